import { splitSignature } from '../dialects/signature-headers.ts'
import { MockError } from '../kit/error.ts'
import { suggest } from '../kit/suggest.ts'
import { accepted, rejected, type ReceiverResponse } from './response.ts'
import type { Behavior } from './behavior.ts'
import { Claims } from './claims.ts'
import type { Defect } from './defects/defect.ts'
import { fromInbox } from './inbox.ts'

/** Another correct behavior. It has the shape of a defect, without a fix. */
export type Variation = Omit<Defect, 'family' | 'level' | 'fix'>

const withResponse =
  (change: (response: ReceiverResponse) => ReceiverResponse) =>
  (behavior: Behavior): Behavior => ({ ...behavior, write: (response) => behavior.write(change(response)) })

/** Returns a behavior with responses in another form, except those that cannot have a body. */
const writing =
  (write: (response: ReceiverResponse, before: Response) => Response) =>
  (behavior: Behavior): Behavior => ({
    ...behavior,
    write: (response) => {
      const before = behavior.write(response)
      return before.body === null ? before : write(response, before)
    },
  })

/** What correct receivers may do differently; a judge must not fail any of them. */
export const VARIATIONS: readonly Variation[] = [
  {
    name: 'rejects-uppercase-digest',
    explanation: 'accepts only lower-case digits in hexadecimal digests',
    apply: (behavior) => ({
      ...behavior,
      verify: (context, steps) =>
        /^(?=.*[A-F])[0-9A-Fa-f]+$/.test(splitSignature(steps.signatureOf(context) ?? '').digest)
          ? { ok: false, reason: 'malformed', message: 'the digest is in upper case' }
          : behavior.verify(context, steps),
    }),
  },
  {
    name: 'accepts-one-of-two-signatures',
    explanation:
      'accepts a delivery with several signatures if one of them is correct, ' +
      'as other schemes require during a rotation of the secret',
    apply: (behavior) => ({
      ...behavior,
      verify: (context, steps) => {
        const given = steps.signatureOf(context)?.split(',') ?? []
        const one =
          given.length < 2
            ? undefined
            : given
                .map((signature) => behavior.verify(context, { ...steps, signatureOf: () => signature.trim() }))
                .find(({ ok }) => ok)
        return one ?? behavior.verify(context, steps)
      },
    }),
  },
  {
    name: 'responds-with-200-to-get',
    explanation: 'responds with 200 to a GET at the path of deliveries, as to a health check',
    apply: (behavior) => ({
      ...behavior,
      admit: (request) => (request.method === 'GET' ? accepted() : behavior.admit(request)),
    }),
  },
  {
    name: 'rejects-missing-content-type',
    explanation: 'responds with 415 to a delivery without Content-Type, which its sender never sends',
    apply: (behavior) => ({
      ...behavior,
      admit: (request) =>
        request.headers.get('content-type') ? behavior.admit(request) : rejected(415, 'send application/json'),
    }),
  },
  {
    name: 'responds-with-403-instead-of-401',
    explanation: 'responds with 403 to a wrong signature',
    apply: withResponse((response) => (response.status === 401 ? { ...response, status: 403, code: 403 } : response)),
  },
  {
    name: 'responds-with-400-to-bad-signatures',
    explanation: 'responds with 400 to a wrong signature',
    apply: withResponse((response) => (response.status === 401 ? { ...response, status: 400, code: 400 } : response)),
  },
  {
    name: 'extra-response-fields',
    explanation: 'responds with additional fields',
    apply: writing(({ status, code, message, ids, headers }) =>
      Response.json(
        {
          status: { code, message, detail: 'none' },
          data: { ids: ids.map((id) => ({ id, stored: true })) },
          version: 2,
        },
        { status, headers: { ...headers } },
      ),
    ),
  },
  {
    name: 'extra-response-headers',
    explanation: 'responds with additional headers',
    apply: withResponse((response) => ({
      ...response,
      headers: {
        ...response.headers,
        'x-request-id': 'r-1',
        'cache-control': 'no-store',
        'set-cookie': 'session=1; HttpOnly',
      },
    })),
  },
  {
    name: 'plain-text-responses',
    explanation: 'responds with the text "ok"',
    apply: writing(
      ({ message }, { status, headers }) =>
        new Response(status === 200 ? 'ok' : message, { status, headers: plain(headers) }),
    ),
  },
  {
    name: 'empty-responses',
    explanation: 'responds without a body',
    apply: writing((_, { status, headers }) => new Response(null, { status, headers: withoutType(headers) })),
  },
  {
    name: 'slow-but-in-time',
    explanation: 'responds after 150 ms',
    apply: (behavior) => ({
      ...behavior,
      flow: async (context, steps) => {
        await steps.environment.pause(150)
        return behavior.flow(context, steps)
      },
    }),
  },
  {
    name: 'dedupes-by-operation-id-and-entity',
    explanation: 'deduplicates by operation and entity, and by event and interaction id if the operation differs',
    apply: (behavior) => {
      const operations = new Claims()
      const eventOf = (key: string): string => key.slice(key.indexOf('\n') + 1)
      for (const line of behavior.environment.store.lines) {
        if (!('key' in line) || line.key === undefined) continue
        operations.claim(line.key)
        void behavior.claim(eventOf(line.key))
      }
      return {
        ...behavior,
        keyOf: (received, context) =>
          `${JSON.stringify(context.payload?.operationId ?? null)}\n${behavior.keyOf(received, context)}`,
        claim: (key) => operations.claim(key) && behavior.claim(eventOf(key)),
      }
    },
  },
  {
    name: 'processes-stored-events-after-responding',
    explanation: 'verifies, stores the body and responds first, and processes it 20 ms later, or after its next start',
    apply: fromInbox,
  },
]

const plain = (headers: Headers): Headers => {
  const changed = new Headers(headers)
  changed.set('content-type', 'text/plain')
  return changed
}

const withoutType = (headers: Headers): Headers => {
  const changed = new Headers(headers)
  changed.delete('content-type')
  return changed
}

/** @throws {MockError} `VARIATION_UNKNOWN` */
export const findVariation = (name: string): Variation => {
  const found = VARIATIONS.find((variation) => variation.name === name)
  if (found) return found
  const meant = suggest(
    name,
    VARIATIONS.map((variation) => variation.name),
  )
  throw new MockError({
    code: 'VARIATION_UNKNOWN',
    message: `"${name}" is not a variation`,
    fix:
      meant === undefined
        ? `use one of ${VARIATIONS.map((variation) => variation.name).join(', ')}`
        : `did you mean ${meant}?`,
  })
}
