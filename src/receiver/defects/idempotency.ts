import { createHash } from 'node:crypto'
import { TRACE_ID } from '../../dialects/signature-headers.ts'
import { DIALECTS } from '../../dialects/registry.ts'
import type { DefectiveBehavior } from './defect.ts'
import { keyed } from './keys.ts'

/** Receivers that miss duplicates, or drop different events as duplicates. */
export const idempotencyDefects: readonly DefectiveBehavior[] = [
  {
    name: 'no-dedupe',
    apply: (behavior) => ({ ...behavior, claim: () => true }),
  },
  {
    name: 'dedupes-by-payload-hash',
    apply: keyed(
      ({ event, id }, { body }) =>
        `${createHash('sha256')
          .update(body ?? '')
          .digest('hex')} ${event} ${id}`,
    ),
  },
  {
    name: 'dedupes-by-operation-id-only',
    apply: (behavior) => {
      const seen = new Set<string | undefined>()
      return {
        ...behavior,
        claim: () => true,
        take: async (visit, payload, steps) => {
          if (seen.has(payload.operationId)) return { ids: [], fresh: [], repeated: payload.heard.length }
          seen.add(payload.operationId)
          return behavior.take(visit, payload, steps)
        },
      }
    },
  },
  {
    name: 'dedupes-by-interaction-only',
    apply: keyed(({ id }) => id),
  },
  {
    name: 'dedupes-by-trace-id',
    apply: keyed(
      ({ event, id }, { request, number }) => `${request.headers.get(TRACE_ID) ?? String(number)} ${event} ${id}`,
    ),
  },
  {
    name: 'dedupes-by-signature',
    apply: keyed(
      ({ event, id }, { request, dialect }) =>
        `${request.headers.get(DIALECTS[dialect].signature.header) ?? ''} ${event} ${id}`,
    ),
  },
  {
    name: 'dedupe-window-too-short',
    apply: (behavior) => {
      const seenAt = new Map<string, number>()
      return {
        ...behavior,
        claim: (key) => {
          const now = behavior.surroundings.now()
          const before = seenAt.get(key)
          seenAt.set(key, now)
          return before === undefined || now - before > 250
        },
      }
    },
  },
  {
    name: 'stores-expiry-in-32-bits',
    apply: (behavior) => {
      const until = new Map<string, number>()
      return {
        ...behavior,
        claim: (key) => {
          const now = Math.floor(behavior.surroundings.now() / 1000)
          const before = until.get(key)
          until.set(key, (now + 400 * 86_400) | 0)
          return before === undefined || before < now
        },
      }
    },
  },
  {
    name: 'dedupe-fails-open',
    apply: (behavior) => {
      let isDown = false
      return {
        ...behavior,
        outage: (visit, steps) => {
          isDown = behavior.outage(visit, steps) !== undefined
          return undefined
        },
        claim: async (key) => {
          const isDownNow = isDown
          return (await behavior.claim(key)) || isDownNow
        },
      }
    },
  },
  {
    name: 'remembers-only-50-events',
    apply: (behavior) => {
      const newest = new Set<string>()
      return {
        ...behavior,
        claim: (key) => {
          if (newest.has(key)) return false
          newest.add(key)
          const [oldest] = newest
          if (newest.size > 50 && oldest !== undefined) newest.delete(oldest)
          return true
        },
      }
    },
  },
  {
    name: 'marks-before-processing',
    apply: (behavior) => ({
      ...behavior,
      outage: (visit, steps) => {
        const outage = behavior.outage(visit, steps)
        if (outage)
          for (const heard of visit.payload?.heard ?? [])
            if (heard.event !== undefined && heard.id !== undefined)
              void steps.claim(steps.keyOf({ ...heard, event: heard.event, id: heard.id }, visit))
        return outage
      },
    }),
  },
  {
    name: 'marks-after-responding',
    apply: (behavior) => {
      const done = new Set<string>()
      return {
        ...behavior,
        claim: (key) => {
          behavior.surroundings.later(async () => {
            await behavior.surroundings.pause(500)
            done.add(key)
          })
          return !done.has(key)
        },
      }
    },
  },
]
