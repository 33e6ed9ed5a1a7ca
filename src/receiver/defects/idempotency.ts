import { createHash } from 'node:crypto'
import { TRACE_ID } from '../../dialects/headers.ts'
import { DIALECTS } from '../../dialects/registry.ts'
import type { Defect } from './defect.ts'
import { keyed } from './keys.ts'

/** Receivers that take the same event for two, or two for the same. */
export const idempotencyDefects: readonly Defect[] = [
  {
    name: 'no-dedupe',
    number: '51',
    explanation: 'has the effects of a redelivery again',
    fix: 'remember what took effect by event and interaction id, and skip it the next time',
    apply: (behaviour) => ({ ...behaviour, claim: () => true }),
  },
  {
    name: 'dedupes-on-payload-hash',
    number: '54',
    explanation: 'takes events for the same only if their bodies are, byte by byte',
    fix: 'compare event and interaction id; the same event may be written differently',
    apply: keyed(
      ({ event, id }, { body }) =>
        `${createHash('sha256')
          .update(body ?? '')
          .digest('hex')} ${event} ${id}`,
    ),
  },
  {
    name: 'dedupes-on-operation-id-only',
    number: '56',
    explanation: 'drops every delivery whose operationId it has seen, and nothing else',
    fix: 'compare event and interaction id; an operationId may be missing, new, or shared',
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
    number: '+23',
    explanation: 'takes all events of one interaction for the same, so that FINISHED is lost after STARTED',
    fix: 'compare the event as well as the interaction id',
    apply: keyed(({ id }) => id),
  },
  {
    name: 'dedupes-on-trace-id',
    number: '+24',
    explanation: 'takes deliveries for the same if their X-B3-TraceId is',
    fix: 'compare event and interaction id; a redelivery may have a trace id of its own',
    apply: keyed(
      ({ event, id }, { request, number }) => `${request.headers.get(TRACE_ID) ?? String(number)} ${event} ${id}`,
    ),
  },
  {
    name: 'dedupes-on-signature',
    number: '+25',
    explanation: 'takes deliveries for the same if their signature is',
    fix: 'compare event and interaction id; the same event may be signed over other bytes',
    apply: keyed(
      ({ event, id }, { request, dialect }) =>
        `${request.headers.get(DIALECTS[dialect].signature.header) ?? ''} ${event} ${id}`,
    ),
  },
  {
    name: 'dedupe-window-too-short',
    number: '60',
    explanation: 'forgets an event after a quarter of a second',
    fix: 'remember events for longer than redeliveries can take, days rather than minutes',
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
    number: '+50',
    explanation: 'remembers events up to a time in seconds of 32 bits, which from the end of 2036 on lies in the past',
    fix: 'keep times in 64 bits, or remember events without an end',
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
    number: '+51',
    explanation: 'takes every event for new while its memory cannot be reached, and acts on it',
    fix: 'answer 503 when it cannot be known whether an event is new',
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
    number: '66',
    explanation: 'remembers the newest 50 events alone',
    fix: 'remember as many events as redeliveries can be late for, or keep them in a database',
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
    number: '58',
    explanation: 'notes an event as done before its work succeeds, so that an outage loses it',
    fix: 'note it together with the work, in one transaction',
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
    number: '59',
    explanation:
      'notes an event as done only some time after it has answered, so that an early redelivery takes effect again',
    fix: 'note it together with the work, before answering',
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
