import { TRACE_ID } from '../../dialects/signature-headers.ts'
import { rejected } from '../response.ts'
import { open } from '../flow.ts'
import type { DefectiveBehavior } from './defect.ts'
import { redirecting } from './rewriting.ts'

/** Receivers that reject requests they should accept, or accept requests they should reject. */
export const admissionDefects: readonly DefectiveBehavior[] = [
  {
    name: 'redirects-to-https',
    apply: redirecting((url) => {
      url.protocol = 'https:'
      return url
    }),
  },
  {
    name: 'redirects-to-trailing-slash',
    apply: redirecting((url) => {
      if (url.pathname.endsWith('/')) return undefined
      url.pathname += '/'
      return url
    }),
  },
  {
    name: 'redirects-to-login',
    apply: (behavior) => ({ ...behavior, refuse: () => rejected(302, 'log in first', { location: '/login' }) }),
  },
  {
    name: 'accepts-any-content-type',
    apply: (behavior) => ({
      ...behavior,
      admit: (request) => behavior.admit(withType(request, 'application/json')),
    }),
  },
  {
    name: 'accepts-any-method',
    apply: (behavior) => ({
      ...behavior,
      admit: (request) => behavior.admit(new Request(request.url, { method: 'POST', headers: request.headers })),
    }),
  },
  {
    name: 'rejects-charset',
    apply: (behavior) => ({
      ...behavior,
      admit: (request) =>
        /;/.test(request.headers.get('content-type') ?? '')
          ? rejected(415, 'send application/json')
          : behavior.admit(request),
    }),
  },
  {
    name: 'requires-trace-id',
    apply: (behavior) => ({
      ...behavior,
      admit: (request) =>
        request.headers.get(TRACE_ID) ? behavior.admit(request) : rejected(400, `${TRACE_ID} is missing`),
    }),
  },
  {
    name: 'limits-body-to-100-kb',
    apply: (behavior) => ({
      ...behavior,
      flow: async (context, steps) => {
        const unread = await open(context, steps)
        if (unread) return unread
        return (context.body?.length ?? 0) > 100 * 1024
          ? rejected(413, 'the body is larger than 100 kB')
          : behavior.flow(context, steps)
      },
    }),
  },
]

const withType = (request: Request, type: string): Request => {
  const headers = new Headers(request.headers)
  headers.set('content-type', type)
  return new Request(request.url, { method: request.method, headers })
}
