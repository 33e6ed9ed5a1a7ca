import { accepted } from '../response.ts'
import { understood } from '../flow.ts'
import { isWhole } from '../payload.ts'
import type { DefectiveBehaviour } from './defect.ts'
import { heardOnly } from './hearing.ts'

class Rejected extends Error {}

/** Receivers that handle a part of a delivery. */
export const batchDefects: readonly DefectiveBehaviour[] = [
  {
    name: 'only-first-entity',
    apply: heardOnly((heard) => heard.slice(0, 1)),
  },
  {
    name: 'stops-at-first-bad-entity',
    apply: heardOnly((heard) =>
      heard.slice(
        0,
        heard.findIndex((one) => !isWhole(one)) === -1 ? heard.length : heard.findIndex((one) => !isWhole(one)),
      ),
    ),
  },
  {
    name: 'half-applies-a-batch',
    apply: (behaviour) => ({
      ...behaviour,
      take: async (visit, payload, steps) => {
        const bad = payload.heard.findIndex((heard) => !isWhole(heard))
        if (bad === -1) return behaviour.take(visit, payload, steps)
        for (const heard of payload.heard.slice(0, bad))
          if (isWhole(heard) && steps.isKnown(heard, visit.dialect)) await steps.record(heard, steps)
        throw new Rejected('an entity could not be handled')
      },
    }),
  },
  {
    name: 'merges-batch-into-one',
    apply: heardOnly((heard) => heard.map((one) => ({ ...one, id: heard[0]?.id }))),
  },
  {
    name: 'limits-batch-to-100',
    apply: heardOnly((heard) => heard.slice(0, 100)),
  },
  {
    name: 'drops-batch-with-unknown-event',
    apply: (behaviour) => ({
      ...behaviour,
      handle: async (visit, steps) =>
        understood(visit, steps)?.heard.every((heard) => steps.isKnown(heard, visit.dialect)) === false
          ? accepted()
          : behaviour.handle(visit, steps),
    }),
  },
]
