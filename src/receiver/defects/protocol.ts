import { accepted } from '../answer.ts'
import type { Defect } from './defect.ts'
import { acceptedAs, never } from './rewriting.ts'

/** Receivers that answer the wrong thing, or too late. */
export const protocolDefects: readonly Defect[] = [
  {
    name: 'answers-202',
    number: '32',
    explanation: 'answers 202 where 200 alone counts as success',
    fix: 'answer 200 OK',
    apply: acceptedAs(202),
  },
  {
    name: 'answers-201',
    number: '33',
    explanation: 'answers 201 where 200 alone counts as success',
    fix: 'answer 200 OK',
    apply: acceptedAs(201),
  },
  {
    name: 'answers-204',
    number: '33',
    explanation: 'answers 204 where 200 alone counts as success',
    fix: 'answer 200 OK, with or without a body',
    apply: acceptedAs(204),
  },
  {
    name: 'answers-201-to-finished',
    number: '+13',
    explanation: 'answers 201 to FINISHED, because it stores a record',
    fix: 'answer 200 to every event',
    apply: (behaviour) => ({
      ...behaviour,
      handle: async (visit, steps) => {
        const answer = await behaviour.handle(visit, steps)
        return answer.status === 200 && visit.payload?.heard.some(({ event }) => event === 'FINISHED')
          ? { ...answer, status: 201 }
          : answer
      },
    }),
  },
  {
    name: 'answers-200-to-everything',
    number: '36',
    explanation: 'answers 200 whatever happens, errors included',
    fix: 'answer 200 only for what was taken, so that the rest comes again',
    apply: (behaviour) => ({
      ...behaviour,
      write: (answer) => behaviour.write({ ...answer, status: 200, code: 0, message: 'OK' }),
      fail: () => accepted(),
    }),
  },
  {
    name: 'answers-error-object-with-200',
    number: '42',
    explanation: 'answers 200 with an error object that is not of the agreed form',
    fix: 'answer {"status":{"code":0,"message":"OK"},"data":{"ids":[]}}',
    apply: (behaviour) => ({
      ...behaviour,
      write: (answer) =>
        answer.status === 200
          ? Response.json({ status: 'error', error: { type: 'Unknown', retry: false } })
          : behaviour.write(answer),
    }),
  },
  {
    name: 'reflects-operation-id-as-html',
    number: '+19',
    explanation: 'answers in HTML with the operationId as it was sent',
    fix: 'answer JSON, and repeat nothing that was sent without escaping it',
    apply: (behaviour) => {
      let last = ''
      return {
        ...behaviour,
        understand: (json, dialect) => {
          const payload = behaviour.understand(json, dialect)
          last = payload?.operationId ?? ''
          return payload
        },
        write: (answer) =>
          answer.status === 200
            ? new Response(`<p>Operation ${last} received</p>`, { headers: { 'content-type': 'text/html' } })
            : behaviour.write(answer),
      }
    },
  },
  {
    name: 'answers-before-reading',
    number: '43',
    explanation: 'answers before it has read the body',
    fix: 'read the whole body, verify it, then answer',
    apply: (behaviour) => ({
      ...behaviour,
      flow: async (visit, steps) => {
        steps.surroundings.later(() => behaviour.flow(visit, steps))
        return accepted()
      },
    }),
  },
  {
    name: 'works-past-the-deadline',
    number: '44',
    explanation: 'works for 15 seconds before it answers',
    fix: 'answer as soon as the delivery is stored, and work afterwards',
    apply: (behaviour) => ({
      ...behaviour,
      take: async (visit, payload, steps) => {
        await steps.surroundings.pause(15_000)
        return behaviour.take(visit, payload, steps)
      },
    }),
  },
  {
    name: 'hangs-on-errors',
    number: '45',
    explanation: 'never answers a body that it cannot read, nor anything that fails',
    fix: 'answer errors as well: 400 for what is malformed, 503 for an outage',
    apply: (behaviour) => ({
      ...behaviour,
      flow: async (visit, steps) => {
        const answer = await behaviour.flow(visit, steps)
        return answer.status === 400 || answer.status >= 500 ? never() : answer
      },
      fail: never,
    }),
  },
]
