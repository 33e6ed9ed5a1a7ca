import { createHmac } from 'node:crypto'
import { digestOf } from '../../dialects/hmac.ts'
import { OTHER_PRODUCT } from '../../dialects/other-product.ts'
import { DIALECTS } from '../../dialects/registry.ts'
import { refused } from '../response.ts'
import type { Behaviour, Visit } from '../behaviour.ts'
import { acceptingAlso, acceptingOnly, type DefectiveBehaviour } from './defect.ts'

const given = (visit: Visit, steps: Behaviour): string => steps.signatureOf(visit)?.trim() ?? ''
const expected = (visit: Visit, steps: Behaviour): readonly string[] => {
  const { signature } = DIALECTS[visit.dialect]
  const parsed = signature.parse(given(visit, steps))
  const t = 't' in parsed ? parsed.t : ''
  const digest = (secret: string): string => digestOf(signature, secret, steps.signedBytes(visit), t)
  return steps.secretsOf(visit).map((secret) => signature.format({ digest: digest(secret), t }))
}

const hmac = (algorithm: string, secret: string, body: Uint8Array, encoding: 'hex' | 'base64'): string | undefined => {
  try {
    return createHmac(algorithm, secret).update(body).digest(encoding)
  } catch {
    return undefined
  }
}

/** Receivers that compare the wrong thing, or not all of it. */
export const signatureDefects: readonly DefectiveBehaviour[] = [
  {
    name: 'accepts-missing-signature',
    apply: (behaviour) => acceptingAlso(behaviour, (visit, steps) => steps.signatureOf(visit) === null),
  },
  {
    name: 'accepts-empty-signature',
    apply: (behaviour) => acceptingAlso(behaviour, (visit, steps) => steps.signatureOf(visit)?.trim() === ''),
  },
  {
    name: 'verifies-only-when-signed',
    apply: (behaviour) => acceptingAlso(behaviour, (visit, steps) => given(visit, steps) === ''),
  },
  {
    name: 'accepts-any-sha1-value',
    apply: (behaviour) => acceptingAlso(behaviour, (visit, steps) => given(visit, steps).startsWith('sha1=')),
  },
  {
    name: 'compares-only-a-prefix',
    apply: (behaviour) =>
      acceptingAlso(
        behaviour,
        (visit, steps) =>
          given(visit, steps).length > 5 && expected(visit, steps).some((one) => one.startsWith(given(visit, steps))),
      ),
  },
  {
    name: 'accepts-digest-without-prefix',
    apply: (behaviour) =>
      acceptingAlso(behaviour, (visit, steps) =>
        expected(visit, steps).some((one) => one.slice(5) === given(visit, steps)),
      ),
  },
  {
    name: 'lets-the-header-pick-the-algorithm',
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
    apply: (behaviour) =>
      acceptingOnly(behaviour, (visit, steps) => {
        const value = visit.request.headers.get(OTHER_PRODUCT.header)
        return steps.secretsOf(visit).some((secret) => OTHER_PRODUCT.sign(secret, steps.signedBytes(visit)) === value)
      }),
  },
  {
    name: 'looks-headers-up-by-case',
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
    apply: (behaviour) => ({
      ...behaviour,
      refuse: (visit, steps) => {
        const response = behaviour.refuse(visit, steps)
        return { ...response, message: `${response.message}: expected ${expected(visit, steps).join(' or ')}` }
      },
    }),
  },
  {
    name: 'expects-timestamped-signature',
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
    apply: (behaviour) =>
      acceptingAlso(behaviour, (visit, steps) =>
        expected(visit, steps).some(
          (one) => `sha1=${Buffer.from(one.slice(5), 'hex').toString('base64')}` === given(visit, steps),
        ),
      ),
  },
  {
    name: 'checks-only-the-length',
    apply: (behaviour) => acceptingAlso(behaviour, (visit, steps) => /^sha1=[0-9a-f]{40}$/i.test(given(visit, steps))),
  },
  {
    name: 'takes-the-first-of-two-signatures',
    apply: (behaviour) => ({
      ...behaviour,
      signatureOf: (visit) => behaviour.signatureOf(visit)?.split(',')[0] ?? null,
    }),
  },
  {
    name: 'verifies-once-per-operation',
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
    apply: (behaviour) => ({ ...behaviour, refuse: () => refused(500, 'internal error') }),
  },
]
