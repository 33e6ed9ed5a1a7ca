import type { DialectName, EventName } from '../../events/catalogue.ts'
import type { OwnedCore } from '../../engine/create.ts'
import { otherHeader, wrongSignatures, type Diagnosis } from '../../dialects/doctor.ts'

/** A delivery that a receiver rejected although its signature is valid. */
export interface Refused {
  readonly event: EventName
  readonly dialect: DialectName
  readonly body: Uint8Array
  /** The value of its signature header. */
  readonly signature: string
}

/** Finds out which common mistake makes a receiver reject valid signatures. */
export interface SignatureDoctor {
  /**
   * Resends the rejected delivery, signed as each known mistake would sign it, until one is accepted; resolves with
   * that mistake, or undefined. A mistake once found is remembered. `core` must be used for nothing else and have one
   * subscription. Gives up once `isOver` returns true.
   */
  examine(core: OwnedCore, refused: Refused, isOver?: () => boolean): Promise<Diagnosis | undefined>
}

/** How many examinations may find nothing: not every body distinguishes all mistakes. */
const MAX_EXAMINATIONS = 3

export const createSignatureDoctor = (secret: string): SignatureDoctor => {
  let found: Diagnosis | undefined
  let left = MAX_EXAMINATIONS
  /** Scenarios run concurrently, but examinations run one at a time. */
  let turn: Promise<unknown> = Promise.resolve()

  const accepts = async (
    core: OwnedCore,
    { event, body }: Refused,
    fault: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<boolean> => {
    const [subscription] = core.subscriptions()
    const { deliveries, eventId } = core.publish(event, {
      // Named explicitly, so the subscription's event types do not matter.
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
