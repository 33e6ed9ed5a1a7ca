import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const RECEIVERS = fileURLToPath(new URL('receivers.js', import.meta.url))

/** A process that runs beside the fuzzer. */
export interface Running {
  readonly url: string
  readonly port: number
  readonly pid: number
  /** How it ended; undefined while it runs. */
  ended(): string | undefined
  /** Ends it; a second call does nothing. */
  stop(): Promise<void>
}

const stopped = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000)
  await gone
  clearTimeout(timer)
}

/** Starts the receivers in a process of their own. */
export const startReceivers = async (): Promise<Running> => {
  const child = spawn(process.execPath, [RECEIVERS], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string]
  const port = Number(line.trim())
  return {
    url: `http://127.0.0.1:${String(port)}`,
    port,
    pid: child.pid ?? 0,
    ended: () =>
      child.exitCode === null && child.signalCode === null
        ? undefined
        : `exit ${String(child.exitCode ?? child.signalCode)}`,
    stop: () => stopped(child),
  }
}

/** Starts `mock-genesys serve` at a free port; each line of its journal goes to `line`. */
export const startServe = async (
  args: readonly string[],
  given: { readonly line: (text: string) => void; readonly ended: (how: string) => void },
): Promise<Running> => {
  const child = spawn(
    process.execPath,
    [
      ...[CLI, 'serve', '--port', '0', '--json', '--response-timeout', '30ms', '--retry-attempts', '2'],
      // By default most random bodies would be refused for the one member.
      ...['--assume', 'filters=honored'],
      ...args,
    ],
    { env: { ...process.env, NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let stderr = ''
  let stopping = false
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-4000)
  })
  const lines = createInterface({ input: child.stdout })
  const ready = once(lines, 'line') as Promise<[string]>
  child.once('close', (code, signal) => {
    if (!stopping) given.ended(`serve ended with ${String(code ?? signal)}: ${stderr.trim()}`)
  })
  const [first] = await ready
  const { url } = JSON.parse(first) as { readonly url: string }
  lines.on('line', given.line)
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid ?? 0,
    ended: () =>
      child.exitCode === null && child.signalCode === null
        ? undefined
        : `exit ${String(child.exitCode ?? child.signalCode)}`,
    async stop() {
      stopping = true
      await stopped(child)
    },
  }
}

/** Resident memory of a process in megabytes; undefined where the system does not say. */
export const residentMb = (pid: number): number | undefined => {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024)
  } catch {
    return undefined
  }
}
