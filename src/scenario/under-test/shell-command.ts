import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { withLimit } from '../../clock/limit-signal.ts'
import { MARK, signalFamily } from './process-group.ts'

/** How a command came to its end. */
export interface CommandEnd {
  /** The end of its standard output, without white space around. */
  readonly said: string
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** Whether it was ended because its time was over. */
  readonly isLate: boolean
}

/** How long the output of a command may stay open after its end, because something that it started holds it. */
const OUTPUT_MS = 500

/**
 * Runs a command by the shell, with this in its environment besides ours, no longer than so many real milliseconds.
 * Rejects when it could not be run at all.
 */
export const runCommand = (
  command: string,
  env: Readonly<Record<string, string>>,
  limitMs: number,
): Promise<CommandEnd> => withLimit(limitMs, (late) => run(command, env, late))

const run = (command: string, env: Readonly<Record<string, string>>, late: AbortSignal): Promise<CommandEnd> =>
  new Promise((resolve, reject) => {
    const isWindows = process.platform === 'win32'
    const mark = randomUUID()
    // A group of its own, so that what the shell starts is ended with it and keeps no output open.
    const child = spawn(command, {
      shell: true,
      detached: !isWindows,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, ...env, [MARK]: mark },
    })
    let said = ''
    const end = (): void => {
      if (isWindows || child.pid === undefined) child.kill('SIGKILL')
      else signalFamily({ group: child.pid, mark }, 'SIGKILL')
    }
    late.addEventListener('abort', end)
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-1000)))
    child.on('error', (cause) => {
      late.removeEventListener('abort', end)
      reject(cause)
    })
    child.on('exit', () => {
      // What left the session on purpose, such as a daemon, lives on; its output is not waited for.
      void withLimit(OUTPUT_MS, async (over) => {
        over.addEventListener('abort', () => child.stdout.destroy())
        if (!child.stdout.closed) await new Promise((resolve) => child.stdout.once('close', resolve))
      })
    })
    child.on('close', (code, signal) => {
      late.removeEventListener('abort', end)
      resolve({ said: said.trim(), code, signal, isLate: late.aborted })
    })
  })

/** Why a command that did not end with 0 did not do what it should, as the end of a sentence. */
export const endText = ({ code, signal, isLate }: CommandEnd, limitMs: number): string =>
  isLate
    ? `was stopped after ${String(limitMs / 1000)} s`
    : `ended with ${code === null ? String(signal) : `exit code ${String(code)}`}`
