import { WireTimer } from './wire-timer.ts'

const timer = new WireTimer()

/**
 * Runs work with a signal that is aborted after `ms` milliseconds, not counting time in which this process was stalled.
 */
export const withLimit = async <T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const controller = new AbortController()
  const limit = timer.limit(ms, () => {
    controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'))
  })
  try {
    return await work(controller.signal)
  } finally {
    timer.callOff(limit)
  }
}
