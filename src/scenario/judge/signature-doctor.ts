import type { DialectName, EventName } from '../../events/catalogue.ts'
import type { OwnedCore } from '../../engine/create.ts'
import { otherHeader, wrongSignatures, type Diagnosis } from '../../dialects/doctor.ts'

/** A delivery that a receiver refused though its signature is valid. */
export interface Refused {
  readonly event: EventName
  readonly dialect: DialectName
  readonly body: Uint8Array
  /** The value of its signature header. */
  readonly signature: string
}

/** Finds out which usual mistake a receiver makes that refuses valid signatures. */
export interface SignatureDoctor {
  /**
   * Sends what was refused again, signed as each known mistake would sign it, until one is accepted: that is the
   * mistake. Undefined when none is. What it found once it does not look for again. The core is the examination's own,
   * with one subscription. It gives up once `isOver` returns true.
   */
  examine(core: OwnedCore, refused: Refused, isOver?: () => boolean): Promise<Diagnosis | undefined>
}

/** Bodies differ in which mistakes they tell apart, so a few examinations that find nothing are not the last word. */
const MAX_EXAMINATIONS = 3

export const createSignatureDoctor = (secret: string): SignatureDoctor => {
  let found: Diagnosis | undefined
  let left = MAX_EXAMINATIONS
  /** Scenarios run side by side: one examination at a time. */
  let turn: Promise<unknown> = Promise.resolve()

  const accepts = async (
    core: OwnedCore,
    { event, body }: Refused,
    fault: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<boolean> => {
    const [subscription] = core.subscriptions()
    const { deliveries, eventId } = core.publish(event, {
      // Named, so that it matters not which events the subscription is for.
      ...(subscription && { subscriptionId: subscription.id }),
      body: () => body,
      faults: [{ ...parameters, fault }],
    })
    await core.settled(eventId)
    return deliveries.every((id) => core.journal.delivery(id)?.state === 'delivered')
  }

  const examine = async (core: OwnedCore, refused: Refused, isOver: () => boolean): Promise<Diagnosis | undefined> => {
    if (found || left-- <= 0) return found
    for (const { value, ...diagnosis } of wrongSignatures({ ...refused, secret })) {
      if (isOver()) return undefined
      if (await accepts(core, refused, 'signature-value', { value })) return (found = diagnosis)
    }
    const other = otherHeader(refused.dialect)
    return (found = other && (await accepts(core, refused, 'sha256-signature', {})) ? other : undefined)
  }

  return {
    examine(core, refused, isOver = () => false) {
      const examination = turn.then(() => examine(core, refused, isOver))
      turn = examination.catch(() => undefined)
      return examination
    },
  }
}
