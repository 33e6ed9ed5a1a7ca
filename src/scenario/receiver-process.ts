import { spawn, type ChildProcess } from 'node:child_process'
import { realPause, stopwatch } from '../clock/real.ts'
import { MockError } from '../contract/error.ts'
import { accepts } from './accepts.ts'
import { HeardOutput } from './receiver-log.ts'
import type { RunningReceiver } from './run-scenarios.ts'

export interface StartOptions {
  /** Run by the shell, in a process group of its own. */
  readonly command: string
  readonly target: string
  /** Polled until it answers; default: a connection to the target. */
  readonly ready?: string
  /** Real milliseconds it may take until it answers. Default 30,000. */
  readonly withinMs?: number
  /** Gives up waiting for it, and ends it. */
  readonly signal?: AbortSignal
  readonly env?: Readonly<Record<string, string>>
}

export interface ReceiverProcess extends RunningReceiver {
  /** How many lines of its output contain a text. */
  linesWith(text: string): number
  /** Ends it and all that it started; SIGKILL after 3 s. */
  stop(): Promise<void>
}

/** Lines of output kept for an error message. */
const TOLD = 15

const answers = async (url: string): Promise<boolean> => {
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(1000), redirect: 'manual' })
    return status < 500
  } catch {
    return false
  }
}

/** How long what was ended may take to vanish and to let go of its port. */
const VANISH_MS = 2000

/** Starts a receiver and waits until it answers. @throws {MockError} `RECEIVER_NOT_STARTED`, `TARGET_TAKEN` */
export const startReceiver = async (options: StartOptions): Promise<ReceiverProcess> => {
  const { command, target, ready, withinMs = 30_000 } = options
  if (await accepts(target)) {
    throw new MockError({ code: 'TARGET_TAKEN', message: `something answers at ${new URL(target).host} before the receiver was started`, fix: 'stop it, or leave --start out to test what runs there' })
  }
  let child: ChildProcess | undefined
  const output = new HeardOutput()
  const isRunning = (): boolean => child !== undefined && child.exitCode === null && child.signalCode === null

  const begin = async (): Promise<void> => {
    // A group of its own, so that all that the shell starts can be ended with it.
    const started = spawn(command, { shell: true, detached: process.platform !== 'win32', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.env } })
    child = started
    process.on('exit', endAtOnce)
    started.on('error', () => undefined)
    for (const stream of [started.stdout, started.stderr]) stream.setEncoding('utf8').on('data', (text: string) => output.hear(text))
    const elapsed = stopwatch()
    while (!(await (ready === undefined ? accepts(target) : answers(ready)))) {
      const why = !isRunning()
        ? `it ended with ${String(started.exitCode ?? started.signalCode ?? 'an error')}`
        : options.signal?.aborted
          ? 'it was interrupted'
          : elapsed() > withinMs
            ? `${ready ?? target} did not answer within ${String(withinMs / 1000)} s`
            : undefined
      if (why !== undefined) {
        await stop()
        throw new MockError({ code: 'RECEIVER_NOT_STARTED', message: `"${command}" did not start: ${why}\n${output.last(TOLD).map((line) => `  | ${line}`).join('\n')}`, fix: 'run the command by hand; check that it listens where --target points, or say with --ready what to poll' })
      }
      await realPause(30)
    }
  }

  /** Signals the whole group; 0 only asks. Answers whether there was anything left of it. */
  const signal = (name: NodeJS.Signals | 0): boolean => {
    if (child?.pid === undefined) return false
    try {
      return process.platform === 'win32' ? child.kill(name) : process.kill(-child.pid, name)
    } catch {
      // The group has ended already.
      return false
    }
  }
  // A process that ends in the midst of all cannot wait: it takes the receiver with it.
  const endAtOnce = (): void => void signal('SIGKILL')

  const stop = async (): Promise<void> => {
    if (!child) return
    signal('SIGTERM')
    const elapsed = stopwatch()
    while (isRunning() && elapsed() < 3000) await realPause(10)
    // What ignored it, and what outlived its shell.
    signal('SIGKILL')
    const sinceKill = stopwatch()
    while (signal(0) && sinceKill() < VANISH_MS) await realPause(5)
    child = undefined
    process.off('exit', endAtOnce)
  }

  await begin()
  return {
    isAlive: async () => isRunning() && (await accepts(target)),
    async restart() {
      await stop()
      const elapsed = stopwatch()
      // Else the old one would be taken for the new.
      while (elapsed() < VANISH_MS && (await accepts(target))) await realPause(10)
      await begin()
    },
    log: output,
    linesWith: (text) => output.linesWith(text),
    stop,
  }
}
