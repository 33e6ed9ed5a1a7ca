import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { withLimit } from '../../clock/limit-signal.ts'
import { MARK, signalFamily } from './process-group.ts'

/** How a command ended. */
export interface CommandEnd {
  /** The end of its standard output, trimmed. */
  readonly said: string
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** Whether it was ended because it timed out. */
  readonly isLate: boolean
}

/** How long output may stay open after a command ends, because a child process holds it. */
const OUTPUT_MS = 500

/**
 * Runs a shell command with additional environment variables, for at most `limitMs` real milliseconds. Rejects if it
 * cannot be run.
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
    // In a separate group, so that child processes end with it and keep no output open.
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
      // A daemon that left the session keeps running; its output is not awaited.
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

/** Returns why a command failed, as the end of a sentence. */
export const endText = ({ code, signal, isLate }: CommandEnd, limitMs: number): string =>
  isLate
    ? `was stopped after ${String(limitMs / 1000)} s`
    : `exited with ${code === null ? String(signal) : `code ${String(code)}`}`
