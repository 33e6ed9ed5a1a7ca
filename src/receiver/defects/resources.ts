import { accepted } from '../response.ts'
import { open, understood } from '../flow.ts'
import { lookUp } from '../look-up.ts'
import type { DefectiveBehaviour } from './defect.ts'

const BIG_BYTES = 64 * 1024

/** Receivers that fetch too much, or give way under load. */
export const resourceDefects: readonly DefectiveBehaviour[] = [
  {
    name: 'fetches-before-verifying',
    apply: (behaviour) => ({
      ...behaviour,
      lookUp: { ...behaviour.lookUp, when: 'before-verifying' },
      flow: async (visit, steps) => {
        const unread = await open(visit, steps)
        if (unread) return unread
        const payload = understood(visit, steps)
        if (payload) steps.surroundings.later(() => lookUp(payload.heard, steps))
        return behaviour.flow(visit, steps)
      },
    }),
  },
  {
    name: 'fetches-from-any-host',
    apply: (behaviour) => ({ ...behaviour, lookUp: { ...behaviour.lookUp, allows: () => true } }),
  },
  {
    name: 'follows-redirects',
    apply: (behaviour) => ({ ...behaviour, lookUp: { ...behaviour.lookUp, redirect: 'follow' } }),
  },
  {
    name: 'fetches-before-answering',
    apply: (behaviour) => ({ ...behaviour, lookUp: { ...behaviour.lookUp, when: 'before-answering' } }),
  },
  {
    name: 'gives-up-on-404',
    apply: (behaviour) => ({ ...behaviour, lookUp: { ...behaviour.lookUp, waitsMs: [] } }),
  },
  {
    name: 'answers-200-while-down',
    apply: (behaviour) => ({
      ...behaviour,
      outage: (visit, steps) => (behaviour.outage(visit, steps) ? accepted() : undefined),
    }),
  },
  {
    name: 'exits-on-bad-payload',
    apply: (behaviour) => ({
      ...behaviour,
      handle: async (visit, steps) => {
        const response = await behaviour.handle(visit, steps)
        if (response.status === 400) steps.surroundings.exit()
        return response
      },
      fail: (error, visit) => {
        behaviour.surroundings.exit()
        return behaviour.fail(error, visit)
      },
    }),
  },
  {
    name: 'blocks-on-big-bodies',
    apply: (behaviour) => ({
      ...behaviour,
      handle: async (visit, steps) => {
        if ((visit.body?.length ?? 0) > BIG_BYTES) steps.surroundings.block(3000)
        return behaviour.handle(visit, steps)
      },
    }),
  },
  {
    name: 'drops-bursts-with-200',
    apply: (behaviour) => {
      let windowFrom = -Infinity
      let count = 0
      return {
        ...behaviour,
        handle: async (visit, steps) => {
          const now = steps.surroundings.now()
          if (now - windowFrom >= 1000) [windowFrom, count] = [now, 0]
          return ++count > 20 ? accepted() : behaviour.handle(visit, steps)
        },
      }
    },
  },
  {
    name: 'rejects-late-redeliveries',
    apply: (behaviour) => {
      const firstSeen = new Map<string, number>()
      return {
        ...behaviour,
        verify: (visit, steps) => {
          const verification = behaviour.verify(visit, steps)
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
    apply: (behaviour) => {
      const seen = new Set<string>()
      return {
        ...behaviour,
        verify: (visit, steps) => {
          const verification = behaviour.verify(visit, steps)
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
