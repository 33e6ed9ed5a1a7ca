import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  response,
  answerAndClose,
  closeAfterRequest,
  hang,
  OK,
  resetAfter,
  startNasty,
  type Behaviour,
} from './nasty-servers.ts'

/** A receiver with bad manners, which is running. */
export interface IllMannered extends AsyncDisposable {
  readonly url: string
}

const BODY_UNTIL_CLOSE = 'HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nok'

const nasty = async (behave: Behaviour, connected?: (socket: Socket) => void): Promise<IllMannered> => {
  const server = await startNasty(behave, connected && { connected })
  return { url: `${server.url}/`, [Symbol.asyncDispose]: () => server.kill() }
}

/** Never ends its side of a connection, also when the other side has ended. */
const halfOpen = async (): Promise<IllMannered> => {
  const sockets = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket)
    socket
      .on('error', () => undefined)
      .on('close', () => sockets.delete(socket))
      .once('data', () => socket.write(OK))
      .resume()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** PHP's built-in server, which answers by closing; undefined where there is no PHP. */
const php = async (): Promise<IllMannered | undefined> => {
  const folder = mkdtempSync(join(tmpdir(), 'mock-genesys-php-'))
  writeFileSync(join(folder, 'index.php'), '<?php file_get_contents("php://input"); echo "{}";')
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const { port } = free.address() as AddressInfo
  free.close()
  await once(free, 'close')
  const child = spawn('php', ['-S', `127.0.0.1:${String(port)}`, join(folder, 'index.php')], { stdio: 'ignore' })
  const gone = new Promise<void>((resolve) => void child.on('error', () => resolve()).on('exit', () => resolve()))
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL')
    await gone
    rmSync(folder, { recursive: true, force: true })
  }
  const url = `http://127.0.0.1:${String(port)}/`
  for (let tries = 0; tries < 200; tries++) {
    if (child.pid === undefined || child.exitCode !== null) break
    const isUp = await fetch(url, { method: 'POST', body: '{}' }).then(
      () => true,
      () => false,
    )
    if (isUp) return { url, [Symbol.asyncDispose]: stop }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await stop()
  return undefined
}

/** Every kind, by name; a kind that cannot run here starts as undefined. */
export const ILL_MANNERED: Readonly<Record<string, () => Promise<IllMannered | undefined>>> = {
  'half-open': halfOpen,
  'never reading': () => nasty(hang, (socket) => void socket.pause()),
  'never answering': () => nasty(hang),
  resetting: () => nasty(resetAfter('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf')),
  'closing at once': () => nasty(hang, (socket) => void socket.end()),
  'closing without a response': () => nasty(closeAfterRequest),
  'closing with a length': () => nasty(answerAndClose(OK)),
  'closing without a length': () => nasty(answerAndClose(BODY_UNTIL_CLOSE)),
  'keeping alive': () => nasty(response(OK)),
  PHP: php,
}
