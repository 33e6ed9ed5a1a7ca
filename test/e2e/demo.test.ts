import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test, vi } from 'vitest'

const CLI = resolve('dist/cli.js')
const begin = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawn(process.execPath, [CLI, 'demo', '--port', '0', '--clock', 'auto', ...args], {
    env: { ...process.env, NO_COLOR: '1', ...env },
  })
const play = async (args: readonly string[]): Promise<{ status: number | null; stdout: string }> => {
  const child = begin(['--once', '--seed', '7', ...args])
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  const [status] = (await once(child, 'close')) as [number | null]
  return { status, stdout }
}
/** Ids and durations differ from run to run only where real time is told, a stall on a busy machine included. */
const steady = (text: string): string =>
  text
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')
    .replaceAll(/ \([\d.]+ m?s\)$/gm, ' (N ms)')
    .replaceAll(/ \(excluding [\d.]+ m?s during which mock-genesys itself stalled\)/g, '')

test.concurrent('the demo prints its link first, plays five acts, sums them up, and is reproducible', async () => {
  const [first, second] = await Promise.all([play([]), play([])])
  expect(first.status).toBe(0)
  expect(first.stdout.split('\n')[0]).toMatch(/^watch it live at http:\/\/127\.0\.0\.1:\d+\/$/)
  const said = first.stdout.split('\n').filter((line) => /^(?:Act | {2}[A-Z0-9])/.test(line))
  expect(
    said.filter((line, index) => line.startsWith('Act ') || (said[index + 1] ?? 'Act ').startsWith('Act ')),
  ).toEqual([
    'Act 1 of 5: A clean delivery',
    '  Delivered on the first attempt. The signature matched, and the receiver responded with 200 in time.',
    'Act 2 of 5: Downtime, then recovery',
    '  Delivered on the third attempt. The event was late, and nothing was lost.',
    'Act 3 of 5: A lost response, duplicates, one effect',
    '  Three requests, one effect: the receiver recognized the duplicates by interaction ID and event.',
    'Act 4 of 5: Out of order',
    '  Both events arrived, in the wrong order. The interaction stays finished.',
    'Act 5 of 5: Forged and tampered',
    '  The receiver rejected both fakes and processed the genuine event once.',
  ])
  expect(first.stdout).toContain('the 200 response was dropped on purpose: redelivery 1 of 5 in 2 s')
  expect(first.stdout).toContain('timed out after 1 s, waiting for the response')
  expect(first.stdout.trimEnd().split('\n').at(-1)).toBe(
    '6 events, 13 requests, 6 effects: each event was processed once.',
  )
  expect(steady(first.stdout)).toBe(steady(second.stdout))
})

test.concurrent('with --json, the demo prints every journal entry as an object, including notes', async () => {
  const { status, stdout } = await play(['--json'])
  const told = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; kind?: string; outcome?: { kind: string } })
  expect(status).toBe(0)
  expect(told[0]).toMatchObject({ type: 'ready', url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string })
  expect(told.filter(({ kind }) => kind === 'title')).toHaveLength(6)
  expect(told.flatMap(({ outcome }) => outcome?.kind ?? [])).toEqual([
    ...['accepted'],
    ...['rejected', 'unreachable', 'accepted'],
    ...['unreachable', 'timed-out', 'accepted'],
    ...['accepted', 'rejected', 'accepted'],
    ...['rejected', 'rejected', 'accepted'],
  ])
  expect(
    told.flatMap(({ type, kind }) => (type === 'noted' && kind !== 'title' && kind !== 'caption' ? [kind] : [])),
  ).toEqual(['effect', 'effect', 'effect', 'duplicate', 'duplicate', 'effect', 'effect', 'effect'])
  expect(told.find(({ type }) => type === 'played')).toEqual({ type: 'played', events: 6, attempts: 13, effects: 6 })
})

test.concurrent('without a terminal, --terminal prints each act as a timeline in plain text', async () => {
  const { status, stdout } = await play(['--terminal'])
  expect(status).toBe(0)
  expect(stdout).not.toContain('\x1b')
  const drawn = stdout.slice(stdout.indexOf('Act 2'), stdout.indexOf('Act 3')).trimEnd()
  expect(drawn).toBe(
    [
      'Act 2 of 5: Downtime, then recovery',
      'Delivered on the third attempt. The event was late, and nothing was lost.',
      '        ╷0 s      ╷1 s      ╷2 s      ╷3 s     ╷4 s      ╷5 s',
      'STARTED ■───────────────────✖──────────────────●                     delivered',
      '        503                 refused            200',
    ].join('\n'),
  )
})

test.concurrent.each([
  ['', true],
  ['1', false],
])(
  'on a terminal, --terminal draws in place, restores the screen, and leaves the picture behind (NO_COLOR=%j)',
  async (noColor, colored) => {
    const [command, ...rest] = [
      'python3',
      '-c',
      'import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)',
      process.execPath,
      CLI,
      'demo',
      '--port',
      '0',
      '--clock',
      'auto',
      '--once',
      '--terminal',
    ] as const
    const child = spawn(command, rest, {
      env: { ...process.env, NO_COLOR: noColor, FORCE_COLOR: undefined, TERM: 'xterm-256color' },
    })
    let seen = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (seen += text))
    expect(await once(child, 'close')).toEqual([0, null])
    const begin = seen.indexOf('\x1b[?1049h')
    const end = seen.lastIndexOf('\x1b[?25h\x1b[?1049l')
    expect([
      seen.indexOf('watch it live at') < begin,
      begin < end,
      seen.indexOf('\x1b[?25l') > begin,
      seen.indexOf('\x1b[?25l', end),
    ]).toEqual([true, true, true, -1])
    expect(seen.slice(begin, end)).toContain('Act 1 of 5')
    const left = seen.slice(end)
    for (const act of ['Act 1 of 5', 'Act 3 of 5', 'Act 5 of 5']) expect(left).toContain(act)
    expect(/\x1b\[\d+m/.test(left)).toBe(colored)
  },
)

test.concurrent('after the acts, the demo keeps running for more experiments, and exits with 0', async () => {
  const child = begin(['--json'])
  const ended = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async () =>
    JSON.parse(String((await lines.next()).value)) as {
      type: string
      url?: string
      control?: string
      text?: string
      state?: string
    }
  const { control = '' } = await next()
  const until = async (wanted: (entry: Awaited<ReturnType<typeof next>>) => boolean): Promise<void> => {
    while (!wanted(await next())) continue
  }
  await until(
    ({ text }) => text?.startsWith('Each event was processed once, however often it was delivered. Your turn') ?? false,
  )
  await fetch(`${control}/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"event":"FINISHED"}',
  })
  await until(({ type, state }) => type === 'settled' && state === 'delivered')
  child.kill('SIGINT')
  expect(await ended).toEqual([0, null])
})

test.concurrent('a reset during an act ends the act, not the demo', async () => {
  const child = begin(['--json', '--clock', 'manual'])
  const ended = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async () => JSON.parse(String((await lines.next()).value)) as { type: string; control?: string }
  const { control = '' } = await next()
  await fetch(`${control}/reset`, { method: 'POST' })
  while ((await next()).type !== 'reset') continue
  expect((await fetch(`${control}/health`)).status).toBe(200)
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
})

test.concurrent('the page opens in a browser only with --open', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mock-genesys-'))
  const opened = join(folder, 'opened')
  for (const name of ['xdg-open', 'open']) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho "$1" >> '${opened}'\n`)
    chmodSync(join(folder, name), 0o755)
  }
  const path = { PATH: `${folder}:${process.env['PATH'] ?? ''}` }
  const readyOf = async (args: readonly string[]): Promise<string> => {
    const child = begin(['--clock', 'manual', '--json', ...args], path)
    const ended = once(child, 'exit')
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
    if (args.includes('--open')) await vi.waitFor(() => expect(readFileSync(opened, 'utf8')).not.toBe(''), 15_000)
    child.kill('SIGINT')
    expect(await ended).toEqual([0, null])
    return (JSON.parse(line) as { url: string }).url
  }
  const url = await readyOf(['--open'])
  await readyOf([])
  expect(readFileSync(opened, 'utf8')).toBe(`${url}/\n`)
})

test.concurrent('--terminal and --json are mutually exclusive', () => {
  const { status, stderr } = spawnSync(process.execPath, [CLI, 'demo', '--terminal', '--json'], { encoding: 'utf8' })
  expect([status, stderr.split('\n')[0]]).toEqual([
    2,
    "error USAGE: option '--terminal' cannot be used with option '--json'",
  ])
})

const ACT = `act: Forgetful
retry: { pause: 1s, attempts: 1 }
steps:
  - receiver: forgets
  - publish: STARTED
    as: first
    receiver: loses-response
  - await: first
expect: { attempts: 2, effects: 2 }
result: Processed twice.
`

test.concurrent('a script plays like the built-in acts, alone or with one of them', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'mock-genesys-')), 'forgetful.yaml')
  writeFileSync(file, ACT)
  const alone = await play(['--script', file])
  expect([alone.status, alone.stdout.match(/^(Act .*|Forgetful|  Processed.*)$/gm)]).toEqual([
    0,
    ['Forgetful', '  Processed twice.'],
  ])
  expect(alone.stdout.trimEnd().split('\n').at(-1)).toBe('1 event, 2 requests, 2 effects.')
  const both = await play(['--script', file, '--act', 'clean-delivery'])
  expect(both.stdout.match(/^Act .*$/gm)).toEqual(['Act 1 of 2: A clean delivery', 'Act 2 of 2: Forgetful'])
})

test.concurrent('an act with an unexpected outcome says what was expected and what happened', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'mock-genesys-')), 'wrong.yaml')
  writeFileSync(file, ACT.replace('receiver: forgets', 'receiver: remembers'))
  const { stdout } = await play(['--script', file])
  expect(stdout).toContain('  Expected 2 effects. 1 of 1 event delivered in 2 attempts, with 1 effect.')
})

test.concurrent('a script with a mistake exits with 2 before anything starts, and shows the line', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'mock-genesys-')), 'bad.yaml')
  writeFileSync(file, ACT.replace('await: first', 'await: frist'))
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [CLI, 'demo', '--port', '0', ...args], { encoding: 'utf8' })
  const { status, stdout, stderr } = run('--script', file)
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toContain('error ACT_INVALID: 1 mistake in the script')
  expect(stderr).toContain(`${file}:8:12\n  8 |   - await: frist\n                 ^^^^^ did you mean "first"?`)
  const absent = run('--script', `${file}.not-there`)
  expect([absent.status, absent.stderr.split(':')[0]]).toEqual([2, 'error ACT_NOT_FOUND'])
})

test('the picture in the README is what the demo draws', async () => {
  const { stdout } = await play(['--terminal'])
  const { stdout: drawn } = spawnSync(process.execPath, ['--import', 'tsx', 'src/build/terminal-picture.ts'], {
    input: stdout,
    encoding: 'utf8',
  })
  expect(drawn, 'src/build/terminal-picture.ts says how to draw it anew').toBe(readFileSync('.github/acts.svg', 'utf8'))
})
