import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { withLimit } from '../../clock/limit-signal.ts'
import { realPause } from '../../clock/real.ts'
import { wakefulStopwatch } from '../../clock/standstill.ts'
import { MockError } from '../../kit/error.ts'
import { guardedFetch } from '../../delivery/wire/guarded-fetch.ts'
import { accepts } from './accepts.ts'
import { MARK, membersOf, signalFamily, socketsOf, type Family } from './process-group.ts'
import type { ReceiverControl } from './receiver-control.ts'
import { CollectedOutput } from './receiver-log.ts'
import type { RunningReceiver } from './running-receiver.ts'
import { startWatchdog } from './watchdog.ts'

export interface StartOptions {
  /** Run by the shell, in a separate process group. */
  readonly command: string
  readonly target: string
  /** URL to poll until it responds. Default: connects to the target. */
  readonly ready?: string
  /** How long it may take until it responds, in real milliseconds. Default 30,000. */
  readonly withinMs?: number
  /** Stops waiting for it, and ends it. */
  readonly signal?: AbortSignal
  readonly env?: Readonly<Record<string, string>>
  /** Makes the receiver's output safe for an error: masks secrets and escapes control characters. */
  readonly show: (text: string) => string
}

export interface ReceiverProcess extends RunningReceiver {
  /** Returns how many lines of its output contain a text. */
  linesWith(text: string): number
  /**
   * Stops it and all its child processes; SIGKILL after 3 s. Outside Linux, processes that have left its group are not
   * found.
   */
  stop(): Promise<void>
}

/** How many lines of output an error message shows. */
const MAX_OUTPUT_LINES = 15

const responds = async (url: string): Promise<boolean> => {
  try {
    const { status, body } = await withLimit(1000, (signal) => guardedFetch(url, { signal, redirect: 'manual' }))
    void body?.cancel().catch(() => undefined)
    return status < 500
  } catch {
    return false
  }
}

/** How long a stopped process may take to exit and release its port. */
const VANISH_MS = 2000
/** How long the last output of a stopped process may take to arrive. */
const OUTPUT_MS = 500

/** Starts a receiver and waits until it responds. @throws {MockError} `RECEIVER_NOT_STARTED`, `TARGET_TAKEN` */
export const startReceiver = async (options: StartOptions): Promise<ReceiverProcess> => {
  const { command, target, ready, withinMs = 30_000 } = options
  if (await accepts(target)) {
    throw new MockError({
      code: 'TARGET_TAKEN',
      message: `${new URL(target).host} is already in use before the receiver starts`,
      fix: 'stop it, or omit --start to test what is running there',
    })
  }
  let child: ChildProcess | undefined
  const mark = randomUUID()
  const family = (): Family | undefined => (child?.pid === undefined ? undefined : { group: child.pid, mark })
  const output = new CollectedOutput()
  let leave = (): void => undefined
  /** Whether it must not be started again. */
  let over = false
  const isRunning = (): boolean => child !== undefined && child.exitCode === null && child.signalCode === null

  // Masked as one text: a secret may span several lines.
  const lastLines = (): string =>
    options
      .show(output.last(MAX_OUTPUT_LINES).join('\n'))
      .trimEnd()
      .split('\n')
      .map((line) => (line === '' ? '' : `\n  | ${line}`))
      .join('')

  const notStarted = (why: string): MockError =>
    new MockError({
      code: 'RECEIVER_NOT_STARTED',
      message: `"${options.show(command)}" did not start: ${why}${lastLines()}`,
      fix: 'run the command by hand; check that it listens where --target points, or pass --ready URL',
    })

  /** Returns why to stop waiting for a process; undefined to keep waiting. */
  const whyNotStarted = ({ exitCode, signalCode }: ChildProcess, elapsedMs: number): string | undefined => {
    if (!isRunning())
      return exitCode === null
        ? `it was ended by ${String(signalCode ?? 'an error')}`
        : `it exited with code ${String(exitCode)}`
    if (options.signal?.aborted) return 'it was interrupted'
    return elapsedMs > withinMs ? `${ready ?? target} did not respond within ${String(withinMs / 1000)} s` : undefined
  }

  const begin = async (): Promise<void> => {
    if (over) throw notStarted('it was stopped')
    // In a separate group, so that everything the shell starts can be ended with it.
    const started = spawn(command, {
      shell: true,
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...options.env, [MARK]: mark },
    })
    child = started
    process.on('exit', endAtOnce)
    if (started.pid !== undefined) leave = startWatchdog({ group: started.pid, mark })
    started.on('error', () => undefined)
    for (const stream of [started.stdout, started.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => output.hear(text))
    const elapsed = wakefulStopwatch()
    while (!(await (ready === undefined ? accepts(target) : responds(ready)))) {
      const why = whyNotStarted(started, elapsed())
      if (why !== undefined) {
        await end()
        throw notStarted(why)
      }
      await realPause(30)
    }
  }

  /** Signals all its processes; 0 only checks. Returns whether any is left in its group. */
  const signal = (name: NodeJS.Signals | 0): boolean => {
    const all = family()
    if (!all) return false
    return process.platform === 'win32' ? child?.kill(name) === true : signalFamily(all, name)
  }
  // A process that is exiting cannot wait: it kills the receiver at once.
  const endAtOnce = (): void => void signal('SIGKILL')

  /** Whether any process is left, not counting zombies. */
  const isLeft = (): boolean => {
    const all = family()
    const members = all && membersOf(all)
    return members ? members.length > 0 : signal(0)
  }

  /** Kills what is left: processes that ignored a signal or outlived the shell. */
  const vanish = async (): Promise<void> => {
    signal('SIGKILL')
    const elapsed = wakefulStopwatch()
    while (isLeft() && elapsed() < VANISH_MS) {
      await realPause(5)
      // A fork may have completed since.
      signal('SIGKILL')
    }
    await releaseOutput()
    child = undefined
    leave()
    leave = () => undefined
    process.off('exit', endAtOnce)
  }

  /** Closes its output, which a process outside its group may keep open. */
  const releaseOutput = async (): Promise<void> => {
    const streams = [child?.stdout, child?.stderr].flatMap((stream) => stream ?? [])
    const elapsed = wakefulStopwatch()
    while (streams.some(({ closed }) => !closed) && elapsed() < OUTPUT_MS) await realPause(5)
    for (const stream of streams) stream.destroy()
  }

  const end = async (): Promise<void> => {
    if (!child) return
    signal('SIGTERM')
    // A paused process would not receive SIGTERM.
    signal('SIGCONT')
    const elapsed = wakefulStopwatch()
    while (isRunning() && elapsed() < 3000) await realPause(10)
    await vanish()
  }

  /** Waits until the port is free, so that the old process is not mistaken for the new one. */
  const silence = async (): Promise<void> => {
    const elapsed = wakefulStopwatch()
    while (elapsed() < VANISH_MS && (await accepts(target))) await realPause(10)
  }

  const control: ReceiverControl = {
    kill: () => void signal('SIGKILL'),
    terminate: () => void signal('SIGTERM'),
    pause: () => void signal('SIGSTOP'),
    resume: () => void signal('SIGCONT'),
    async gone(withinMs) {
      const elapsed = wakefulStopwatch()
      while (isLeft() && elapsed() < withinMs) await realPause(5)
      await vanish()
    },
    async start() {
      await silence()
      await begin()
    },
    sockets: () => {
      const all = family()
      return all && socketsOf(all)
    },
  }

  await begin()
  return {
    isAlive: async () => isRunning() && (await accepts(target)),
    async restart() {
      await end()
      await control.start()
    },
    ...(process.platform !== 'win32' && { life: control }),
    log: output,
    linesWith: (text) => output.linesWith(text),
    async stop() {
      over = true
      await end()
    },
  }
}
