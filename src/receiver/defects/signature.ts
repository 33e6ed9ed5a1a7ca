import { createHmac } from 'node:crypto'
import { digestOf } from '../../dialects/hmac.ts'
import { OTHER_PRODUCT } from '../../dialects/other-product.ts'
import { DIALECTS } from '../../dialects/registry.ts'
import { rejected } from '../response.ts'
import type { Behavior, RequestContext } from '../behavior.ts'
import { acceptingAlso, acceptingOnly, type DefectiveBehavior } from './defect.ts'

const given = (context: RequestContext, steps: Behavior): string => steps.signatureOf(context)?.trim() ?? ''
const expected = (context: RequestContext, steps: Behavior): readonly string[] => {
  const { signature } = DIALECTS[context.dialect]
  const parsed = signature.parse(given(context, steps))
  const t = 't' in parsed ? parsed.t : ''
  const digest = (secret: string): string => digestOf(signature, secret, steps.signedBytes(context), t)
  return steps.secretsOf(context).map((secret) => signature.format({ digest: digest(secret), t }))
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
    apply: (behavior) => acceptingAlso(behavior, (context, steps) => steps.signatureOf(context) === null),
  },
  {
    name: 'accepts-empty-signature',
    apply: (behavior) => acceptingAlso(behavior, (context, steps) => steps.signatureOf(context)?.trim() === ''),
  },
  {
    name: 'verifies-only-when-signed',
    apply: (behavior) => acceptingAlso(behavior, (context, steps) => given(context, steps) === ''),
  },
  {
    name: 'accepts-any-sha1-value',
    apply: (behavior) => acceptingAlso(behavior, (context, steps) => given(context, steps).startsWith('sha1=')),
  },
  {
    name: 'compares-only-a-prefix',
    apply: (behavior) =>
      acceptingAlso(
        behavior,
        (context, steps) =>
          given(context, steps).length > 5 &&
          expected(context, steps).some((one) => one.startsWith(given(context, steps))),
      ),
  },
  {
    name: 'accepts-digest-without-prefix',
    apply: (behavior) =>
      acceptingAlso(behavior, (context, steps) =>
        expected(context, steps).some((one) => one.slice(5) === given(context, steps)),
      ),
  },
  {
    name: 'trusts-algorithm-in-header',
    apply: (behavior) =>
      acceptingAlso(behavior, (context, steps) => {
        const [algorithm = '', digest] = given(context, steps).split('=', 2)
        return (
          digest !== undefined &&
          steps
            .secretsOf(context)
            .some((secret) => hmac(algorithm, secret, steps.signedBytes(context), 'hex') === digest)
        )
      }),
  },
  {
    name: 'uses-sha256',
    apply: (behavior) =>
      acceptingOnly(behavior, (context, steps) =>
        steps
          .secretsOf(context)
          .some(
            (secret) =>
              `sha1=${String(hmac('sha256', secret, steps.signedBytes(context), 'hex'))}` === given(context, steps),
          ),
      ),
  },
  {
    name: 'reads-signature-256',
    apply: (behavior) =>
      acceptingOnly(behavior, (context, steps) => {
        const value = context.request.headers.get(OTHER_PRODUCT.header)
        return steps
          .secretsOf(context)
          .some((secret) => OTHER_PRODUCT.sign(secret, steps.signedBytes(context)) === value)
      }),
  },
  {
    name: 'looks-up-headers-case-sensitively',
    apply: (behavior) => ({
      ...behavior,
      signatureOf: (context) => {
        if (!context.rawHeaders) return behavior.signatureOf(context)
        const at = context.rawHeaders.indexOf(DIALECTS[context.dialect].signature.header)
        return at === -1 ? null : (context.rawHeaders[at + 1] ?? null)
      },
    }),
  },
  {
    name: 'crashes-on-malformed-signature',
    apply: (behavior) => ({
      ...behavior,
      verify: (context, steps) => {
        const verification = behavior.verify(context, steps)
        if (!verification.ok && verification.reason === 'malformed') behavior.environment.exit()
        return verification
      },
    }),
  },
  {
    name: 'leaks-expected-digest',
    apply: (behavior) => ({
      ...behavior,
      refuse: (context, steps) => {
        const response = behavior.refuse(context, steps)
        return { ...response, message: `${response.message}: expected ${expected(context, steps).join(' or ')}` }
      },
    }),
  },
  {
    name: 'expects-timestamped-signature',
    apply: (behavior) =>
      acceptingOnly(behavior, (context, steps) => {
        const [, t = '', digest] = /^t=(\d+),\s*v1=([0-9a-f]{64})$/.exec(given(context, steps)) ?? []
        return steps
          .secretsOf(context)
          .some(
            (secret) =>
              hmac('sha256', secret, Buffer.concat([Buffer.from(`${t}.`), steps.signedBytes(context)]), 'hex') ===
              digest,
          )
      }),
  },
  {
    name: 'accepts-base64-digest',
    apply: (behavior) =>
      acceptingAlso(behavior, (context, steps) =>
        expected(context, steps).some(
          (one) => `sha1=${Buffer.from(one.slice(5), 'hex').toString('base64')}` === given(context, steps),
        ),
      ),
  },
  {
    name: 'checks-only-digest-length',
    apply: (behavior) =>
      acceptingAlso(behavior, (context, steps) => /^sha1=[0-9a-f]{40}$/i.test(given(context, steps))),
  },
  {
    name: 'uses-first-of-two-signatures',
    apply: (behavior) => ({
      ...behavior,
      signatureOf: (context) => behavior.signatureOf(context)?.split(',')[0] ?? null,
    }),
  },
  {
    name: 'verifies-once-per-operation',
    apply: (behavior) => {
      const trusted = new Set<string>()
      const operationOf = ({ body }: RequestContext): string | undefined =>
        /"operationId"\s*:\s*"([^"]+)"/.exec(Buffer.from(body ?? []).toString())?.[1]
      return {
        ...behavior,
        verify: (context, steps) => {
          const operation = operationOf(context)
          if (operation !== undefined && trusted.has(operation)) return { ok: true }
          const verification = behavior.verify(context, steps)
          if (verification.ok && operation !== undefined) trusted.add(operation)
          return verification
        },
      }
    },
  },
  {
    name: 'responds-with-500-to-bad-signatures',
    apply: (behavior) => ({ ...behavior, refuse: () => rejected(500, 'internal error') }),
  },
]
