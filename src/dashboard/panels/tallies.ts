import { isSettled, type Lane } from '../../timeline/lanes.ts'

/** The state of a subscription's receiver: deliveries by state, and the last failure. */
export interface ReceiverTally {
  accepted: number
  pending: number
  exhausted: number
  canceled: number
  /** The newest attempt that failed, in a few words. */
  lastError: { readonly summary: string; readonly at: number; readonly deliveryId: string } | undefined
}

const none = (): ReceiverTally => ({ accepted: 0, pending: 0, exhausted: 0, canceled: 0, lastError: undefined })

/** Counts the lanes of each subscription. */
export const tallyLanes = (lanes: Iterable<Lane>): ReadonlyMap<string, ReceiverTally> => {
  const tallies = new Map<string, ReceiverTally>()
  for (const lane of lanes) {
    let tally = tallies.get(lane.subscriptionId)
    if (!tally) tallies.set(lane.subscriptionId, (tally = none()))
    if (!isSettled(lane)) tally.pending += 1
    else if (lane.state === 'delivered') tally.accepted += 1
    else if (lane.state === 'exhausted') tally.exhausted += 1
    else tally.canceled += 1
    for (const { outcome, summary, endedAt } of lane.marks) {
      if (outcome === undefined || outcome === 'accepted' || endedAt === undefined) continue
      if (!tally.lastError || endedAt >= tally.lastError.at)
        tally.lastError = { summary, at: endedAt, deliveryId: lane.id }
    }
  }
  return tallies
}
