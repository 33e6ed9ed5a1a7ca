import type { WireTimer } from '../clock/wire-timer.ts'
import type { MockCore } from '../engine/core.ts'
import type { Arrivals } from './arrivals.ts'
import type { Tally } from './tally.ts'

/** The most deliveries pending or in flight; further arrivals are dropped and counted, to bound memory. */
export const MAX_OUTSTANDING = 50_000

/** The most arrivals to publish before responses are read again. */
const MAX_ARRIVALS_AT_ONCE = 256

export interface DriveParts {
  readonly core: Pick<MockCore, 'publish'>
  readonly arrivals: Arrivals
  readonly tally: Tally
  /** Real time: response times never depend on the mock's clock. */
  readonly timer: Pick<WireTimer, 'now'> & { after(ms: number, expire: () => void): unknown }
  readonly signal: AbortSignal
  /** Default {@link MAX_OUTSTANDING}. */
  readonly mostOutstanding?: number
}

/**
 * Publishes STARTED of a new interaction at each arrival, independent of responses. Resolves after the last one, or
 * when aborted.
 */
export const drive = ({
  core,
  arrivals,
  tally,
  timer,
  signal,
  mostOutstanding = MAX_OUTSTANDING,
}: DriveParts): Promise<void> =>
  new Promise((resolve) => {
    const begun = timer.now()
    let next = 0
    signal.addEventListener(
      'abort',
      () => {
        resolve()
      },
      { once: true },
    )
    const turn = (): void => {
      const now = timer.now() - begun
      for (
        let published = 0;
        !signal.aborted && next < arrivals.total && published < MAX_ARRIVALS_AT_ONCE && arrivals.dueAt(next) <= now;
        published++
      ) {
        const dueAt = begun + arrivals.dueAt(next++)
        if (tally.outstanding >= mostOutstanding) {
          tally.dropped += 1
          continue
        }
        tally.arrives(dueAt)
        core.publish('STARTED')
      }
      if (signal.aborted || next >= arrivals.total) return resolve()
      timer.after(Math.max(0, begun + arrivals.dueAt(next) - timer.now()), turn)
    }
    turn()
  })
