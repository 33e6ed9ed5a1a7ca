import { EXIT, report } from './exit.ts'
import { SIGNALS } from './signals.ts'
import { codeOf } from './whole-file.ts'

/** What the codes that are met most often mean to a person. */
const MEANS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left on the device',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file is too large',
  EIO: 'input/output error',
}

let outputError: Error | undefined

/**
 * Keeps the process alive when standard output or standard error can no longer be written to, and remembers the
 * reason.
 */
export const watchOutput = (): void => {
  process.stdout.on('error', (error) => {
    outputError ??= error
  })
  // Nothing is left to report that to.
  process.stderr.on('error', () => undefined)
}

/**
 * Has errors that nobody catches end the process like every other error, instead of with 1, which means a broken
 * contract.
 */
export const watchErrors = (): void => {
  process.on('uncaughtException', (error) => void endProcess(report(error)))
  process.on(
    'beforeExit',
    () => void endProcess(report(new Error('the command waits for something that can no longer happen'))),
  )
}

/** Resolves once everything written to a stream has been handed to the system, or cannot be. */
const flushed = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => void stream.write('', () => resolve()))

/** Returns the exit code of a command, given what became of standard output. */
const codeWith = (code: number, error: Error | undefined): number => {
  // A reader that has gone, as with `| head`, is nobody's error: what the run found still counts.
  if (error === undefined || codeOf(error) === 'EPIPE') return code
  const name = codeOf(error)
  const why = name === undefined ? error.message : `${MEANS[name] ?? 'the system refused it'} (${name})`
  process.stderr.write(
    `error OUTPUT_NOT_WRITTEN: standard output is incomplete: ${why}
  fix: free some space, or redirect standard output elsewhere
`,
  )
  return code === EXIT.fine ? EXIT.usage : code
}

/**
 * Ends the process with an exit code as soon as what was printed has left it. Every command ends here, so that
 * nothing that is still open can keep the process alive. A slow reader is waited for; a signal ends that wait.
 */
export const endProcess = async (code: number): Promise<never> => {
  for (const signal of SIGNALS) process.removeAllListeners(signal).on(signal, () => process.exit(EXIT.interrupted))
  await flushed(process.stdout)
  const ended = codeWith(code, outputError)
  await flushed(process.stderr)
  process.exit(ended)
}
