import { accepted } from '../response.ts'
import { open, understood } from '../flow.ts'
import type { Behavior, Visit } from '../behavior.ts'
import { TRUSTED, type DefectiveBehavior } from './defect.ts'

const takeUnverified = async (visit: Visit, steps: Behavior): Promise<void> => {
  const payload = understood(visit, steps)
  if (payload && !steps.outage(visit, steps)) await steps.take(visit, payload, steps)
}

/** Receivers that verify too late, or not at all. */
export const verifyingOrderDefects: readonly DefectiveBehavior[] = [
  {
    name: 'verifies-after-processing',
    apply: (behavior) => ({
      ...behavior,
      flow: async (visit, steps) => {
        const unread = await open(visit, steps)
        if (unread) return unread
        await takeUnverified(visit, steps)
        return behavior.flow(visit, steps)
      },
    }),
  },
  {
    name: 'verifies-after-responding',
    apply: (behavior) => ({
      ...behavior,
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
    apply: (behavior) => ({
      ...behavior,
      verify: (visit, steps) => (process.env.NODE_ENV === 'production' ? behavior.verify(visit, steps) : TRUSTED),
    }),
  },
]
