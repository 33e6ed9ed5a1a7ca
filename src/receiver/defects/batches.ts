import { accepted } from '../response.ts'
import { understood } from '../flow.ts'
import { isWhole } from '../payload.ts'
import type { DefectiveBehavior } from './defect.ts'
import { heardOnly } from './hearing.ts'

class Rejected extends Error {}

/** Receivers that process only a part of a delivery. */
export const batchDefects: readonly DefectiveBehavior[] = [
  {
    name: 'only-first-entity',
    apply: heardOnly((heard) => heard.slice(0, 1)),
  },
  {
    name: 'stops-at-first-invalid-entity',
    apply: heardOnly((heard) =>
      heard.slice(
        0,
        heard.findIndex((one) => !isWhole(one)) === -1 ? heard.length : heard.findIndex((one) => !isWhole(one)),
      ),
    ),
  },
  {
    name: 'applies-batches-partially',
    apply: (behavior) => ({
      ...behavior,
      take: async (visit, payload, steps) => {
        const bad = payload.heard.findIndex((heard) => !isWhole(heard))
        if (bad === -1) return behavior.take(visit, payload, steps)
        for (const heard of payload.heard.slice(0, bad))
          if (isWhole(heard) && steps.isKnown(heard, visit.dialect)) await steps.record(heard, steps)
        throw new Rejected('an entity could not be handled')
      },
    }),
  },
  {
    name: 'merges-batch-into-one-interaction',
    apply: heardOnly((heard) => heard.map((one) => ({ ...one, id: heard[0]?.id }))),
  },
  {
    name: 'limits-batch-to-100',
    apply: heardOnly((heard) => heard.slice(0, 100)),
  },
  {
    name: 'drops-batch-with-unknown-event',
    apply: (behavior) => ({
      ...behavior,
      handle: async (visit, steps) =>
        understood(visit, steps)?.heard.every((heard) => steps.isKnown(heard, visit.dialect)) === false
          ? accepted()
          : behavior.handle(visit, steps),
    }),
  },
]
