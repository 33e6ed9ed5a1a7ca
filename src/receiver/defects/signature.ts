import { createHmac } from 'node:crypto'
import { digestOf } from '../../dialects/hmac.ts'
import { OTHER_PRODUCT } from '../../dialects/other-product.ts'
import { DIALECTS } from '../../dialects/registry.ts'
import { refused } from '../response.ts'
import type { Behavior, Visit } from '../behavior.ts'
import { acceptingAlso, acceptingOnly, type DefectiveBehavior } from './defect.ts'

const given = (visit: Visit, steps: Behavior): string => steps.signatureOf(visit)?.trim() ?? ''
const expected = (visit: Visit, steps: Behavior): readonly string[] => {
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
export const signatureDefects: readonly DefectiveBehavior[] = [
  {
    name: 'accepts-missing-signature',
    apply: (behavior) => acceptingAlso(behavior, (visit, steps) => steps.signatureOf(visit) === null),
  },
  {
    name: 'accepts-empty-signature',
    apply: (behavior) => acceptingAlso(behavior, (visit, steps) => steps.signatureOf(visit)?.trim() === ''),
  },
  {
    name: 'verifies-only-when-signed',
    apply: (behavior) => acceptingAlso(behavior, (visit, steps) => given(visit, steps) === ''),
  },
  {
    name: 'accepts-any-sha1-value',
    apply: (behavior) => acceptingAlso(behavior, (visit, steps) => given(visit, steps).startsWith('sha1=')),
  },
  {
    name: 'compares-only-a-prefix',
    apply: (behavior) =>
      acceptingAlso(
        behavior,
        (visit, steps) =>
          given(visit, steps).length > 5 && expected(visit, steps).some((one) => one.startsWith(given(visit, steps))),
      ),
  },
  {
    name: 'accepts-digest-without-prefix',
    apply: (behavior) =>
      acceptingAlso(behavior, (visit, steps) =>
        expected(visit, steps).some((one) => one.slice(5) === given(visit, steps)),
      ),
  },
  {
    name: 'trusts-algorithm-in-header',
    apply: (behavior) =>
      acceptingAlso(behavior, (visit, steps) => {
        const [algorithm = '', digest] = given(visit, steps).split('=', 2)
        return (
          digest !== undefined &&
          steps.secretsOf(visit).some((secret) => hmac(algorithm, secret, steps.signedBytes(visit), 'hex') === digest)
        )
      }),
  },
  {
    name: 'uses-sha256',
    apply: (behavior) =>
      acceptingOnly(behavior, (visit, steps) =>
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
    apply: (behavior) =>
      acceptingOnly(behavior, (visit, steps) => {
        const value = visit.request.headers.get(OTHER_PRODUCT.header)
        return steps.secretsOf(visit).some((secret) => OTHER_PRODUCT.sign(secret, steps.signedBytes(visit)) === value)
      }),
  },
  {
    name: 'looks-up-headers-case-sensitively',
    apply: (behavior) => ({
      ...behavior,
      signatureOf: (visit) => {
        if (!visit.rawHeaders) return behavior.signatureOf(visit)
        const at = visit.rawHeaders.indexOf(DIALECTS[visit.dialect].signature.header)
        return at === -1 ? null : (visit.rawHeaders[at + 1] ?? null)
      },
    }),
  },
  {
    name: 'crashes-on-malformed-signature',
    apply: (behavior) => ({
      ...behavior,
      verify: (visit, steps) => {
        const verification = behavior.verify(visit, steps)
        if (!verification.ok && verification.reason === 'malformed') behavior.surroundings.exit()
        return verification
      },
    }),
  },
  {
    name: 'leaks-expected-digest',
    apply: (behavior) => ({
      ...behavior,
      refuse: (visit, steps) => {
        const response = behavior.refuse(visit, steps)
        return { ...response, message: `${response.message}: expected ${expected(visit, steps).join(' or ')}` }
      },
    }),
  },
  {
    name: 'expects-timestamped-signature',
    apply: (behavior) =>
      acceptingOnly(behavior, (visit, steps) => {
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
    apply: (behavior) =>
      acceptingAlso(behavior, (visit, steps) =>
        expected(visit, steps).some(
          (one) => `sha1=${Buffer.from(one.slice(5), 'hex').toString('base64')}` === given(visit, steps),
        ),
      ),
  },
  {
    name: 'checks-only-digest-length',
    apply: (behavior) => acceptingAlso(behavior, (visit, steps) => /^sha1=[0-9a-f]{40}$/i.test(given(visit, steps))),
  },
  {
    name: 'uses-first-of-two-signatures',
    apply: (behavior) => ({
      ...behavior,
      signatureOf: (visit) => behavior.signatureOf(visit)?.split(',')[0] ?? null,
    }),
  },
  {
    name: 'verifies-once-per-operation',
    apply: (behavior) => {
      const trusted = new Set<string>()
      const operationOf = ({ body }: Visit): string | undefined =>
        /"operationId"\s*:\s*"([^"]+)"/.exec(Buffer.from(body ?? []).toString())?.[1]
      return {
        ...behavior,
        verify: (visit, steps) => {
          const operation = operationOf(visit)
          if (operation !== undefined && trusted.has(operation)) return { ok: true }
          const verification = behavior.verify(visit, steps)
          if (verification.ok && operation !== undefined) trusted.add(operation)
          return verification
        },
      }
    },
  },
  {
    name: 'responds-with-500-to-bad-signatures',
    apply: (behavior) => ({ ...behavior, refuse: () => refused(500, 'internal error') }),
  },
]
