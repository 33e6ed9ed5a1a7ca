import { WireTimer } from './wire-timer.ts'

const timer = new WireTimer()

/**
 * Gives work a signal that is aborted once somebody else has taken longer than `ms`, not counting time in which
 * this process stood still.
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
