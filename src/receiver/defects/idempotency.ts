import { createHash } from 'node:crypto'
import { refused } from '../answer.ts'
import type { Defect } from './defect.ts'
import { keyed, refusingRedeliveries } from './keys.ts'

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
    name: 'check-then-insert',
    number: '53',
    explanation: 'looks an event up and stores it a moment later, so that two at the same time both take effect',
    fix: 'insert under a unique key and see whether it worked',
    apply: (behaviour) => {
      const stored = new Set<string>()
      return {
        ...behaviour,
        claim: async (key) => {
          if (stored.has(key)) return false
          await behaviour.surroundings.pause(10)
          stored.add(key)
          return true
        },
      }
    },
  },
  {
    name: 'dedupes-on-payload-hash',
    number: '54',
    explanation: 'takes events for the same only if their bodies are, byte by byte',
    fix: 'compare event and interaction id; the same event may be written differently',
    apply: keyed(({ event, id }, { body }) => `${createHash('sha256').update(body ?? '').digest('hex')} ${event} ${id}`),
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
    name: 'marks-before-the-work',
    number: '58',
    explanation: 'notes an event as done before its work succeeds, so that an outage loses it',
    fix: 'note it together with the work, in one transaction',
    apply: (behaviour) => ({
      ...behaviour,
      outage: (visit, steps) => {
        const outage = behaviour.outage(visit, steps)
        if (outage) for (const heard of visit.payload?.heard ?? []) if (heard.event !== undefined && heard.id !== undefined) void steps.claim(steps.keyOf({ ...heard, event: heard.event, id: heard.id }, visit))
        return outage
      },
    }),
  },
  {
    name: 'marks-after-answering',
    number: '59',
    explanation: 'notes an event as done only some time after it has answered, so that an early redelivery takes effect again',
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
    name: 'last-arrival-wins',
    number: '61',
    explanation: 'takes whatever arrives last for the state, so that a late STARTED reopens what is finished',
    fix: 'let FINISHED be final',
    apply: (behaviour) => ({ ...behaviour, transition: (before, event) => (event === 'STARTED' || event === 'FINISHED' ? event : before) }),
  },
  {
    name: 'crashes-on-finished-first',
    number: '62',
    explanation: 'fails with 500 when FINISHED arrives before STARTED',
    fix: 'expect any order; deliveries overtake each other',
    apply: (behaviour) => ({
      ...behaviour,
      record: (heard, steps) => {
        if (heard.event === 'FINISHED' && steps.surroundings.effects.state(heard.id) === null) throw new TypeError('there is no interaction to finish')
        behaviour.record(heard, steps)
      },
    }),
  },
  {
    name: 'one-at-a-time',
    number: '64',
    explanation: 'holds a lock from the first byte to the answer, so that one slow delivery blocks all others',
    fix: 'lock an interaction, not the receiver, and only after the body was read',
    apply: (behaviour) => {
      let last: Promise<unknown> = Promise.resolve()
      return {
        ...behaviour,
        flow: (visit, steps) => {
          const turn = last.then(() => behaviour.flow(visit, steps))
          last = turn.catch(() => undefined)
          return turn
        },
      }
    },
  },
  {
    name: 'shares-state-between-requests',
    number: '65',
    explanation: 'keeps the delivery in a variable that all requests share, so that two at the same time mix',
    fix: 'keep what belongs to a request in the request',
    apply: (behaviour) => {
      let current: Parameters<typeof behaviour.take>[1] | undefined
      return {
        ...behaviour,
        take: async (visit, payload, steps) => {
          current = payload
          await steps.surroundings.pause(10)
          return behaviour.take(visit, current, steps)
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
    name: 'answers-500-to-duplicates',
    number: '37',
    explanation: 'answers 500 to a duplicate, because of a unique key',
    fix: 'answer 200 to what was taken before, or it comes again and again',
    apply: refusingRedeliveries(refused(500, 'duplicate key')),
  },
  {
    name: 'answers-409-to-duplicates',
    number: '+21',
    explanation: 'answers 409 to a duplicate',
    fix: 'answer 200 to what was taken before, or it comes again and again',
    apply: refusingRedeliveries(refused(409, 'this event was taken before')),
  },
  {
    name: 'answers-429-to-redeliveries',
    number: '+22',
    explanation: 'answers 429 to a redelivery',
    fix: 'answer 200 to what was taken before, or it comes again and again',
    apply: refusingRedeliveries(refused(429, 'too many requests', { 'retry-after': '60' })),
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
    apply: keyed(({ event, id }, { request, number }) => `${request.headers.get('x-b3-traceid') ?? String(number)} ${event} ${id}`),
  },
  {
    name: 'dedupes-on-signature',
    number: '+25',
    explanation: 'takes deliveries for the same if their signature is',
    fix: 'compare event and interaction id; the same event may be signed over other bytes',
    apply: keyed(({ event, id }, { request }) => `${request.headers.get('x-hub-signature') ?? ''} ${event} ${id}`),
  },
  {
    name: 'waits-for-both-events',
    number: '+26',
    explanation: 'drops STARTED unless FINISHED came before, and thinks it has both only then',
    fix: 'have the effect of each event when it comes',
    apply: (behaviour) => ({
      ...behaviour,
      record: (heard, steps) => {
        if (heard.event === 'FINISHED' || steps.surroundings.effects.state(heard.id) === 'FINISHED') behaviour.record(heard, steps)
      },
    }),
  },
  {
    name: 'drops-finished-without-started',
    number: '+27',
    explanation: 'answers 200 to a FINISHED whose STARTED it has not seen, and drops it',
    fix: 'note the interaction as finished, whether or not its start was seen',
    apply: (behaviour) => ({
      ...behaviour,
      record: (heard, steps) => {
        if (heard.event !== 'FINISHED' || steps.surroundings.effects.state(heard.id) !== null) behaviour.record(heard, steps)
      },
    }),
  },
]
