import { accepted } from '../response.ts'
import { payloadOf } from '../flow.ts'
import { isComplete } from '../payload.ts'
import type { DefectiveBehavior } from './defect.ts'
import { selectingEvents } from './reading.ts'

class Rejected extends Error {}

/** Receivers that process only a part of a delivery. */
export const batchDefects: readonly DefectiveBehavior[] = [
  {
    name: 'only-first-entity',
    apply: selectingEvents((events) => events.slice(0, 1)),
  },
  {
    name: 'stops-at-first-invalid-entity',
    apply: selectingEvents((events) =>
      events.slice(
        0,
        events.findIndex((one) => !isComplete(one)) === -1
          ? events.length
          : events.findIndex((one) => !isComplete(one)),
      ),
    ),
  },
  {
    name: 'applies-batches-partially',
    apply: (behavior) => ({
      ...behavior,
      processEvents: async (context, payload, steps) => {
        const bad = payload.events.findIndex((received) => !isComplete(received))
        if (bad === -1) return behavior.processEvents(context, payload, steps)
        for (const received of payload.events.slice(0, bad))
          if (isComplete(received) && steps.isKnown(received, context.dialect)) await steps.record(received, steps)
        throw new Rejected('an entity could not be handled')
      },
    }),
  },
  {
    name: 'merges-batch-into-one-interaction',
    apply: selectingEvents((events) => events.map((one) => ({ ...one, id: events[0]?.id }))),
  },
  {
    name: 'limits-batch-to-100',
    apply: selectingEvents((events) => events.slice(0, 100)),
  },
  {
    name: 'drops-batch-with-unknown-event',
    apply: (behavior) => ({
      ...behavior,
      handle: async (context, steps) =>
        payloadOf(context, steps)?.events.every((received) => steps.isKnown(received, context.dialect)) === false
          ? accepted()
          : behavior.handle(context, steps),
    }),
  },
]
