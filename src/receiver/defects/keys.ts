import type { ReceiverResponse } from '../response.ts'
import type { Behavior } from '../behavior.ts'

/** Returns a behavior with another deduplication key. */
export const dedupingBy =
  (keyOf: Behavior['keyOf']) =>
  (behavior: Behavior): Behavior => ({ ...behavior, keyOf })

/** Returns a behavior with another response to deliveries that contain a processed event. */
export const respondingToRedeliveries =
  (refusal: ReceiverResponse) =>
  (behavior: Behavior): Behavior => ({
    ...behavior,
    handle: async (context, steps) => {
      const response = await behavior.handle(context, steps)
      return (context.result?.repeated ?? 0) > 0 ? refusal : response
    },
  })
