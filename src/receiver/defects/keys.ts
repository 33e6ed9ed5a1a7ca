import type { ReceiverResponse } from '../response.ts'
import type { Behavior } from '../behavior.ts'

/** Returns a behavior with another deduplication key. */
export const keyed =
  (keyOf: Behavior['keyOf']) =>
  (behavior: Behavior): Behavior => ({ ...behavior, keyOf })

/** Returns a behavior with another response to deliveries that contain a processed event. */
export const refusingRedeliveries =
  (refusal: ReceiverResponse) =>
  (behavior: Behavior): Behavior => ({
    ...behavior,
    handle: async (visit, steps) => {
      const response = await behavior.handle(visit, steps)
      return (visit.taken?.repeated ?? 0) > 0 ? refusal : response
    },
  })
