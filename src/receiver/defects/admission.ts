import { TRACE_ID } from '../../dialects/headers.ts'
import { refused } from '../answer.ts'
import { open } from '../flow.ts'
import type { Defect } from './defect.ts'
import { redirecting } from './rewriting.ts'

/** Receivers that turn away what they should take, or take what they should turn away. */
export const admissionDefects: readonly Defect[] = [
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
    name: 'accepts-any-content-type',
    number: '47',
    explanation: 'takes bodies that are declared as form or text',
    fix: 'answer 415 to what is not of the JSON family',
    apply: (behaviour) => ({
      ...behaviour,
      admit: (request) => behaviour.admit(withType(request, 'application/json')),
    }),
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
    name: 'refuses-charset',
    number: '+14',
    explanation: 'answers 415 to "application/json; charset=utf-8"',
    fix: 'compare the media type without its parameters',
    apply: (behaviour) => ({
      ...behaviour,
      admit: (request) =>
        /;/.test(request.headers.get('content-type') ?? '')
          ? refused(415, 'send application/json')
          : behaviour.admit(request),
    }),
  },
  {
    name: 'requires-trace-id',
    number: '+16',
    explanation: 'answers 400 to a delivery without X-B3-TraceId',
    fix: 'do without the trace id; the header is optional',
    apply: (behaviour) => ({
      ...behaviour,
      admit: (request) =>
        request.headers.get(TRACE_ID) ? behaviour.admit(request) : refused(400, `${TRACE_ID} is missing`),
    }),
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
        return (visit.body?.length ?? 0) > 100 * 1024
          ? refused(413, 'the body is larger than 100 kB')
          : behaviour.flow(visit, steps)
      },
    }),
  },
]

const withType = (request: Request, type: string): Request => {
  const headers = new Headers(request.headers)
  headers.set('content-type', type)
  return new Request(request.url, { method: request.method, headers })
}
