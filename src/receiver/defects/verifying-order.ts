import { accepted } from '../response.ts'
import { open, payloadOf } from '../flow.ts'
import type { Behavior, RequestContext } from '../behavior.ts'
import { TRUSTED, type DefectiveBehavior } from './defect.ts'

const takeUnverified = async (context: RequestContext, steps: Behavior): Promise<void> => {
  const payload = payloadOf(context, steps)
  if (payload && !steps.outage(context, steps)) await steps.processEvents(context, payload, steps)
}

/** Receivers that verify too late, or not at all. */
export const verifyingOrderDefects: readonly DefectiveBehavior[] = [
  {
    name: 'verifies-after-processing',
    apply: (behavior) => ({
      ...behavior,
      flow: async (context, steps) => {
        const unread = await open(context, steps)
        if (unread) return unread
        await takeUnverified(context, steps)
        return behavior.flow(context, steps)
      },
    }),
  },
  {
    name: 'verifies-after-responding',
    apply: (behavior) => ({
      ...behavior,
      flow: async (context, steps) => {
        const unread = await open(context, steps)
        if (unread) return unread
        steps.environment.later(() => takeUnverified(context, steps))
        return accepted()
      },
    }),
  },
  {
    name: 'skips-verification-outside-production',
    apply: (behavior) => ({
      ...behavior,
      verify: (context, steps) => (process.env.NODE_ENV === 'production' ? behavior.verify(context, steps) : TRUSTED),
    }),
  },
]
