import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'

const CLI = resolve('dist/cli.js')
const ENV = { ...process.env, NO_COLOR: '1' }
const run = (args: readonly string[], input = '', cwd?: string) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    input,
    env: ENV,
    ...(cwd !== undefined && { cwd }),
  })
  return { status, stdout, stderr }
}
const running = async (
  args: readonly string[],
  check: (ready: { url: string; control: string; pid: number }, lines: AsyncIterator<string>) => Promise<void>,
): Promise<number | null> => {
  const child = spawn(process.execPath, [CLI, ...args], { env: ENV, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit') as Promise<[number | null]>
  try {
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    const { value } = (await lines.next()) as { value: string }
    await check(JSON.parse(value) as { url: string; control: string; pid: number }, lines)
  } finally {
    child.kill('SIGTERM')
  }
  return (await ended)[0]
}
const receiver = async (statuses: readonly number[]) => {
  let count = 0
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => response.writeHead(statuses[Math.min(count++, statuses.length - 1)] ?? 200).end())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const called = async (times: number): Promise<void> => {
    while (count < times) await once(server, 'request')
  }
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hook`,
    called,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
const runAsync = async (args: readonly string[]): Promise<{ status: number | null; stdout: string }> => {
  const child = spawn(process.execPath, [CLI, ...args], { env: ENV })
  let stdout = ''
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  const [status] = (await once(child, 'close')) as [number | null]
  return { status, stdout }
}

test('serve prints a ready line and the journal, and exits with 0 on SIGTERM', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mock-genesys-'))
  const file = join(folder, 'ready.json')
  const status = await running(['serve', '--port', '0', '--json', '--ready-file', file], async (ready, lines) => {
    expect(ready).toEqual({
      type: 'ready',
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string,
      control: `${ready.url}/_mock`,
      pid: expect.any(Number) as number,
    })
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(ready)
    expect(await (await fetch(`${ready.control}/health`)).json()).toMatchObject({ status: 'ok' })
    await fetch(`${ready.control}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"event":"STARTED"}',
    })
    expect(JSON.parse(((await lines.next()) as { value: string }).value)).toMatchObject({
      seq: 1,
      type: 'published',
      event: 'STARTED',
    })
  })
  expect(status).toBe(0)
  rmSync(folder, { recursive: true })
})

test('send delivers STARTED and FINISHED of one interaction, redelivers, and exits with 0', async () => {
  const target = await receiver([503, 200])
  const { status, stdout } = await runAsync([
    'send',
    'STARTED',
    'FINISHED',
    '--target',
    target.url,
    '--secret',
    'hidden-secret',
    '--clock',
    'auto',
  ])
  target.close()
  expect(status).toBe(0)
  expect(stdout).toContain('503 is not a success: redelivery 1 of 5 in 5 s')
  expect(stdout.match(/delivered after/g)).toHaveLength(2)
  expect(stdout).not.toContain('hidden-secret')
})

test('send exits with 1 when the receiver rejects, and with 3 when nothing is listening', async () => {
  const target = await receiver([500])
  expect(
    (await runAsync(['send', 'STARTED', '--target', target.url, '--secret', 's', '--retry-attempts', '0'])).status,
  ).toBe(1)
  target.close()
  expect(
    run(['send', 'STARTED', '--target', 'http://127.0.0.1:1/', '--secret', 's', '--retry-attempts', '0']),
  ).toMatchObject({ status: 3, stderr: expect.stringContaining('TARGET_UNREACHABLE') as string })
})

test('verify accepts the output of sign, and openssl agrees', () => {
  const body = '{"text":"ü 👍🏽"}'
  const { stdout } = run(['sign', '--secret', 'app-secret'], body)
  const openssl =
    spawnSync('openssl', ['dgst', '-sha1', '-hmac', 'app-secret', '-r'], {
      input: body,
      encoding: 'utf8',
    }).stdout.split(' ')[0] ?? ''
  expect(stdout).toBe(`X-Hub-Signature: sha1=${openssl}\n`)
  expect(run(['verify', '--secret', 'app-secret', '--signature', stdout.trim()], body)).toMatchObject({
    status: 0,
    stdout: 'match\n',
  })
  expect(run(['verify', '--secret', 'app-secret', '--signature', stdout.trim()], `${body}\n`)).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('recipe: newline-trimmed') as string,
  })
  const dixa = run(
    ['sign', '--secret', 'ab'.repeat(32), '--dialect', 'conversations', '--timestamp', '1689238949803'],
    body,
  ).stdout
  expect(run(['verify', '--secret', 'ab'.repeat(32), '--signature', dixa.trim()], body).stdout).toBe('match\n')
})

test('receive rejects the first deliveries, verifies signatures, and offers the probes', async () => {
  const status = await running(
    ['receive', '--port', '0', '--secret', 's', '--fail-first', '1', '--json'],
    async ({ url }) => {
      const sent = await runAsync([
        'send',
        'STARTED',
        '--target',
        url,
        '--secret',
        's',
        '--clock',
        'auto',
        '--interaction',
        '{"id":"i-1"}',
      ])
      expect([sent.status, sent.stdout]).toEqual([0, expect.stringContaining('delivered after 2 attempts')])
      expect(await (await fetch(`${url}processed?interactionId=i-1&event=STARTED`)).json()).toEqual({ count: 1 })
      expect(await (await fetch(`${url}state?interactionId=i-1`)).json()).toEqual({ state: 'STARTED' })
      expect(
        (await runAsync(['send', 'STARTED', '--target', url, '--secret', 'other', '--retry-attempts', '0'])).status,
      ).toBe(1)
    },
  )
  expect(status).toBe(0)
})

test('receive behaves with the given defect, and lists the defects as a table and as JSON', async () => {
  const status = await running(
    [
      'receive',
      '--port',
      '0',
      '--secret',
      'hidden-secret',
      '--defect',
      'no-dedupe',
      '--defect',
      'responds-with-202',
      '--json',
    ],
    async ({ url }) => {
      const body = '{"data":{"entities":[{"event":"STARTED","entity":{"id":"i-1"}}]}}'
      const signature = run(['sign', '--secret', 'hidden-secret'], body).stdout.trim().replace('X-Hub-Signature: ', '')
      const post = async () =>
        (
          await fetch(url, {
            method: 'POST',
            body,
            headers: { 'content-type': 'application/json', 'x-hub-signature': signature },
          })
        ).status
      expect([await post(), await post()]).toEqual([202, 202])
      expect(await (await fetch(`${url}processed?interactionId=i-1`)).json()).toEqual({ count: 2 })
    },
  )
  expect(status).toBe(0)
  const table = run(['receive', '--list-defects'])
  expect(table).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^no-dedupe +processes a redelivered event again$/m) as string,
  })
  const list = JSON.parse(run(['receive', '--list-defects', '--json']).stdout) as {
    name: string
    explanation: string
    fix: string
  }[]
  expect(list.find(({ name }) => name === 'no-dedupe')).toEqual({
    name: 'no-dedupe',
    family: 'idempotency',
    explanation: 'processes a redelivered event again',
    fix: expect.any(String) as string,
  })
  expect(list).toHaveLength(table.stdout.trim().split('\n').length)
})

test('receive with a defect finds only the documented header case, and responds with 413 over a socket', async () => {
  const status = await running(
    ['receive', '--port', '0', '--secret', 's', '--defect', 'looks-up-headers-case-sensitively', '--json'],
    async ({ url }) => {
      const signature = run(['sign', '--secret', 's'], '{}').stdout.trim().replace('X-Hub-Signature: ', '')
      const exchange = async (name: string) => {
        const socket = connect(Number(new URL(url).port), '127.0.0.1')
        socket.write(
          `POST / HTTP/1.1\r\nHost: h\r\n${name}: ${signature}\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`,
        )
        return (await text(socket)).slice(9, 12)
      }
      expect([await exchange('X-Hub-Signature'), await exchange('x-hub-signature')]).toEqual(['200', '401'])
      expect(
        (
          await fetch(url, {
            method: 'POST',
            body: Buffer.alloc(10 * 1024 * 1024 + 1),
            headers: { 'content-type': 'application/json' },
          })
        ).status,
      ).toBe(413)
    },
  )
  expect(status).toBe(0)
})

test('receive exits with 1 under a defect that ends the process', async () => {
  const status = await running(
    ['receive', '--port', '0', '--secret', 's', '--defect', 'crashes-on-malformed-signature', '--json'],
    async ({ url }) => {
      await expect(
        fetch(url, {
          method: 'POST',
          body: '{}',
          headers: { 'content-type': 'application/json', 'x-hub-signature': 'sha1=zz' },
        }),
      ).rejects.toThrow('fetch failed')
    },
  )
  expect(status).toBe(1)
})

test('receive fetches the resource of a started interaction from --nexus', async () => {
  const nexus = await receiver([404, 200])
  const status = await running(
    ['receive', '--port', '0', '--secret', 's', '--nexus', nexus.url, '--json'],
    async ({ url }) => {
      const body = JSON.stringify({
        data: { entities: [{ event: 'STARTED', entity: { id: 'i-1', selfUri: nexus.url } }] },
      })
      const signature = run(['sign', '--secret', 's'], body).stdout.trim().replace('X-Hub-Signature: ', '')
      expect(
        (
          await fetch(url, {
            method: 'POST',
            body,
            headers: { 'content-type': 'application/json', 'x-hub-signature': signature },
          })
        ).status,
      ).toBe(200)
      await nexus.called(2)
    },
  )
  nexus.close()
  expect(status).toBe(0)
})

const T = ['--target', 'http://127.0.0.1:1/', '--secret', 's']
test.each<[string, string[], string]>([
  ['an unknown command', ['serv'], 'Did you mean serve?'],
  ['an unknown option', ['serve', '--prot', '1'], 'Did you mean --port?'],
  ['a missing argument', ['send'], "missing required argument 'event'"],
  [
    'a duration without unit',
    ['send', 'STARTED', ...T, '--retry-timeout', '10'],
    '--retry-timeout: "10" is not a duration (expected a number with a unit, such as 10s)\n  fix: write 10s or 10ms',
  ],
  ['an unknown unit', ['send', 'STARTED', ...T, '--response-timeout', '10 weeks'], '"10 weeks" is not a duration'],
  ['a misspelled event', ['send', 'STARTD', ...T], '"STARTD" is not an event\n  fix: did you mean STARTED?'],
  [
    'a misspelled event in a list',
    ['serve', ...T, '--events', 'STARTED,ConversationCreate'],
    'did you mean ConversationCreated?',
  ],
  ['a port out of range', ['serve', '--port', '70000'], '--port: "70000" is not a port'],
  ['a clock mode that is none', ['serve', '--clock', 'fast'], 'unknown clock mode "fast"'],
  ['a negative number', ['serve', '--retry-attempts=-1'], '"-1" is not a whole number'],
  [
    'a URL without scheme',
    ['send', 'STARTED', '--target', 'localhost:3000/hook', '--secret', 's'],
    '(expected http or https)',
  ],
  [
    'a URL with a password',
    ['send', 'STARTED', '--target', 'http://u:hidden@h/', '--secret', 's'],
    'contains a user name or password',
  ],
  [
    'a target without secret',
    ['serve', '--target', 'http://127.0.0.1:1/'],
    'error TARGET_INCOMPLETE: --target is given without --secret',
  ],
  ['an empty secret', ['send', 'STARTED', '--target', 'http://127.0.0.1:1/', '--secret', ''], 'the secret is empty'],
  [
    'a secret that is not hexadecimal for conversation events',
    ['send', 'ConversationCreated', ...T],
    'error SECRET_NOT_HEX',
  ],
  [
    'listening beyond loopback without token',
    ['serve', '--host', '0.0.0.0', '--port', '0'],
    'error CONTROL_TOKEN_REQUIRED',
  ],
  [
    'an address that is not ours',
    ['serve', '--host', '192.0.2.7', '--port', '0', '--control-token', 't'],
    'error ADDRESS_UNKNOWN',
  ],
  ['an unknown assumption', ['serve', '--assume', 'finishedWaits=true'], '"finishedWaits" is not an assumption'],
  ['JSON that is none', ['send', 'STARTED', ...T, '--interaction', '{id:1}'], 'this is not JSON'],
  ['a manual clock for one shot', ['send', 'STARTED', ...T, '--clock', 'manual'], 'error CLOCK_MANUAL'],
  ['a config file that is not there', ['serve', '--config', 'none.yaml'], 'error CONFIG_NOT_FOUND'],
  [
    'a status that cannot be answered',
    ['receive', '--secret', 's', '--status', '99'],
    '"99" is not a valid response status',
  ],
  ['a receiver without secret', ['receive'], '--secret is missing'],
  [
    'a misspelled defect',
    ['receive', '--secret', 'hidden', '--defect', 'no-dedup'],
    'error DEFECT_UNKNOWN: --defect: "no-dedup" is not a defect\n  fix: did you mean no-dedupe?',
  ],
  ['a Nexus that is no URL', ['receive', '--secret', 'hidden', '--nexus', 'nowhere'], '--nexus: '],
  ['verify without signature', ['verify', '--secret', 's'], '--signature is missing'],
])('%s: exits with 2, prints a fix, and shows no stack trace', (_, args, message) => {
  const { status, stderr } = run(args)
  expect(stderr).toContain(message)
  expect(stderr).toMatch(/^error /)
  expect(stderr).not.toMatch(/\n\s+at |hidden/)
  expect(status).toBe(2)
})

test('a port in use is reported with a fix', async () => {
  const target = await receiver([200])
  const { port } = new URL(target.url)
  expect(
    await new Promise<{ status: number | null; stderr: string }>((done) => {
      const child = spawn(process.execPath, [CLI, 'serve', '--port', port], { env: ENV })
      let stderr = ''
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
      child.on('close', (status) => done({ status, stderr }))
    }),
  ).toEqual({
    status: 2,
    stderr:
      `error PORT_IN_USE: 127.0.0.1:${port} is in use by another program\n` +
      '  fix: stop that program, or choose another port: --port 0 picks a free one\n',
  })
  target.close()
})

test('every mistake in a config file is reported at once, with its position', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mock-genesys-'))
  writeFileSync(
    join(folder, 'mock-genesys.config.yaml'),
    'prt: 1\nsubscriptions:\n  - url: nowhere\n    secret: hidden\n    evnts: all\n',
  )
  const { status, stderr } = run(['serve'], '', folder)
  rmSync(folder, { recursive: true })
  expect(status).toBe(2)
  expect(stderr).toContain('3 mistakes in mock-genesys.config.yaml')
  expect(stderr).toContain(
    'mock-genesys.config.yaml:1:1: "prt" is not an option\n  1 | prt: 1\n      ^ did you mean "port"?',
  )
  expect(stderr).toContain('mock-genesys.config.yaml:5:5: "evnts" is not a key of a subscription')
  expect(stderr).not.toContain('hidden')
})

test('a flag wins over the environment, which wins over the config file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mock-genesys-'))
  writeFileSync(join(folder, 'mock-genesys.config.yaml'), 'secret: from-file\n')
  const signed = (args: readonly string[], secret?: string): string =>
    spawnSync(process.execPath, [CLI, 'sign', ...args], {
      cwd: folder,
      input: '{}',
      encoding: 'utf8',
      env: { ...ENV, ...(secret !== undefined && { MOCK_GENESYS_SECRET: secret }) },
    }).stdout
  const [file, environment, flag] = [signed([]), signed([], 'app-secret'), signed(['--secret', 'app-secret'], 'other')]
  rmSync(folder, { recursive: true })
  expect(environment).toBe('X-Hub-Signature: sha1=18fe6cec23771c3dff7822497dccc1873528d436\n')
  expect(flag).toBe(environment)
  expect(file).not.toBe(environment)
})

test('send redelivers by a policy given by name or written out, and rejects an unknown one', async () => {
  const target = await receiver([503, 503, 200])
  const { status, stdout } = await runAsync([
    'send',
    'STARTED',
    '--target',
    target.url,
    '--secret',
    's',
    '--clock',
    'auto',
    '--retry-policy',
    'list(1s,1h)',
  ])
  target.close()
  expect(status).toBe(0)
  expect(stdout).toContain('redelivery 1 of 2 in 1 s (pause 1 of 2)')
  expect(stdout).toContain('redelivery 2 of 2 in 1 h (pause 2 of 2)')
  expect(
    run(['send', 'STARTED', '--target', target.url, '--secret', 's', '--retry-policy', 'exponental']),
  ).toMatchObject({ status: 2, stderr: expect.stringContaining('did you mean exponential?') as string })
})

test('test redelivers by a policy if the scenario does not configure redelivery', async () => {
  const target = await receiver([503, 503, 200])
  const folder = mkdtempSync(join(tmpdir(), 'mock-genesys-'))
  const file = join(folder, 'patience.yaml')
  writeFileSync(
    file,
    'scenario: accepts a delivery in the end\n' +
      'steps:\n' +
      '  - publish: STARTED\n' +
      '  - expect: { attempts: 3, pause: 6s, state: delivered }\n',
  )
  const { status, stdout } = await runAsync([
    'test',
    file,
    '--target',
    target.url,
    '--secret',
    'app-secret',
    '--no-preflight',
    '--retry-policy',
    'list(6s,6s)',
  ])
  target.close()
  rmSync(folder, { recursive: true })
  expect(stdout).toContain('1 passed')
  expect(status).toBe(0)
})
