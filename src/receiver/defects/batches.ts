import { accepted } from '../answer.ts'
import { understood } from '../flow.ts'
import { isWhole } from '../payload.ts'
import type { Defect } from './defect.ts'
import { heardOnly } from './hearing.ts'

class Rejected extends Error {}

/** Receivers that handle a part of a delivery. */
export const batchDefects: readonly Defect[] = [
  {
    name: 'only-first-entity',
    number: '67',
    explanation: 'handles the first entity of a delivery and drops the rest',
    fix: 'handle every entry of data.entities',
    apply: heardOnly((heard) => heard.slice(0, 1)),
  },
  {
    name: 'stops-at-first-bad-entity',
    number: '68',
    explanation: 'stops at the first entity that it cannot use, and answers 200',
    fix: 'skip the bad entity and go on with the others',
    apply: heardOnly((heard) =>
      heard.slice(
        0,
        heard.findIndex((one) => !isWhole(one)) === -1 ? heard.length : heard.findIndex((one) => !isWhole(one)),
      ),
    ),
  },
  {
    name: 'half-applies-a-batch',
    number: '70',
    explanation:
      'answers 500 at a bad entity after it has handled those in front of it, and handles them again when they come again',
    fix: 'skip the bad entity, and note each good one as done',
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
    number: '+34',
    explanation: 'takes all events of a delivery for events of its first interaction',
    fix: 'read the id of each entity',
    apply: heardOnly((heard) => heard.map((one) => ({ ...one, id: heard[0]?.id }))),
  },
  {
    name: 'limits-batch-to-100',
    number: '+35',
    explanation: 'drops what follows after the first 100 entities of a delivery',
    fix: 'handle every entry; no limit is promised',
    apply: heardOnly((heard) => heard.slice(0, 100)),
  },
  {
    name: 'drops-batch-with-unknown-event',
    number: '+37',
    explanation: 'drops a whole delivery if one of its events is unknown',
    fix: 'ignore the unknown event and handle the others',
    apply: (behaviour) => ({
      ...behaviour,
      handle: async (visit, steps) =>
        understood(visit, steps)?.heard.every((heard) => steps.isKnown(heard, visit.dialect)) === false
          ? accepted()
          : behaviour.handle(visit, steps),
    }),
  },
]
