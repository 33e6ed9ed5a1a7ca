import { accepted } from '../answer.ts'
import { open, understood } from '../flow.ts'
import type { Behaviour, Visit } from '../behaviour.ts'
import { TRUSTED, type Defect } from './defect.ts'

const takeUnverified = async (visit: Visit, steps: Behaviour): Promise<void> => {
  const payload = understood(visit, steps)
  if (payload && !steps.outage(visit, steps)) await steps.take(visit, payload, steps)
}

/** Receivers that verify too late, or not at all. */
export const verifyingOrderDefects: readonly Defect[] = [
  {
    name: 'verifies-after-effects',
    number: '27',
    explanation: 'has the effects of a delivery before verifying it',
    fix: 'verify first; a forged delivery must not change anything',
    apply: (behaviour) => ({
      ...behaviour,
      flow: async (visit, steps) => {
        const unread = await open(visit, steps)
        if (unread) return unread
        await takeUnverified(visit, steps)
        return behaviour.flow(visit, steps)
      },
    }),
  },
  {
    name: 'verifies-after-answering',
    number: '28',
    explanation: 'answers 200 first, verifies later, and has the effects either way',
    fix: 'verify before answering, and stop there if the signature is wrong',
    apply: (behaviour) => ({
      ...behaviour,
      flow: async (visit, steps) => {
        const unread = await open(visit, steps)
        if (unread) return unread
        steps.surroundings.later(() => takeUnverified(visit, steps))
        return accepted()
      },
    }),
  },
  {
    name: 'skips-verification-outside-production',
    number: '29',
    explanation: 'verifies only if NODE_ENV is "production"',
    fix: 'verify in every environment, with a secret of its own',
    apply: (behaviour) => ({
      ...behaviour,
      verify: (visit, steps) => (process.env.NODE_ENV === 'production' ? behaviour.verify(visit, steps) : TRUSTED),
    }),
  },
]
