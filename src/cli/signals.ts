import { EXIT } from './exit.ts'
import { codeOf } from './whole-file.ts'

/** Signals that end a command; SIGHUP is sent when the terminal closes. */
export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Why a long-running command ends: a signal, or standard output can no longer be written. */
export type Stop = (typeof SIGNALS)[number] | 'output'

const PASSING = new Set(['EAGAIN', 'ENOBUFS'])

/** Whether a stream error means that the reader is gone; a full pipe is temporary. */
export const isReaderGone = (error: unknown): boolean => !PASSING.has(codeOf(error) ?? '')

/** Resolves at the first signal or once standard output is lost; a second signal ends the process at once. */
export const untilStopped = (): Promise<Stop> =>
  new Promise((resolve) => {
    let isStopping = false
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (isStopping) process.exit(EXIT.interrupted)
        isStopping = true
        resolve(signal)
      })
    }
    process.stdout.on('error', (error) => {
      if (isReaderGone(error)) resolve('output')
    })
  })

/** Returns the start of the last line of a long-running command. */
export const stoppedBy = (stop: Stop): string =>
  `stopped ${stop === 'output' ? 'because standard output was closed' : `by ${stop}`}`
