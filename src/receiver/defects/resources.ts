import { accepted } from '../response.ts'
import { open, payloadOf } from '../flow.ts'
import { lookUp } from '../look-up.ts'
import type { DefectiveBehavior } from './defect.ts'

const BIG_BYTES = 64 * 1024

/** Receivers that fetch too much, or fail under load. */
export const resourceDefects: readonly DefectiveBehavior[] = [
  {
    name: 'fetches-before-verifying',
    apply: (behavior) => ({
      ...behavior,
      lookUp: { ...behavior.lookUp, when: 'before-verifying' },
      flow: async (context, steps) => {
        const unread = await open(context, steps)
        if (unread) return unread
        const payload = payloadOf(context, steps)
        if (payload) steps.environment.later(() => lookUp(payload.events, steps))
        return behavior.flow(context, steps)
      },
    }),
  },
  {
    name: 'fetches-from-any-host',
    apply: (behavior) => ({ ...behavior, lookUp: { ...behavior.lookUp, allows: () => true } }),
  },
  {
    name: 'follows-redirects',
    apply: (behavior) => ({ ...behavior, lookUp: { ...behavior.lookUp, redirect: 'follow' } }),
  },
  {
    name: 'fetches-before-responding',
    apply: (behavior) => ({ ...behavior, lookUp: { ...behavior.lookUp, when: 'before-responding' } }),
  },
  {
    name: 'gives-up-on-404',
    apply: (behavior) => ({ ...behavior, lookUp: { ...behavior.lookUp, waitsMs: [] } }),
  },
  {
    name: 'responds-with-200-during-outage',
    apply: (behavior) => ({
      ...behavior,
      outage: (context, steps) => (behavior.outage(context, steps) ? accepted() : undefined),
    }),
  },
  {
    name: 'crashes-on-malformed-body',
    apply: (behavior) => ({
      ...behavior,
      handle: async (context, steps) => {
        const response = await behavior.handle(context, steps)
        if (response.status === 400) steps.environment.exit()
        return response
      },
      fail: (error, context) => {
        behavior.environment.exit()
        return behavior.fail(error, context)
      },
    }),
  },
  {
    name: 'blocks-on-large-bodies',
    apply: (behavior) => ({
      ...behavior,
      handle: async (context, steps) => {
        if ((context.body?.length ?? 0) > BIG_BYTES) steps.environment.block(3000)
        return behavior.handle(context, steps)
      },
    }),
  },
  {
    name: 'drops-bursts-with-200',
    apply: (behavior) => {
      let windowFrom = -Infinity
      let count = 0
      return {
        ...behavior,
        handle: async (context, steps) => {
          const now = steps.environment.now()
          if (now - windowFrom >= 1000) [windowFrom, count] = [now, 0]
          return ++count > 20 ? accepted() : behavior.handle(context, steps)
        },
      }
    },
  },
  {
    name: 'rejects-late-redeliveries',
    apply: (behavior) => {
      const firstSeen = new Map<string, number>()
      return {
        ...behavior,
        verify: (context, steps) => {
          const verification = behavior.verify(context, steps)
          if (!verification.ok) return verification
          const now = steps.environment.now()
          const signature = steps.signatureOf(context) ?? ''
          const first = firstSeen.get(signature) ?? now
          firstSeen.set(signature, first)
          return now - first > 250 ? { ok: false, reason: 'too-old', message: 'this is a replay' } : verification
        },
      }
    },
  },
  {
    name: 'rejects-redeliveries-as-replays',
    apply: (behavior) => {
      const seen = new Set<string>()
      return {
        ...behavior,
        verify: (context, steps) => {
          const verification = behavior.verify(context, steps)
          const signature = steps.signatureOf(context) ?? ''
          if (!verification.ok || !seen.has(signature)) {
            if (verification.ok) seen.add(signature)
            return verification
          }
          return { ok: false, reason: 'mismatch', message: 'this signature was used before' }
        },
      }
    },
  },
]
