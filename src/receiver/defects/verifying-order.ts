import { accepted } from '../response.ts'
import { open, understood } from '../flow.ts'
import type { Behaviour, Visit } from '../behaviour.ts'
import { TRUSTED, type DefectiveBehaviour } from './defect.ts'

const takeUnverified = async (visit: Visit, steps: Behaviour): Promise<void> => {
  const payload = understood(visit, steps)
  if (payload && !steps.outage(visit, steps)) await steps.take(visit, payload, steps)
}

/** Receivers that verify too late, or not at all. */
export const verifyingOrderDefects: readonly DefectiveBehaviour[] = [
  {
    name: 'verifies-after-effects',
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
    apply: (behaviour) => ({
      ...behaviour,
      verify: (visit, steps) => (process.env.NODE_ENV === 'production' ? behaviour.verify(visit, steps) : TRUSTED),
    }),
  },
]
