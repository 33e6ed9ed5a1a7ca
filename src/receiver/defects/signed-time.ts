import { createHmac } from 'node:crypto'
import { DIALECTS } from '../../dialects/registry.ts'
import type { Behaviour, Visit } from '../behaviour.ts'
import { acceptingAlso, acceptingOnly, MISMATCH, type DefectiveBehaviour } from './defect.ts'

/** The time and the digest of a signature as it was sent; empty where it has another form. */
const givenOf = (visit: Visit, steps: Behaviour): { readonly t: string; readonly digest: string } => {
  const parsed = DIALECTS[visit.dialect].signature.parse(steps.signatureOf(visit)?.trim() ?? '')
  return 't' in parsed ? parsed : { t: '', digest: '' }
}

/** Whether the digest is that of a message under a secret that is in force. */
const isDigestOf = (
  visit: Visit,
  steps: Behaviour,
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

/** How far a time is from that of the receiver, in milliseconds. */
const apart = (visit: Visit, steps: Behaviour): number =>
  Math.abs(Number(givenOf(visit, steps).t) - steps.surroundings.time())

/** Refuses, of what is rightly signed, what a test does not let pass. */
const lettingPass =
  (test: (visit: Visit, steps: Behaviour) => boolean) =>
  (behaviour: Behaviour): Behaviour => ({
    ...behaviour,
    verify: (visit, steps) => {
      const verification = behaviour.verify(visit, steps)
      return verification.ok && !test(visit, steps) ? MISMATCH : verification
    },
  })

const FRESH_MS = 300_000

/** Receivers that take the time of a signature for something else, or leave it out. */
export const signedTimeDefects: readonly DefectiveBehaviour[] = [
  {
    name: 'signs-the-body-alone',
    apply: (behaviour) => acceptingOnly(behaviour, (visit, steps) => isDigestOf(visit, steps, (body) => body)),
  },
  {
    name: 'uses-the-secret-as-text',
    apply: (behaviour) =>
      acceptingOnly(behaviour, (visit, steps) =>
        isDigestOf(
          visit,
          steps,
          (body, t) => behind(t, body),
          (secret) => Buffer.from(secret),
        ),
      ),
  },
  {
    name: 'signs-its-own-time',
    apply: (behaviour) =>
      acceptingOnly(behaviour, (visit, steps) =>
        isDigestOf(visit, steps, (body) => behind(String(steps.surroundings.time()), body)),
      ),
  },
  {
    name: 'signs-the-time-in-seconds',
    apply: (behaviour) =>
      acceptingOnly(behaviour, (visit, steps) =>
        isDigestOf(visit, steps, (body, t) => behind(String(Math.floor(Number(t) / 1000)), body)),
      ),
  },
  {
    name: 'takes-the-time-for-seconds',
    apply: lettingPass(
      (visit, steps) => Math.abs(Number(givenOf(visit, steps).t) - steps.surroundings.time() / 1000) < FRESH_MS / 1000,
    ),
  },
  {
    name: 'accepts-any-age',
    apply: (behaviour) => ({ ...behaviour, timeOf: () => undefined }),
  },
  {
    name: 'accepts-times-ahead',
    apply: (behaviour) => ({
      ...behaviour,
      // The clock is put forward to a time that is ahead of it.
      timeOf: (visit) => Math.max(behaviour.surroundings.time(), Number(givenOf(visit, behaviour).t)),
    }),
  },
  {
    name: 'allows-no-clock-difference',
    apply: lettingPass((visit, steps) => apart(visit, steps) < 10_000),
  },
  {
    name: 'checks-the-time-alone',
    apply: (behaviour) => acceptingAlso(behaviour, (visit, steps) => apart(visit, steps) < FRESH_MS),
  },
  {
    name: 'tries-times-nearby',
    apply: (behaviour) =>
      acceptingAlso(behaviour, (visit, steps) =>
        [-60_000, -1000, 1000, 60_000].some((ms) =>
          isDigestOf(visit, steps, (body, t) => behind(String(Number(t) + ms), body)),
        ),
      ),
  },
  {
    name: 'accepts-a-time-without-digest',
    apply: (behaviour) =>
      acceptingAlso(behaviour, (visit, steps) => /^t=\d+,?(v1=)?$/.test(steps.signatureOf(visit)?.trim() ?? '')),
  },
  {
    name: 'trusts-the-subscription-id',
    apply: (behaviour) =>
      acceptingAlso(
        behaviour,
        (visit, steps) =>
          [...visit.request.headers.keys()].some((name) => name.endsWith('-subscription-id')) &&
          (steps.signatureOf(visit)?.trim() ?? '') === '',
      ),
  },
]
