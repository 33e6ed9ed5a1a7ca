import type { HeaderLine } from '../dialects/dialect.ts'
import { applyAll } from '../faults/apply.ts'
import { sortFaults } from '../faults/carrier.ts'
import type { AttachedFault, AttemptFault, MessageContext, WireContext } from '../faults/fault.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import type { Delivery } from '../journal/delivery.ts'
import type { DeliveryWithPayload, KeptAttempt } from '../journal/kept-delivery.ts'
import { isInternal } from '../journal/outcome.ts'
import { bytesOf } from '../kit/ascii.ts'
import { CompactAttempt } from './compact-attempt.ts'
import { Deviation } from './deviation.ts'
import { linesOf, maskedLinesOf, maskOwn, type LinesInput } from './request-lines.ts'
import type { WireRequest } from './transport.ts'

const NO_BODY = new Uint8Array()

const NONE: readonly AttachedFault<AttemptFault>[] = []
const NO_FAULTS: readonly string[] = []

/** Fields that only some attempts have, kept apart to save memory for a million pending deliveries. */
interface Extras {
  /**
   * Milliseconds by which the machine's time was ahead of the mock's clock; 0 unless signatures use the machine's time.
   */
  readonly aheadMs: number
  /** Names of the faults that fire on it. */
  readonly firing: readonly string[]
  /** Names of the faults that have fired, according to the journal. */
  faults: readonly string[]
  readonly deviation: Deviation | undefined
  /** The error thrown while faults changed the request, which then does not exist. */
  readonly broken: { readonly error: unknown } | undefined
  /** The signature headers, saved before retention drops the signed body. */
  signature: readonly HeaderLine[] | undefined
}

const PLAIN: Extras = {
  aheadMs: 0,
  firing: NO_FAULTS,
  faults: NO_FAULTS,
  deviation: undefined,
  broken: undefined,
  signature: undefined,
}

/**
 * A started attempt. It keeps the subscription as it was at that time, because headers and signature depend on it.
 * Methods are private without `#`, for which V8 would add a field to each of a million objects.
 */
export class SentAttempt extends CompactAttempt implements KeptAttempt {
  readonly #subscription: Subscription
  #extras = PLAIN

  /**
   * @param standing faults that fire in addition to those of the delivery
   * @param aheadMs milliseconds to add to the mock's time in signatures
   */
  constructor(
    delivery: DeliveryWithPayload,
    subscription: Subscription,
    number: number,
    startedAt: number,
    standing = NONE,
    aheadMs = 0,
  ) {
    super(delivery, number, startedAt)
    this.#subscription = subscription
    if (aheadMs !== 0) this.#extras = { ...PLAIN, aheadMs }
    const own = delivery.faults.length > 0 ? this.firingOwn() : NONE
    const firing = standing.length > 0 ? [...own, ...standing] : own
    if (firing.length === 0) return
    const firingNames = firing.map(({ fault }) => fault.name)
    try {
      this.#extras = { ...this.#extras, firing: firingNames, deviation: this.deviate(firing) }
    } catch (error) {
      this.#extras = { ...this.#extras, firing: firingNames, broken: { error } }
    }
  }

  /** The subscription that it was sent to, as it was at that time. */
  get subscription(): Subscription {
    return this.#subscription
  }

  /** Whether no fault fired on it, and everything about it follows from its delivery and its subscription. */
  get isPlain(): boolean {
    return this.#extras === PLAIN
  }

  get firing(): readonly string[] {
    return this.#extras.firing
  }

  get faults(): readonly string[] {
    return this.#extras.faults
  }

  set faults(names: readonly string[]) {
    this.addExtras({ faults: names })
  }

  get method(): string {
    return this.#extras.deviation?.method ?? 'POST'
  }

  get url(): string {
    return this.#extras.deviation?.url ?? this.#subscription.url
  }

  get hasOwnBody(): boolean {
    return this.#extras.deviation?.hasOwnBody === true
  }

  get body(): Uint8Array | undefined {
    return this.withBody.body
  }

  get bodyBytes(): number {
    return this.withBody.bodyBytes
  }

  get bodySha256(): string | undefined {
    return this.withBody.bodySha256
  }

  get headersBytes(): number | undefined {
    return this.#extras.deviation?.headersBytes
  }

  get heldBytes(): number {
    return this.#extras.deviation?.heldBytes ?? 0
  }

  drop(): void {
    this.#extras.deviation?.drop()
  }

  noteSignature(): void {
    const { deviation, signature } = this.#extras
    const { body, dialect } = this.delivery
    // The deviation already has the headers that were sent.
    if (deviation || signature || !body) return
    this.addExtras({ signature: dialect.sign({ body, secret: this.#subscription.secret, signedAt: this.signedAt }) })
  }

  get headers(): readonly HeaderLine[] {
    // A request that was never sent may be impossible to build, and reading must not throw.
    if (isInternal(this.outcome)) return []
    const { deviation } = this.#extras
    return deviation ? maskOwn(deviation.headers, this.delivery, this.#subscription) : maskedLinesOf(this.linesInput())
  }

  /** Builds the request to send. Throws what its faults or its dialect throw. */
  request(responseTimeoutMs: number): WireRequest {
    const { broken, deviation } = this.#extras
    if (broken) throw broken.error
    // Read once, because bytes come in a new Buffer each time.
    const own = this.delivery.payload.content ?? NO_BODY
    const request: WireRequest = {
      method: this.method,
      url: this.url,
      headers: deviation?.headers ?? linesOf(this.linesInput(own)),
      body: deviation?.hasOwnBody ? (deviation.body ?? NO_BODY) : own,
      responseTimeoutMs,
      targetOrigin: this.#subscription.origin,
    }
    if (!deviation?.carrier) return request
    const { fault: carrier, context } = deviation.carrier
    const message = { ...request, body: bytesOf(request.body) }
    return {
      ...request,
      carriedBy: carrier.fault.name,
      plan: () => carrier.fault.apply(message, carrier.parameters, context),
    }
  }

  private addExtras(extras: Partial<Extras>): void {
    this.#extras = { ...this.#extras, ...extras }
  }

  /** The object that has the sent body: the deviation if a fault replaced the body, otherwise the delivery. */
  private get withBody(): Pick<Delivery, 'body' | 'bodyBytes' | 'bodySha256'> {
    const { deviation } = this.#extras
    return deviation?.hasOwnBody ? deviation : this.delivery
  }

  private get signedAt(): number {
    const { dialect, createdAt } = this.delivery
    return (dialect.signs === 'event' ? createdAt : this.startedAt) + this.#extras.aheadMs
  }

  private linesInput(body = this.delivery.payload.content ?? NO_BODY): LinesInput {
    return {
      delivery: this.delivery,
      body,
      subscription: this.#subscription,
      number: this.number,
      signedAt: this.signedAt,
      signature: this.#extras.signature ?? this.keptSignature,
    }
  }

  /** The signature of an earlier redelivery, if it depends on no time. A first attempt keeps none, to save memory. */
  private get keptSignature(): readonly HeaderLine[] | undefined {
    const { dialect, payload } = this.delivery
    const { content } = payload
    const { secret } = this.#subscription
    return this.number > 1 && content !== undefined && !dialect.signature.timed
      ? payload.signature(secret, () => dialect.sign({ body: content, secret, signedAt: this.signedAt }))
      : undefined
  }

  private firingOwn(): readonly AttachedFault<AttemptFault>[] {
    // A manual redelivery starts a new round, and faults count attempts from the start of the round.
    const number = this.number - this.delivery.attemptsBefore
    return this.delivery.faults.filter(({ from, to }) => number >= from && number <= to)
  }

  private deviate(firing: readonly AttachedFault[]): Deviation {
    const { changing, carrier } = sortFaults(firing)
    const { dialect } = this.delivery
    const { secret } = this.#subscription
    const context: MessageContext & WireContext = {
      dialect,
      secret,
      sign: (body, other = secret) => dialect.sign({ body, secret: other, signedAt: this.signedAt, emptyKey: true }),
      signer: () => dialect.signer({ secret, signedAt: this.signedAt, emptyKey: true }),
    }
    const own = this.delivery.body ?? NO_BODY
    const given = { method: 'POST', url: this.#subscription.url, headers: linesOf(this.linesInput(own)), body: own }
    const { body, ...message } = applyAll(changing, given, context)
    return new Deviation(message, body === own ? undefined : body, carrier && { fault: carrier, context })
  }
}
