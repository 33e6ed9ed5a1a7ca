import { accepted } from '../response.ts'
import { open, understood } from '../flow.ts'
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
      flow: async (visit, steps) => {
        const unread = await open(visit, steps)
        if (unread) return unread
        const payload = understood(visit, steps)
        if (payload) steps.surroundings.later(() => lookUp(payload.heard, steps))
        return behavior.flow(visit, steps)
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
    apply: (behavior) => ({ ...behavior, lookUp: { ...behavior.lookUp, when: 'before-answering' } }),
  },
  {
    name: 'gives-up-on-404',
    apply: (behavior) => ({ ...behavior, lookUp: { ...behavior.lookUp, waitsMs: [] } }),
  },
  {
    name: 'responds-with-200-during-outage',
    apply: (behavior) => ({
      ...behavior,
      outage: (visit, steps) => (behavior.outage(visit, steps) ? accepted() : undefined),
    }),
  },
  {
    name: 'crashes-on-malformed-body',
    apply: (behavior) => ({
      ...behavior,
      handle: async (visit, steps) => {
        const response = await behavior.handle(visit, steps)
        if (response.status === 400) steps.surroundings.exit()
        return response
      },
      fail: (error, visit) => {
        behavior.surroundings.exit()
        return behavior.fail(error, visit)
      },
    }),
  },
  {
    name: 'blocks-on-large-bodies',
    apply: (behavior) => ({
      ...behavior,
      handle: async (visit, steps) => {
        if ((visit.body?.length ?? 0) > BIG_BYTES) steps.surroundings.block(3000)
        return behavior.handle(visit, steps)
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
        handle: async (visit, steps) => {
          const now = steps.surroundings.now()
          if (now - windowFrom >= 1000) [windowFrom, count] = [now, 0]
          return ++count > 20 ? accepted() : behavior.handle(visit, steps)
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
        verify: (visit, steps) => {
          const verification = behavior.verify(visit, steps)
          if (!verification.ok) return verification
          const now = steps.surroundings.now()
          const signature = steps.signatureOf(visit) ?? ''
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
        verify: (visit, steps) => {
          const verification = behavior.verify(visit, steps)
          const signature = steps.signatureOf(visit) ?? ''
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
