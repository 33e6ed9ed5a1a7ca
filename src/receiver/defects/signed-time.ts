import { createHmac } from 'node:crypto'
import { DIALECTS } from '../../dialects/registry.ts'
import type { Behavior, Visit } from '../behavior.ts'
import { acceptingAlso, acceptingOnly, MISMATCH, type DefectiveBehavior } from './defect.ts'

/** Returns the time and the digest of a signature; empty if it has another form. */
const givenOf = (visit: Visit, steps: Behavior): { readonly t: string; readonly digest: string } => {
  const parsed = DIALECTS[visit.dialect].signature.parse(steps.signatureOf(visit)?.trim() ?? '')
  return 't' in parsed ? parsed : { t: '', digest: '' }
}

/** Returns whether a digest matches a message and a secret that is in force. */
const isDigestOf = (
  visit: Visit,
  steps: Behavior,
  message: (body: Buffer, t: string) => Buffer,
  keyOf: (secret: string) => Buffer = (secret) => Buffer.from(secret, 'hex'),
): boolean => {
  const { t, digest } = givenOf(visit, steps)
  const body = Buffer.from(steps.signedBytes(visit))
  return steps
    .secretsOf(visit)
    .some((secret) => createHmac('sha256', keyOf(secret)).update(message(body, t)).digest('hex') === digest)
}

const behind = (t: string, body: Buffer): Buffer => Buffer.concat([Buffer.from(`${t}.`), body])

/** Returns the difference between a time and the receiver's clock in milliseconds. */
const apart = (visit: Visit, steps: Behavior): number =>
  Math.abs(Number(givenOf(visit, steps).t) - steps.surroundings.time())

/** Returns a behavior that rejects correctly signed deliveries that fail a test. */
const lettingPass =
  (test: (visit: Visit, steps: Behavior) => boolean) =>
  (behavior: Behavior): Behavior => ({
    ...behavior,
    verify: (visit, steps) => {
      const verification = behavior.verify(visit, steps)
      return verification.ok && !test(visit, steps) ? MISMATCH : verification
    },
  })

const FRESH_MS = 300_000

/** Receivers that misread the time of a signature, or ignore it. */
export const signedTimeDefects: readonly DefectiveBehavior[] = [
  {
    name: 'verifies-body-without-timestamp',
    apply: (behavior) => acceptingOnly(behavior, (visit, steps) => isDigestOf(visit, steps, (body) => body)),
  },
  {
    name: 'uses-secret-as-text',
    apply: (behavior) =>
      acceptingOnly(behavior, (visit, steps) =>
        isDigestOf(
          visit,
          steps,
          (body, t) => behind(t, body),
          (secret) => Buffer.from(secret),
        ),
      ),
  },
  {
    name: 'verifies-with-current-time',
    apply: (behavior) =>
      acceptingOnly(behavior, (visit, steps) =>
        isDigestOf(visit, steps, (body) => behind(String(steps.surroundings.time()), body)),
      ),
  },
  {
    name: 'verifies-timestamp-in-seconds',
    apply: (behavior) =>
      acceptingOnly(behavior, (visit, steps) =>
        isDigestOf(visit, steps, (body, t) => behind(String(Math.floor(Number(t) / 1000)), body)),
      ),
  },
  {
    name: 'compares-timestamp-as-seconds',
    apply: lettingPass(
      (visit, steps) => Math.abs(Number(givenOf(visit, steps).t) - steps.surroundings.time() / 1000) < FRESH_MS / 1000,
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
      timeOf: (visit) => Math.max(behavior.surroundings.time(), Number(givenOf(visit, behavior).t)),
    }),
  },
  {
    name: 'allows-no-clock-skew',
    apply: lettingPass((visit, steps) => apart(visit, steps) < 10_000),
  },
  {
    name: 'checks-only-timestamp',
    apply: (behavior) => acceptingAlso(behavior, (visit, steps) => apart(visit, steps) < FRESH_MS),
  },
  {
    name: 'tries-nearby-timestamps',
    apply: (behavior) =>
      acceptingAlso(behavior, (visit, steps) =>
        [-60_000, -1000, 1000, 60_000].some((ms) =>
          isDigestOf(visit, steps, (body, t) => behind(String(Number(t) + ms), body)),
        ),
      ),
  },
  {
    name: 'accepts-timestamp-without-digest',
    apply: (behavior) =>
      acceptingAlso(behavior, (visit, steps) => /^t=\d+,?(v1=)?$/.test(steps.signatureOf(visit)?.trim() ?? '')),
  },
  {
    name: 'trusts-subscription-id',
    apply: (behavior) =>
      acceptingAlso(
        behavior,
        (visit, steps) =>
          [...visit.request.headers.keys()].some((name) => name.endsWith('-subscription-id')) &&
          (steps.signatureOf(visit)?.trim() ?? '') === '',
      ),
  },
]
