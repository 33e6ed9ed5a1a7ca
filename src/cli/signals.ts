import { EXIT } from './exit.ts'
import { codeOf } from './whole-file.ts'

/** Signals that end a command. A terminal that closes is one more way to be ended. */
export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Why a command that stays up ends: a signal, or nothing can be written to standard output any more. */
export type Stop = (typeof SIGNALS)[number] | 'output'

const PASSING = new Set(['EAGAIN', 'ENOBUFS'])

/** Whether an error of a stream means that nobody reads it any more; a pipe may also be full for a moment. */
export const isLost = (error: unknown): boolean => !PASSING.has(codeOf(error) ?? '')

/** Resolves at the first signal, or once standard output is lost; a second signal ends the process at once. */
export const untilStopped = (): Promise<Stop> =>
  new Promise((resolve) => {
    let isTold = false
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (isTold) process.exit(EXIT.interrupted)
        isTold = true
        resolve(signal)
      })
    }
    process.stdout.on('error', (error) => {
      if (isLost(error)) resolve('output')
    })
  })

/** Returns the beginning of the last line of a command that stayed up until it was stopped. */
export const stoppedBy = (stop: Stop): string =>
  `stopped by ${stop === 'output' ? 'the loss of standard output' : stop}`
