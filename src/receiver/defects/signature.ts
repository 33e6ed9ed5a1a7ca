import { createHmac } from 'node:crypto'
import { digestOf } from '../../dialects/hmac.ts'
import { OTHER_PRODUCT } from '../../dialects/other-product.ts'
import { DEFAULT_DIALECT, DIALECTS } from '../../dialects/registry.ts'
import { refused } from '../answer.ts'
import type { Behaviour, Visit } from '../behaviour.ts'
import { acceptingAlso, acceptingOnly, type Defect } from './defect.ts'

const FORM = DIALECTS[DEFAULT_DIALECT].signature

const given = (visit: Visit, steps: Behaviour): string => steps.signatureOf(visit)?.trim() ?? ''
const expected = (visit: Visit, steps: Behaviour): readonly string[] =>
  steps.secretsOf(visit).map((secret) => `sha1=${digestOf(FORM, secret, steps.signedBytes(visit))}`)

const hmac = (algorithm: string, secret: string, body: Uint8Array, encoding: 'hex' | 'base64'): string | undefined => {
  try {
    return createHmac(algorithm, secret).update(body).digest(encoding)
  } catch {
    return undefined
  }
}

/** Receivers that compare the wrong thing, or not all of it. */
export const signatureDefects: readonly Defect[] = [
  {
    name: 'accepts-missing-signature',
    number: '7',
    explanation: 'accepts a delivery without signature',
    fix: 'treat a missing X-Hub-Signature as a wrong one',
    apply: (behaviour) => acceptingAlso(behaviour, (visit, steps) => steps.signatureOf(visit) === null),
  },
  {
    name: 'accepts-empty-signature',
    number: '8',
    explanation: 'accepts a delivery whose signature header is empty',
    fix: 'treat an empty X-Hub-Signature as a wrong one',
    apply: (behaviour) => acceptingAlso(behaviour, (visit, steps) => steps.signatureOf(visit)?.trim() === ''),
  },
  {
    name: 'verifies-only-when-signed',
    number: '9',
    explanation: 'verifies only if there is something in the signature header',
    fix: 'verify every delivery; whoever forges one leaves the header out',
    apply: (behaviour) => acceptingAlso(behaviour, (visit, steps) => given(visit, steps) === ''),
  },
  {
    name: 'accepts-any-sha1-value',
    number: '10',
    explanation: 'accepts any signature that begins with "sha1="',
    fix: 'compare the digest, not its prefix alone',
    apply: (behaviour) => acceptingAlso(behaviour, (visit, steps) => given(visit, steps).startsWith('sha1=')),
  },
  {
    name: 'compares-only-a-prefix',
    number: '11',
    explanation: 'compares only as many characters as were sent',
    fix: 'compare digests of equal length in constant time',
    apply: (behaviour) =>
      acceptingAlso(
        behaviour,
        (visit, steps) =>
          given(visit, steps).length > 5 && expected(visit, steps).some((one) => one.startsWith(given(visit, steps))),
      ),
  },
  {
    name: 'accepts-digest-without-prefix',
    number: '13',
    explanation: 'accepts the digest without "sha1=" in front of it',
    fix: 'require the prefix; it says which algorithm was used',
    apply: (behaviour) =>
      acceptingAlso(behaviour, (visit, steps) =>
        expected(visit, steps).some((one) => one.slice(5) === given(visit, steps)),
      ),
  },
  {
    name: 'lets-the-header-pick-the-algorithm',
    number: '15',
    explanation: 'takes the hash algorithm from the prefix of the signature',
    fix: 'compute HMAC-SHA1 and nothing else; the sender of a forged delivery must not choose',
    apply: (behaviour) =>
      acceptingAlso(behaviour, (visit, steps) => {
        const [algorithm = '', digest] = given(visit, steps).split('=', 2)
        return (
          digest !== undefined &&
          steps.secretsOf(visit).some((secret) => hmac(algorithm, secret, steps.signedBytes(visit), 'hex') === digest)
        )
      }),
  },
  {
    name: 'uses-sha256',
    number: '16',
    explanation: 'computes HMAC-SHA256 where HMAC-SHA1 is sent',
    fix: 'compute HMAC-SHA1 for X-Hub-Signature',
    apply: (behaviour) =>
      acceptingOnly(behaviour, (visit, steps) =>
        steps
          .secretsOf(visit)
          .some(
            (secret) =>
              `sha1=${String(hmac('sha256', secret, steps.signedBytes(visit), 'hex'))}` === given(visit, steps),
          ),
      ),
  },
  {
    name: 'reads-signature-256',
    number: '18',
    explanation: 'reads X-Hub-Signature-256 with a base64 digest, as another product sends it',
    fix: 'read X-Hub-Signature, which holds "sha1=" and a hexadecimal digest',
    apply: (behaviour) =>
      acceptingOnly(behaviour, (visit, steps) => {
        const value = visit.request.headers.get(OTHER_PRODUCT.header)
        return steps.secretsOf(visit).some((secret) => OTHER_PRODUCT.sign(secret, steps.signedBytes(visit)) === value)
      }),
  },
  {
    name: 'looks-headers-up-by-case',
    number: '19',
    explanation: 'finds the signature only if the header is written exactly "X-Hub-Signature"',
    fix: 'look headers up without regard to case',
    apply: (behaviour) => ({
      ...behaviour,
      signatureOf: (visit) => {
        if (!visit.rawHeaders) return behaviour.signatureOf(visit)
        const at = visit.rawHeaders.indexOf(DIALECTS[visit.dialect].signature.header)
        return at === -1 ? null : (visit.rawHeaders[at + 1] ?? null)
      },
    }),
  },
  {
    name: 'exits-on-malformed-signature',
    number: '21',
    explanation: 'ends the process when a signature has another length than expected',
    fix: 'compare lengths before a constant-time comparison that throws',
    apply: (behaviour) => ({
      ...behaviour,
      verify: (visit, steps) => {
        const verification = behaviour.verify(visit, steps)
        if (!verification.ok && verification.reason === 'malformed') behaviour.surroundings.exit()
        return verification
      },
    }),
  },
  {
    name: 'leaks-expected-digest',
    number: '31',
    explanation: 'tells the digest that it expected when it refuses a delivery',
    fix: 'answer that the signature is wrong, and nothing about the right one',
    apply: (behaviour) => ({
      ...behaviour,
      refuse: (visit, steps) => {
        const answer = behaviour.refuse(visit, steps)
        return { ...answer, message: `${answer.message}: expected ${expected(visit, steps).join(' or ')}` }
      },
    }),
  },
  {
    name: 'expects-timestamped-signature',
    number: '100',
    explanation: 'expects "t=…,v1=…" over time, dot and body, as another API signs',
    fix: 'expect "sha1=" and the HMAC-SHA1 of the body alone',
    apply: (behaviour) =>
      acceptingOnly(behaviour, (visit, steps) => {
        const [, t = '', digest] = /^t=(\d+),\s*v1=([0-9a-f]{64})$/.exec(given(visit, steps)) ?? []
        return steps
          .secretsOf(visit)
          .some(
            (secret) =>
              hmac('sha256', secret, Buffer.concat([Buffer.from(`${t}.`), steps.signedBytes(visit)]), 'hex') === digest,
          )
      }),
  },
  {
    name: 'accepts-base64-digest',
    number: '+4',
    explanation: 'accepts the digest in base64 besides hexadecimal digits',
    fix: 'accept hexadecimal digits alone',
    apply: (behaviour) =>
      acceptingAlso(behaviour, (visit, steps) =>
        expected(visit, steps).some(
          (one) => `sha1=${Buffer.from(one.slice(5), 'hex').toString('base64')}` === given(visit, steps),
        ),
      ),
  },
  {
    name: 'checks-only-the-length',
    number: '+5',
    explanation: 'accepts any 40 hexadecimal digits after "sha1="',
    fix: 'compare the digest with the one computed from body and secret',
    apply: (behaviour) => acceptingAlso(behaviour, (visit, steps) => /^sha1=[0-9a-f]{40}$/i.test(given(visit, steps))),
  },
  {
    name: 'takes-the-first-of-two-signatures',
    number: '+6',
    explanation: 'takes the first of several signatures and does not look at the others',
    fix: 'refuse a delivery that carries more than one signature, or treat them alike in any order',
    apply: (behaviour) => ({
      ...behaviour,
      signatureOf: (visit) => behaviour.signatureOf(visit)?.split(',')[0] ?? null,
    }),
  },
  {
    name: 'verifies-once-per-operation',
    number: '+7',
    explanation: 'skips verifying when an operationId was verified before',
    fix: 'verify every request; an operationId is no proof of origin',
    apply: (behaviour) => {
      const trusted = new Set<string>()
      const operationOf = ({ body }: Visit): string | undefined =>
        /"operationId"\s*:\s*"([^"]+)"/.exec(Buffer.from(body ?? []).toString())?.[1]
      return {
        ...behaviour,
        verify: (visit, steps) => {
          const operation = operationOf(visit)
          if (operation !== undefined && trusted.has(operation)) return { ok: true }
          const verification = behaviour.verify(visit, steps)
          if (verification.ok && operation !== undefined) trusted.add(operation)
          return verification
        },
      }
    },
  },
  {
    name: 'answers-500-to-bad-signatures',
    number: '+8',
    explanation: 'answers 500 when a signature is wrong',
    fix: 'answer 401, or 200 without effect; a wrong signature is no fault of the server',
    apply: (behaviour) => ({ ...behaviour, refuse: () => refused(500, 'internal error') }),
  },
]
