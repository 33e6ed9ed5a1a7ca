import type { EventName } from '../../../events/catalogue.ts'
import type { FaultUse, Json, StepBase } from '../step-parts.ts'
import { USUAL, type StepKindTraits } from '../step-traits.ts'

/** Publishes an event and delivers it. */
export interface PublishStep extends StepBase {
  readonly kind: 'publish'
  readonly event: EventName
  /** The name for later steps. */
  readonly as: string | undefined
  /** Fields of the interaction that are not random; `id: ${first.interactionId}` continues a known one. */
  readonly interaction: Readonly<Record<string, Json>> | undefined
  /** Extra data of a conversation event. */
  readonly details: Readonly<Record<string, Json>> | undefined
  /** Replaces the whole body, signed like any other: JSON, exact text, or bytes as hexadecimal digits. */
  readonly body: { readonly json: Json } | { readonly text: string } | { readonly hex: string } | undefined
  /** How many deliveries of the same bytes are sent at once, at least 1. */
  readonly copies: number
  /**
   * How many interactions it happens to at once, at least 1; each is a separate delivery, and a probe asks about all.
   */
  readonly times: number
  /** Which subscription of the receiver it goes to. */
  readonly to: 'first' | 'second'
  /** The secret that signs it; default: that of its subscription. */
  readonly under: SecretName | undefined
  readonly faults: readonly FaultUse[]
}

export const SECRET_NAMES = ['current', 'next', 'second'] as const
/** `current`: the given secret. `next`: the one after a rotation. `second`: that of the second subscription. */
export type SecretName = (typeof SECRET_NAMES)[number]

export const publishTraits = {
  ...USUAL,
  values: ['EVENT'],
  keys: {
    as: 'a name for later steps',
    interaction: '',
    details: '',
    json: 'a custom body',
    text: 'a custom body',
    hex: 'a custom body',
    copies: 'number of deliveries of the same bytes',
    times: 'number of interactions published at once',
    to: '`second`: the second subscription',
    secret: '`current`, `next` or `second`',
    faults: '',
  },
  receiver: 'any',
  does: 'publishes an event and delivers it',
} as const satisfies StepKindTraits
