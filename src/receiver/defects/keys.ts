import type { ReceiverResponse } from '../response.ts'
import type { Behaviour } from '../behaviour.ts'

/** Compares events by another key. */
export const keyed =
  (keyOf: Behaviour['keyOf']) =>
  (behaviour: Behaviour): Behaviour => ({ ...behaviour, keyOf })

/** Answers otherwise if a delivery holds something that took effect before. */
export const refusingRedeliveries =
  (refusal: ReceiverResponse) =>
  (behaviour: Behaviour): Behaviour => ({
    ...behaviour,
    handle: async (visit, steps) => {
      const response = await behaviour.handle(visit, steps)
      return (visit.taken?.repeated ?? 0) > 0 ? refusal : response
    },
  })
