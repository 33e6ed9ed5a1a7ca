import type { OwnedCore } from '../../engine/create.ts'
import { wrongSignatures, type Diagnosis } from '../../dialects/doctor.ts'

/** Finds out which usual mistake a receiver makes that refuses valid signatures. */
export interface SignatureDoctor {
  /**
   * Sends a body, signed as each known mistake would sign it, until one is accepted: that is the mistake.
   * Undefined when none is. What it found once it does not look for again. The core is the examination's own.
   */
  examine(core: OwnedCore, body: Uint8Array): Promise<Diagnosis | undefined>
}

/** Bodies differ in which mistakes they tell apart, so a few examinations that find nothing are not the last word. */
const MAX_EXAMINATIONS = 3

const OTHER_HEADER: Diagnosis = {
  recipe: 'other-header',
  explanation: 'the signature is read from X-Hub-Signature-256, as Genesys Cloud open messaging has it',
  fix: 'read X-Hub-Signature and verify HMAC-SHA1 in hexadecimal digits',
}

export const createSignatureDoctor = (secret: string): SignatureDoctor => {
  let found: Diagnosis | undefined
  let left = MAX_EXAMINATIONS
  /** Scenarios run side by side: one examination at a time. */
  let turn: Promise<unknown> = Promise.resolve()

  const accepts = async (
    core: OwnedCore,
    body: Uint8Array,
    fault: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<boolean> => {
    const { deliveries, eventId } = core.publish('STARTED', { body: () => body, faults: [{ ...parameters, fault }] })
    await core.settled(eventId)
    return deliveries.every((id) => core.store.delivery(id)?.state === 'delivered')
  }

  const examine = async (core: OwnedCore, body: Uint8Array): Promise<Diagnosis | undefined> => {
    if (found || left-- <= 0) return found
    for (const { value, ...diagnosis } of wrongSignatures({ body, secret })) {
      if (await accepts(core, body, 'signature-value', { value })) return (found = diagnosis)
    }
    return (found = (await accepts(core, body, 'sha256-signature', {})) ? OTHER_HEADER : undefined)
  }

  return {
    examine(core, body) {
      const examination = turn.then(() => examine(core, body))
      turn = examination.catch(() => undefined)
      return examination
    },
  }
}
