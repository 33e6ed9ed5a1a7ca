import { MockError } from '../kit/error.ts'
import { DIALECTS } from '../dialects/registry.ts'
import { verifySignature, type Verification } from '../dialects/verify.ts'
import { admitAt } from './admission.ts'
import { accepted, refused, write } from './response.ts'
import type { Behavior, Secret, Surroundings, Visit } from './behavior.ts'
import { MAX_BODY_BYTES, readUpTo } from './body.ts'
import { Claims } from './claims.ts'
import { byTime, type Transition } from './effects.ts'
import { effectLine } from './store.ts'
import { flow, handle, take } from './flow.ts'
import { isOf } from './look-up.ts'
import { readPayload } from './payload.ts'

const checkSecret = (secret: Secret): void => {
  const secrets = [secret].flat()
  if (secrets.length > 0 && secrets.every((one) => one !== '')) return
  throw new MockError({
    code: 'SECRET_MISSING',
    message: 'the secret of the receiver is empty',
    fix: 'give the text that deliveries are signed with; a receiver cannot verify signatures without it',
  })
}

/** Verifies a signature and its time with each secret that is in force. */
const verify = (visit: Visit, steps: Behavior): Verification => {
  const body = steps.signedBytes(visit)
  const signature = steps.signatureOf(visit)
  let refusal: Verification = { ok: false, reason: 'mismatch', message: 'the receiver has no secret to verify with' }
  for (const secret of steps.secretsOf(visit)) {
    const verification = verifySignature({ body, secret, signature, dialect: visit.dialect, now: steps.timeOf(visit) })
    if (verification.ok) return verification
    refusal = verification
  }
  return refusal
}

/** Returns the next state: FINISHED is final, and a late STARTED does not reopen it. */
const transition: Transition = (before, event) => {
  if (event === 'FINISHED') return 'FINISHED'
  return event === 'STARTED' ? (before ?? 'STARTED') : before
}

/** Decodes strictly; a byte order mark stays, which is not valid JSON. */
const decode = (body: Uint8Array): string => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)

/**
 * Returns the behavior of a correct receiver.
 */
export const correctBehavior = (surroundings: Surroundings): Behavior => {
  const claims = new Claims()
  for (const line of surroundings.store.lines) if ('key' in line && line.key !== undefined) claims.claim(line.key)
  return {
    surroundings,
    checkSecret,
    admit: admitAt([surroundings.path, surroundings.secondPath]),
    readBody: readUpTo(MAX_BODY_BYTES),
    signatureOf: ({ request, dialect }) => request.headers.get(DIALECTS[dialect].signature.header),
    secretsOf: ({ path }) => [surroundings.secret(path)].flat().filter((secret) => secret !== ''),
    signedBytes: ({ body }) => body ?? new Uint8Array(),
    timeOf: () => surroundings.time(),
    verify,
    refuse: () => (surroundings.policy === 'ignore' ? accepted() : refused(401, 'the signature could not be verified')),
    decode,
    parse: (text) => JSON.parse(text) as unknown,
    understand: readPayload,
    outage: () => undefined,
    isKnown: ({ event }, dialect) => DIALECTS[dialect].knows(event),
    keyOf: (heard, { dialect }) => DIALECTS[dialect].keyOf(heard),
    claim: (key) => claims.claim(key),
    record: (heard, steps, key) => {
      const { effects, store } = surroundings
      effects.record(heard, steps)
      store.append(effectLine(heard, effects.stateAfter(heard), key))
    },
    transition,
    replaces: byTime,
    take,
    lookUp: {
      allows: (uri) => isOf(surroundings.nexus, uri),
      redirect: 'manual',
      waitsMs: [50, 100, 200],
      when: 'after-answering',
    },
    write,
    fail: () => refused(500, 'internal error'),
    handle,
    flow,
  }
}
