import { splitSignature } from '../dialects/signature-headers.ts'
import { MockError } from '../kit/error.ts'
import { suggest } from '../kit/suggest.ts'
import { accepted, refused, type ReceiverResponse } from './response.ts'
import type { Behaviour } from './behaviour.ts'
import { Claims } from './claims.ts'
import type { Defect } from './defects/defect.ts'
import { fromInbox } from './inbox.ts'

/** A way to be right that differs from the standard one. Same shape as a defect, without anything to fix. */
export type Variation = Omit<Defect, 'family' | 'level' | 'fix'>

const answering =
  (change: (response: ReceiverResponse) => ReceiverResponse) =>
  (behaviour: Behaviour): Behaviour => ({ ...behaviour, write: (response) => behaviour.write(change(response)) })

/** Writes answers in another form, except those that cannot have a body. */
const writing =
  (write: (response: ReceiverResponse, before: Response) => Response) =>
  (behaviour: Behaviour): Behaviour => ({
    ...behaviour,
    write: (response) => {
      const before = behaviour.write(response)
      return before.body === null ? before : write(response, before)
    },
  })

/** What correct receivers may do differently; a judge that fails one of them is wrong. */
export const VARIATIONS: readonly Variation[] = [
  {
    name: 'rejects-upper-case-digest',
    explanation: 'takes lower-case digits alone where digests are hexadecimal',
    apply: (behaviour) => ({
      ...behaviour,
      verify: (visit, steps) =>
        /^(?=.*[A-F])[0-9A-Fa-f]+$/.test(splitSignature(steps.signatureOf(visit) ?? '').digest)
          ? { ok: false, reason: 'malformed', message: 'the digest is in upper case' }
          : behaviour.verify(visit, steps),
    }),
  },
  {
    name: 'accepts-one-of-two-signatures',
    explanation:
      'takes a delivery with several signatures if any of them is right, ' +
      'as other schemes ask for while a secret is rotated',
    apply: (behaviour) => ({
      ...behaviour,
      verify: (visit, steps) => {
        const given = steps.signatureOf(visit)?.split(',') ?? []
        const one =
          given.length < 2
            ? undefined
            : given
                .map((signature) => behaviour.verify(visit, { ...steps, signatureOf: () => signature.trim() }))
                .find(({ ok }) => ok)
        return one ?? behaviour.verify(visit, steps)
      },
    }),
  },
  {
    name: 'answers-200-to-get',
    explanation: 'answers 200 to a GET where deliveries are taken, as to a health check, without effect',
    apply: (behaviour) => ({
      ...behaviour,
      admit: (request) => (request.method === 'GET' ? accepted() : behaviour.admit(request)),
    }),
  },
  {
    name: 'refuses-missing-content-type',
    explanation: 'answers 415 to a delivery without content type, which its sender never sends',
    apply: (behaviour) => ({
      ...behaviour,
      admit: (request) =>
        request.headers.get('content-type') ? behaviour.admit(request) : refused(415, 'send application/json'),
    }),
  },
  {
    name: 'answers-403-instead-of-401',
    explanation: 'answers 403 to a wrong signature',
    apply: answering((response) => (response.status === 401 ? { ...response, status: 403, code: 403 } : response)),
  },
  {
    name: 'answers-400-to-bad-signatures',
    explanation: 'answers 400 to a wrong signature',
    apply: answering((response) => (response.status === 401 ? { ...response, status: 400, code: 400 } : response)),
  },
  {
    name: 'extra-response-fields',
    explanation: 'answers with members beyond the agreed ones',
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
    explanation: 'answers with headers of its own',
    apply: answering((response) => ({
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
    explanation: 'answers with the text "ok"',
    apply: writing(
      ({ message }, { status, headers }) =>
        new Response(status === 200 ? 'ok' : message, { status, headers: plain(headers) }),
    ),
  },
  {
    name: 'empty-responses',
    explanation: 'answers without a body',
    apply: writing((_, { status, headers }) => new Response(null, { status, headers: withoutType(headers) })),
  },
  {
    name: 'slow-but-in-time',
    explanation: 'takes 150 ms for each response',
    apply: (behaviour) => ({
      ...behaviour,
      flow: async (visit, steps) => {
        await steps.surroundings.pause(150)
        return behaviour.flow(visit, steps)
      },
    }),
  },
  {
    name: 'dedupes-by-operation-id-and-entity',
    explanation:
      'knows an event by its operation and entity, and by event and interaction id when the operation is another',
    apply: (behaviour) => {
      const operations = new Claims()
      const eventOf = (key: string): string => key.slice(key.indexOf('\n') + 1)
      for (const line of behaviour.surroundings.store.lines) {
        if (!('key' in line) || line.key === undefined) continue
        operations.claim(line.key)
        void behaviour.claim(eventOf(line.key))
      }
      return {
        ...behaviour,
        keyOf: (heard, visit) =>
          `${JSON.stringify(visit.payload?.operationId ?? null)}\n${behaviour.keyOf(heard, visit)}`,
        claim: (key) => operations.claim(key) && behaviour.claim(eventOf(key)),
      }
    },
  },
  {
    name: 'processes-after-answering',
    explanation:
      'verifies, writes the body down and answers first, and has the effects 20 ms later, or after its next start',
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
