import { createHash } from 'node:crypto'
import { TRACE_ID } from '../../dialects/signature-headers.ts'
import { DIALECTS } from '../../dialects/registry.ts'
import type { DefectiveBehavior } from './defect.ts'
import { dedupingBy } from './keys.ts'

/** Receivers that miss duplicates, or drop different events as duplicates. */
export const idempotencyDefects: readonly DefectiveBehavior[] = [
  {
    name: 'no-dedupe',
    apply: (behavior) => ({ ...behavior, claim: () => true }),
  },
  {
    name: 'dedupes-by-payload-hash',
    apply: dedupingBy(
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
        processEvents: async (context, payload, steps) => {
          if (seen.has(payload.operationId)) return { ids: [], fresh: [], repeated: payload.events.length }
          seen.add(payload.operationId)
          return behavior.processEvents(context, payload, steps)
        },
      }
    },
  },
  {
    name: 'dedupes-by-interaction-only',
    apply: dedupingBy(({ id }) => id),
  },
  {
    name: 'dedupes-by-trace-id',
    apply: dedupingBy(
      ({ event, id }, { request, number }) => `${request.headers.get(TRACE_ID) ?? String(number)} ${event} ${id}`,
    ),
  },
  {
    name: 'dedupes-by-signature',
    apply: dedupingBy(
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
          const now = behavior.environment.now()
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
          const now = Math.floor(behavior.environment.now() / 1000)
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
        outage: (context, steps) => {
          isDown = behavior.outage(context, steps) !== undefined
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
      outage: (context, steps) => {
        const outage = behavior.outage(context, steps)
        if (outage)
          for (const received of context.payload?.events ?? [])
            if (received.event !== undefined && received.id !== undefined)
              void steps.claim(steps.keyOf({ ...received, event: received.event, id: received.id }, context))
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
          behavior.environment.later(async () => {
            await behavior.environment.pause(500)
            done.add(key)
          })
          return !done.has(key)
        },
      }
    },
  },
]
