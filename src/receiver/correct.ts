import { MockError } from '../kit/error.ts'
import { DIALECTS } from '../dialects/registry.ts'
import { verifySignature, type Verification } from '../dialects/verify.ts'
import { admitPath } from './admission.ts'
import { accepted, rejected, write } from './response.ts'
import type { Behavior, Secret, Environment, RequestContext } from './behavior.ts'
import { MAX_BODY_BYTES, readUpTo } from './body.ts'
import { Claims } from './claims.ts'
import { byTime, type Transition } from './effects.ts'
import { effectLine } from './store.ts'
import { flow, handle, processEvents } from './flow.ts'
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
const verify = (context: RequestContext, steps: Behavior): Verification => {
  const body = steps.signedBytes(context)
  const signature = steps.signatureOf(context)
  let refusal: Verification = { ok: false, reason: 'mismatch', message: 'the receiver has no secret to verify with' }
  for (const secret of steps.secretsOf(context)) {
    const verification = verifySignature({
      body,
      secret,
      signature,
      dialect: context.dialect,
      now: steps.timeOf(context),
    })
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
export const correctBehavior = (environment: Environment): Behavior => {
  const claims = new Claims()
  for (const line of environment.store.lines) if ('key' in line && line.key !== undefined) claims.claim(line.key)
  return {
    environment,
    checkSecret,
    admit: admitPath([environment.path, environment.secondPath]),
    readBody: readUpTo(MAX_BODY_BYTES),
    signatureOf: ({ request, dialect }) => request.headers.get(DIALECTS[dialect].signature.header),
    secretsOf: ({ path }) => [environment.secret(path)].flat().filter((secret) => secret !== ''),
    signedBytes: ({ body }) => body ?? new Uint8Array(),
    timeOf: () => environment.time(),
    verify,
    refuse: () => (environment.policy === 'ignore' ? accepted() : rejected(401, 'the signature could not be verified')),
    decode,
    parse: (text) => JSON.parse(text) as unknown,
    readPayload: readPayload,
    outage: () => undefined,
    isKnown: ({ event }, dialect) => DIALECTS[dialect].knows(event),
    keyOf: (received, { dialect }) => DIALECTS[dialect].keyOf(received),
    claim: (key) => claims.claim(key),
    record: (received, steps, key) => {
      const { effects, store } = environment
      effects.record(received, steps)
      store.append(effectLine(received, effects.stateAfter(received), key))
    },
    transition,
    replaces: byTime,
    processEvents: processEvents,
    lookUp: {
      allows: (uri) => isOf(environment.nexus, uri),
      redirect: 'manual',
      waitsMs: [50, 100, 200],
      when: 'after-responding',
    },
    write,
    fail: () => rejected(500, 'internal error'),
    handle,
    flow,
  }
}
