import type { Delivery } from '../journal/delivery.ts'
import { stoppedBy, type Stop } from './signals.ts'

const counted = (count: number, what: string, many: string): string => `${String(count)} ${count === 1 ? what : many}`

/**
 * Records pending deliveries when a server starts to stop; returns a function that describes in one line what happened
 * to them.
 */
export const watchShutdown = (stop: Stop, deliveries: () => Iterable<Delivery>): (() => string) => {
  const inFlight = [...deliveries()].filter(({ state }) => state === 'in-flight')
  const begun = new Map(inFlight.map(({ id, attempts }) => [id, attempts.length]))
  return () => {
    const cut = inFlight.filter(({ id, attempts }) => {
      const outcome = attempts[(begun.get(id) ?? 0) - 1]?.outcome
      return outcome === undefined || (outcome.kind === 'unreachable' && outcome.cause === 'aborted')
    }).length
    const lost = [...deliveries()].filter(
      ({ settledAt, cancelReason }) => settledAt === undefined || cancelReason === 'shutdown',
    ).length
    const ended = `(${String(inFlight.length - cut)} completed, ${String(cut)} aborted)`
    const attempts =
      inFlight.length === 0
        ? 'no attempt was in flight'
        : `${counted(inFlight.length, 'attempt', 'attempts')} in flight ${ended}`
    const pending =
      lost === 0
        ? 'no delivery was pending'
        : `${counted(lost, 'delivery was', 'deliveries were')} canceled before being delivered`
    return `${stoppedBy(stop)}: ${attempts}; ${pending}`
  }
}
