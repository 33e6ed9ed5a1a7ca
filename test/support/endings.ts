import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { resolve } from 'node:path'
import { ILL_MANNERED, type IllMannered } from './ill-mannered.ts'

/** How commands of one kind ended at one kind of receiver. */
export interface Ending {
  readonly command: string
  readonly receiver: string
  runs: number
  /** Still running so long after their last line that they never end. */
  hangs: number
  /** Longest real milliseconds from the last line of output to the end of the process. */
  slowestMs: number
  readonly codes: Set<string>
}

const CLI = resolve('dist/cli.js')
/**
 * Silence after which a command is held to hang, in milliseconds: commands that wait on purpose say something within
 * it.
 */
const HANGS_MS = 30_000
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

interface Command {
  readonly name: string
  readonly args: (url: string) => readonly string[]
  /** Called with its first line, for a command that stays up; ends it. */
  readonly end?: (child: ChildProcess, ready: { readonly url: string }) => Promise<void>
}

const common = (url: string): readonly string[] => [
  '--target',
  url,
  '--secret',
  'app-secret',
  '--clock',
  'auto',
  '--response-timeout',
  '300ms',
]

/** Publishes, so that an attempt is in flight when the signal comes. */
const publish = (url: string): Promise<unknown> =>
  fetch(`${url}/_mock/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"event":"STARTED"}',
  })

/** Begins a request and never completes it. */
const dawdle = async (url: string): Promise<void> => {
  const { hostname, port } = new URL(url)
  const socket = connect(
    Number(port),
    hostname,
    () => void socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{'),
  )
  socket.on('error', () => undefined)
  const half = request(url, { method: 'POST' }).on('error', () => undefined)
  half.write('{')
  await once(socket, 'connect')
}

const COMMANDS: readonly Command[] = [
  {
    name: 'test wire/processes-a-delivery-once…',
    args: (url) => [
      'test',
      ...common(url),
      '--no-preflight',
      '--filter',
      'wire/processes-a-delivery-once-when-the-response-is-lost',
    ],
  },
  {
    name: 'test signature/…#1',
    args: (url) => [
      'test',
      ...common(url),
      '--no-preflight',
      '--filter',
      'signature/rejects-a-malformed-digest#1',
      '--reporter',
      'json',
    ],
  },
  {
    name: 'test, first delivery',
    args: (url) => ['test', ...common(url), '--filter', 'signature/rejects-a-malformed-digest#1'],
  },
  { name: 'send', args: (url) => ['send', 'STARTED', 'FINISHED', ...common(url), '--retry-attempts', '1'] },
  {
    name: 'send lost-response',
    args: (url) => [
      'send',
      'STARTED',
      ...common(url),
      '--retry-attempts',
      '1',
      '--fault',
      'lost-response:attempts=1,until=whole',
    ],
  },
  {
    name: 'send half-close',
    args: (url) => ['send', 'STARTED', ...common(url), '--retry-attempts', '0', '--fault', 'half-close'],
  },
  {
    name: 'send reset-after-body',
    args: (url) => ['send', 'STARTED', ...common(url), '--retry-attempts', '1', '--fault', 'reset-after-body'],
  },
  { name: 'demo --once', args: () => ['demo', '--once', '--clock', 'auto', '--port', '0'] },
  ...SIGNALS.flatMap((signal): Command[] => [
    {
      name: `serve ${signal}`,
      args: (url) => [
        'serve',
        '--port',
        '0',
        '--json',
        '--target',
        url,
        '--secret',
        'app-secret',
        '--response-timeout',
        '300ms',
      ],
      end: async (child, { url }) => {
        await publish(url)
        child.kill(signal)
      },
    },
    {
      name: `receive ${signal}`,
      args: () => ['receive', '--port', '0', '--json', '--secret', 'app-secret'],
      end: async (child, { url }) => {
        await dawdle(url)
        child.kill(signal)
      },
    },
  ]),
]

const play = async (command: Command, receiver: string, url: string, ending: Ending): Promise<void> => {
  const child = spawn(process.execPath, [CLI, ...command.args(url)], {
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let lastLineAt = performance.now()
  let first = ''
  let isEnding = false
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    lastLineAt = performance.now()
    first += isEnding ? '' : text
    if (isEnding || !first.includes('\n')) return
    isEnding = true
    if (command.end)
      command
        .end(child, JSON.parse(first.slice(0, first.indexOf('\n'))) as { url: string })
        .catch(() => child.kill('SIGKILL'))
  })
  child.stderr.on('data', () => (lastLineAt = performance.now()))
  const watch = setInterval(() => {
    if (performance.now() - lastLineAt < HANGS_MS) return
    ending.hangs += 1
    process.stderr.write(`hangs: mock-genesys ${command.args(url).join(' ')} (${receiver})\n`)
    child.kill('SIGKILL')
  }, 500)
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  const ms = performance.now() - lastLineAt
  clearInterval(watch)
  ending.runs += 1
  ending.codes.add(String(code ?? signal))
  ending.slowestMs = Math.max(ending.slowestMs, ms)
}

/** Runs short commands against receivers with bad manners, two at a time, and measures how each ends. */
export const measureEndings = async (runs: number): Promise<readonly Ending[]> => {
  const receivers: (readonly [string, IllMannered])[] = []
  for (const [name, start] of Object.entries(ILL_MANNERED)) {
    const started = await start()
    if (started) receivers.push([name, started])
  }
  const pairs = COMMANDS.flatMap((command) =>
    receivers.map(([receiver, { url }]) => ({
      command,
      url,
      ending: { command: command.name, receiver, runs: 0, hangs: 0, slowestMs: 0, codes: new Set<string>() },
    })),
  )
  // A stride that is prime to their number: a few runs already meet every command and every receiver.
  const stride = receivers.length + 1
  let next = 0
  const work = async (): Promise<void> => {
    for (let index = next++; index < runs; index = next++) {
      const pair = pairs[(index * stride) % pairs.length]
      if (pair) await play(pair.command, pair.ending.receiver, pair.url, pair.ending)
    }
  }
  await Promise.all([work(), work()])
  for (const [, receiver] of receivers) await receiver[Symbol.asyncDispose]()
  return pairs.map(({ ending }) => ending).filter(({ runs: made }) => made > 0)
}

const merged = (endings: readonly Ending[], by: 'command' | 'receiver'): string[] => {
  const names = [...new Set(endings.map((ending) => ending[by]))]
  return names.map((name) => {
    const own = endings.filter((ending) => ending[by] === name)
    const sum = (of: 'runs' | 'hangs'): string => String(own.reduce((total, ending) => total + ending[of], 0))
    const slowest = Math.max(...own.map(({ slowestMs }) => slowestMs))
    const codes = [...new Set(own.flatMap((ending) => [...ending.codes]))].toSorted()
    return (
      `${name.padEnd(28)} ${sum('runs').padStart(5)} ${sum('hangs').padStart(6)} ` +
      `${slowest.toFixed(0).padStart(11)}  ${codes.join(' ')}`
    )
  })
}

const isMain = process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename
if (isMain) {
  const endings = await measureEndings(Number(process.argv[2] ?? 1000))
  const head = `${''.padEnd(28)} ${'runs'.padStart(5)} ${'hangs'.padStart(6)} ${'slowest ms'.padStart(11)}  exit codes`
  process.stdout.write(
    'from the last line of output to the end of the process\n\n' +
      `${[head, ...merged(endings, 'command'), '', head, ...merged(endings, 'receiver')].join('\n')}\n`,
  )
  process.exit(endings.some(({ hangs }) => hangs > 0) ? 1 : 0)
}
