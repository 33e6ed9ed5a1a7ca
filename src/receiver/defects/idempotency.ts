import { createHash } from 'node:crypto'
import { TRACE_ID } from '../../dialects/signature-headers.ts'
import { DIALECTS } from '../../dialects/registry.ts'
import type { DefectiveBehaviour } from './defect.ts'
import { keyed } from './keys.ts'

/** Receivers that take the same event for two, or two for the same. */
export const idempotencyDefects: readonly DefectiveBehaviour[] = [
  {
    name: 'no-dedupe',
    apply: (behaviour) => ({ ...behaviour, claim: () => true }),
  },
  {
    name: 'dedupes-on-payload-hash',
    apply: keyed(
      ({ event, id }, { body }) =>
        `${createHash('sha256')
          .update(body ?? '')
          .digest('hex')} ${event} ${id}`,
    ),
  },
  {
    name: 'dedupes-on-operation-id-only',
    apply: (behaviour) => {
      const seen = new Set<string | undefined>()
      return {
        ...behaviour,
        claim: () => true,
        take: async (visit, payload, steps) => {
          if (seen.has(payload.operationId)) return { ids: [], fresh: [], repeated: payload.heard.length }
          seen.add(payload.operationId)
          return behaviour.take(visit, payload, steps)
        },
      }
    },
  },
  {
    name: 'dedupes-on-interaction-only',
    apply: keyed(({ id }) => id),
  },
  {
    name: 'dedupes-on-trace-id',
    apply: keyed(
      ({ event, id }, { request, number }) => `${request.headers.get(TRACE_ID) ?? String(number)} ${event} ${id}`,
    ),
  },
  {
    name: 'dedupes-on-signature',
    apply: keyed(
      ({ event, id }, { request, dialect }) =>
        `${request.headers.get(DIALECTS[dialect].signature.header) ?? ''} ${event} ${id}`,
    ),
  },
  {
    name: 'dedupe-window-too-short',
    apply: (behaviour) => {
      const seenAt = new Map<string, number>()
      return {
        ...behaviour,
        claim: (key) => {
          const now = behaviour.surroundings.now()
          const before = seenAt.get(key)
          seenAt.set(key, now)
          return before === undefined || now - before > 250
        },
      }
    },
  },
  {
    name: 'counts-time-in-32-bits',
    apply: (behaviour) => {
      const until = new Map<string, number>()
      return {
        ...behaviour,
        claim: (key) => {
          const now = Math.floor(behaviour.surroundings.now() / 1000)
          const before = until.get(key)
          until.set(key, (now + 400 * 86_400) | 0)
          return before === undefined || before < now
        },
      }
    },
  },
  {
    name: 'remembers-nothing-while-down',
    apply: (behaviour) => {
      let isDown = false
      return {
        ...behaviour,
        outage: (visit, steps) => {
          isDown = behaviour.outage(visit, steps) !== undefined
          return undefined
        },
        claim: async (key) => {
          const isDownNow = isDown
          return (await behaviour.claim(key)) || isDownNow
        },
      }
    },
  },
  {
    name: 'forgets-under-burst',
    apply: (behaviour) => {
      const newest = new Set<string>()
      return {
        ...behaviour,
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
    name: 'marks-before-the-work',
    apply: (behaviour) => ({
      ...behaviour,
      outage: (visit, steps) => {
        const outage = behaviour.outage(visit, steps)
        if (outage)
          for (const heard of visit.payload?.heard ?? [])
            if (heard.event !== undefined && heard.id !== undefined)
              void steps.claim(steps.keyOf({ ...heard, event: heard.event, id: heard.id }, visit))
        return outage
      },
    }),
  },
  {
    name: 'marks-after-answering',
    apply: (behaviour) => {
      const done = new Set<string>()
      return {
        ...behaviour,
        claim: (key) => {
          behaviour.surroundings.later(async () => {
            await behaviour.surroundings.pause(500)
            done.add(key)
          })
          return !done.has(key)
        },
      }
    },
  },
]
