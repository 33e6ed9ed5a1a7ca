import { accepted, refused } from '../answer.ts'
import type { Defect } from './defect.ts'
import { open } from '../flow.ts'
import { acceptedAs, never, redirecting } from './rewriting.ts'

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
    name: 'redirects-to-https',
    number: '35',
    explanation: 'redirects every delivery to https',
    fix: 'take deliveries at the address that was agreed on; redirects are not followed',
    apply: redirecting((url) => {
      url.protocol = 'https:'
      return url
    }),
  },
  {
    name: 'redirects-to-trailing-slash',
    number: '35',
    explanation: 'redirects a path without slash at its end to the one with it',
    fix: 'take deliveries at the address that was agreed on; redirects are not followed',
    apply: redirecting((url) => {
      if (url.pathname.endsWith('/')) return undefined
      url.pathname += '/'
      return url
    }),
  },
  {
    name: 'redirects-to-login',
    number: '35',
    explanation: 'redirects what is not verified to a login page',
    fix: 'answer 401; there is nobody who could log in',
    apply: (behaviour) => ({ ...behaviour, refuse: () => refused(302, 'log in first', { location: '/login' }) }),
  },
  {
    name: 'answers-200-to-everything',
    number: '36',
    explanation: 'answers 200 whatever happens, errors included',
    fix: 'answer 200 only for what was taken, so that the rest comes again',
    apply: (behaviour) => ({ ...behaviour, write: (answer) => behaviour.write({ ...answer, status: 200, code: 0, message: 'OK' }), fail: () => accepted() }),
  },
  {
    name: 'answers-error-object-with-200',
    number: '42',
    explanation: 'answers 200 with an error object that is not of the agreed form',
    fix: 'answer {"status":{"code":0,"message":"OK"},"data":{"ids":[]}}',
    apply: (behaviour) => ({
      ...behaviour,
      write: (answer) => (answer.status === 200 ? Response.json({ status: 'error', error: { type: 'Unknown', retry: false } }) : behaviour.write(answer)),
    }),
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
  {
    name: 'accepts-any-content-type',
    number: '47',
    explanation: 'takes bodies that are declared as form or text',
    fix: 'answer 415 to what is not of the JSON family',
    apply: (behaviour) => ({ ...behaviour, admit: (request) => behaviour.admit(withType(request, 'application/json')) }),
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
        return answer.status === 200 && visit.payload?.heard.some(({ event }) => event === 'FINISHED') ? { ...answer, status: 201 } : answer
      },
    }),
  },
  {
    name: 'refuses-charset',
    number: '+14',
    explanation: 'answers 415 to "application/json; charset=utf-8"',
    fix: 'compare the media type without its parameters',
    apply: (behaviour) => ({ ...behaviour, admit: (request) => (/;/.test(request.headers.get('content-type') ?? '') ? refused(415, 'send application/json') : behaviour.admit(request)) }),
  },
  {
    name: 'refuses-missing-content-type',
    number: '+15',
    explanation: 'answers 415 to a delivery without content type',
    fix: 'take a missing content type for JSON; the header is not promised',
    apply: (behaviour) => ({ ...behaviour, admit: (request) => (request.headers.get('content-type') ? behaviour.admit(request) : refused(415, 'send application/json')) }),
  },
  {
    name: 'requires-trace-id',
    number: '+16',
    explanation: 'answers 400 to a delivery without X-B3-TraceId',
    fix: 'do without the trace id; the header is optional',
    apply: (behaviour) => ({ ...behaviour, admit: (request) => (request.headers.get('x-b3-traceid') ? behaviour.admit(request) : refused(400, 'X-B3-TraceId is missing')) }),
  },
  {
    name: 'accepts-any-method',
    number: '+17',
    explanation: 'takes deliveries by any method',
    fix: 'answer 405 to everything but POST',
    apply: (behaviour) => ({
      ...behaviour,
      admit: (request) => behaviour.admit(new Request(request.url, { method: 'POST', headers: request.headers })),
    }),
  },
  {
    name: 'answers-200-to-get',
    number: '+18',
    explanation: 'answers 200 to a GET where deliveries are taken',
    fix: 'answer 405 to everything but POST, and keep health checks at a path of their own',
    apply: (behaviour) => ({ ...behaviour, admit: (request) => (request.method === 'GET' ? accepted() : behaviour.admit(request)) }),
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
        write: (answer) => (answer.status === 200 ? new Response(`<p>Operation ${last} received</p>`, { headers: { 'content-type': 'text/html' } }) : behaviour.write(answer)),
      }
    },
  },
  {
    name: 'limits-body-to-100-kb',
    number: '+20',
    explanation: 'answers 413 to bodies of more than 100 kB, the usual limit of a body parser',
    fix: 'raise the limit of the body parser; a delivery may hold many interactions',
    apply: (behaviour) => ({
      ...behaviour,
      flow: async (visit, steps) => {
        const unread = await open(visit, steps)
        if (unread) return unread
        return (visit.body?.length ?? 0) > 100 * 1024 ? refused(413, 'the body is larger than 100 kB') : behaviour.flow(visit, steps)
      },
    }),
  },
]

const withType = (request: Request, type: string): Request => {
  const headers = new Headers(request.headers)
  headers.set('content-type', type)
  return new Request(request.url, { method: request.method, headers })
}
