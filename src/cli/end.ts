import { EXIT, report } from './exit.ts'
import { SIGNALS } from './signals.ts'
import { codeOf } from './whole-file.ts'

/** Messages for the most common error codes. */
const MEANS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left on the device',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file is too large',
  EIO: 'input/output error',
}

let outputError: Error | undefined

/**
 * Keeps the process alive when standard output or standard error can no longer be written, and remembers the reason.
 */
export const watchOutput = (): void => {
  process.stdout.on('error', (error) => {
    outputError ??= error
  })
  // There is no other stream to report this to.
  process.stderr.on('error', () => undefined)
}

/** Makes uncaught errors end the process like other errors, instead of with 1, which means a broken contract. */
export const watchErrors = (): void => {
  process.on('uncaughtException', (error) => void endProcess(report(error)))
  process.on(
    'beforeExit',
    () => void endProcess(report(new Error('the command is waiting for something that can no longer happen'))),
  )
}

/** Resolves once everything written to a stream has been handed to the system, or has failed. */
const flushed = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => void stream.write('', () => resolve()))

/** Returns the exit code of a command, given the state of standard output. */
const codeWith = (code: number, error: Error | undefined): number => {
  // A closed reader, as with `| head`, is not an error: the result of the run still counts.
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
 * Ends the process with an exit code once its output is written. Every command ends here, so that nothing still open
 * keeps the process alive. Waits for a slow reader until a signal arrives.
 */
export const endProcess = async (code: number): Promise<never> => {
  for (const signal of SIGNALS) process.removeAllListeners(signal).on(signal, () => process.exit(EXIT.interrupted))
  await flushed(process.stdout)
  const ended = codeWith(code, outputError)
  await flushed(process.stderr)
  process.exit(ended)
}
