import { createHmac } from 'node:crypto'
import { DIALECTS } from '../../dialects/registry.ts'
import type { Behavior, RequestContext } from '../behavior.ts'
import { acceptingAlso, acceptingOnly, MISMATCH, type DefectiveBehavior } from './defect.ts'

/** Returns the time and the digest of a signature; empty if it has another form. */
const givenOf = (context: RequestContext, steps: Behavior): { readonly t: string; readonly digest: string } => {
  const parsed = DIALECTS[context.dialect].signature.parse(steps.signatureOf(context)?.trim() ?? '')
  return 't' in parsed ? parsed : { t: '', digest: '' }
}

/** Returns whether a digest matches a message and a secret that is in force. */
const isDigestOf = (
  context: RequestContext,
  steps: Behavior,
  message: (body: Buffer, t: string) => Buffer,
  keyOf: (secret: string) => Buffer = (secret) => Buffer.from(secret, 'hex'),
): boolean => {
  const { t, digest } = givenOf(context, steps)
  const body = Buffer.from(steps.signedBytes(context))
  return steps
    .secretsOf(context)
    .some((secret) => createHmac('sha256', keyOf(secret)).update(message(body, t)).digest('hex') === digest)
}

const behind = (t: string, body: Buffer): Buffer => Buffer.concat([Buffer.from(`${t}.`), body])

/** Returns the difference between a time and the receiver's clock in milliseconds. */
const apart = (context: RequestContext, steps: Behavior): number =>
  Math.abs(Number(givenOf(context, steps).t) - steps.environment.time())

/** Returns a behavior that rejects correctly signed deliveries that fail a test. */
const lettingPass =
  (test: (context: RequestContext, steps: Behavior) => boolean) =>
  (behavior: Behavior): Behavior => ({
    ...behavior,
    verify: (context, steps) => {
      const verification = behavior.verify(context, steps)
      return verification.ok && !test(context, steps) ? MISMATCH : verification
    },
  })

const FRESH_MS = 300_000

/** Receivers that misread the time of a signature, or ignore it. */
export const signedTimeDefects: readonly DefectiveBehavior[] = [
  {
    name: 'verifies-body-without-timestamp',
    apply: (behavior) => acceptingOnly(behavior, (context, steps) => isDigestOf(context, steps, (body) => body)),
  },
  {
    name: 'uses-secret-as-text',
    apply: (behavior) =>
      acceptingOnly(behavior, (context, steps) =>
        isDigestOf(
          context,
          steps,
          (body, t) => behind(t, body),
          (secret) => Buffer.from(secret),
        ),
      ),
  },
  {
    name: 'verifies-with-current-time',
    apply: (behavior) =>
      acceptingOnly(behavior, (context, steps) =>
        isDigestOf(context, steps, (body) => behind(String(steps.environment.time()), body)),
      ),
  },
  {
    name: 'verifies-timestamp-in-seconds',
    apply: (behavior) =>
      acceptingOnly(behavior, (context, steps) =>
        isDigestOf(context, steps, (body, t) => behind(String(Math.floor(Number(t) / 1000)), body)),
      ),
  },
  {
    name: 'compares-timestamp-as-seconds',
    apply: lettingPass(
      (context, steps) =>
        Math.abs(Number(givenOf(context, steps).t) - steps.environment.time() / 1000) < FRESH_MS / 1000,
    ),
  },
  {
    name: 'accepts-stale-timestamps',
    apply: (behavior) => ({ ...behavior, timeOf: () => undefined }),
  },
  {
    name: 'accepts-future-timestamps',
    apply: (behavior) => ({
      ...behavior,
      // Moves the clock forward to a time that is ahead of it.
      timeOf: (context) => Math.max(behavior.environment.time(), Number(givenOf(context, behavior).t)),
    }),
  },
  {
    name: 'allows-no-clock-skew',
    apply: lettingPass((context, steps) => apart(context, steps) < 10_000),
  },
  {
    name: 'checks-only-timestamp',
    apply: (behavior) => acceptingAlso(behavior, (context, steps) => apart(context, steps) < FRESH_MS),
  },
  {
    name: 'tries-nearby-timestamps',
    apply: (behavior) =>
      acceptingAlso(behavior, (context, steps) =>
        [-60_000, -1000, 1000, 60_000].some((ms) =>
          isDigestOf(context, steps, (body, t) => behind(String(Number(t) + ms), body)),
        ),
      ),
  },
  {
    name: 'accepts-timestamp-without-digest',
    apply: (behavior) =>
      acceptingAlso(behavior, (context, steps) => /^t=\d+,?(v1=)?$/.test(steps.signatureOf(context)?.trim() ?? '')),
  },
  {
    name: 'trusts-subscription-id',
    apply: (behavior) =>
      acceptingAlso(
        behavior,
        (context, steps) =>
          [...context.request.headers.keys()].some((name) => name.endsWith('-subscription-id')) &&
          (steps.signatureOf(context)?.trim() ?? '') === '',
      ),
  },
]
