import type { ClockMode } from '../clock/clock.ts'
import { realPause, stopwatch } from '../clock/real.ts'
import { MockError } from '../contract/error.ts'
import { createMockCore, type OwnedCore } from '../core/create.ts'
import type { Diagnosis } from '../dialects/doctor.ts'
import type { Assumptions } from '../core/options.ts'
import type { Attempt, Delivery, DeliveryId } from '../delivery/delivery.ts'
import { describeOutcome } from '../delivery/describe-outcome.ts'
import { neverReached } from '../delivery/outcome.ts'
import type { MockEvent } from '../events/event.ts'
import type { InteractionInput } from '../events/interaction.ts'
import { derive } from '../events/random.ts'
import type { FaultInput } from '../faults/fault.ts'
import { explain, type Explanation } from './explain.ts'
import type { SelfUriHost } from './host.ts'
import { judgeAnswer, judgeSame, type Judged } from './judge-answer.ts'
import { judgeDelivery } from './judge-delivery.ts'
import type { Probes } from './probes.ts'
import { fillReferences } from './references.ts'
import type { SignatureDoctor } from './signature-doctor.ts'
import type { ExpectStep, FaultUse, Json, ProbeStep, PublishStep, Scenario, SelfUriStep, Step } from './scenario.ts'

/** What a scenario is played against. */
export interface Stage {
  readonly target: string
  readonly secret: string
  readonly policy: 'reject' | 'ignore'
  readonly probes: Probes
  readonly host: SelfUriHost
  readonly doctor: SignatureDoctor
  /** Real milliseconds an attempt waits for its answer; default: what the scenario says. */
  readonly responseTimeoutMs?: number
  readonly insecureTls?: boolean
  readonly assume?: Partial<Assumptions>
  /** Default `auto`: pauses between attempts cost no time. */
  readonly clock?: Exclude<ClockMode, 'manual'>
  /** Sends through this instead of sockets. */
  readonly fetch?: (input: string, init: RequestInit) => Promise<Response>
}

/** One expectation judged, with the attempt that shows it. */
export interface Observation extends Explanation {
  readonly verdict: 'passed' | 'failed' | 'inconclusive'
  readonly proves: string | undefined
  readonly step: Step
  readonly expected: string
  readonly seen: string
  readonly attempt: Attempt | undefined
}

/** What one step brought about. */
interface Sent {
  readonly event: PublishStep['event']
  readonly eventId: string
  readonly interactionId: string
  readonly sessionId: string
  readonly selfUri: string
  readonly deliveries: readonly DeliveryId[]
}

const coreFor = (stage: Stage, seed: number, { attempts, pauseMs, responseTimeoutMs, policy }: Scenario['retry']): OwnedCore =>
  createMockCore({
    seed,
    clock: stage.clock ?? 'auto',
    ...(stage.assume && { assume: stage.assume }),
    selfUriBase: stage.host.nexus,
    retry: {
      retryAttempts: attempts,
      responseTimeoutMs: stage.responseTimeoutMs ?? responseTimeoutMs,
      ...(policy && { policy }),
      ...(pauseMs !== undefined && { retryTimeoutMs: pauseMs }),
    },
    subscriptions: [{ url: stage.target, secret: stage.secret, events: ['STARTED', 'FINISHED'] }],
    ...(stage.insecureTls && { insecureTls: true }),
    ...(stage.fetch && { fetch: stage.fetch }),
  })

/** The receiver is not there: nothing can be said about its contract. */
export class ReceiverGone extends Error {}

/** Plays the steps of one scenario on a mock of its own, and observes. `close` must be called when all has been read. */
export class Play {
  readonly core: OwnedCore
  readonly observations: Observation[] = []
  readonly #scenario: Scenario
  readonly #stage: Stage
  readonly #seed: number
  readonly #named = new Map<string, Sent>()
  readonly #atEnd = new Map<string, () => Promise<void>>()
  readonly #stopServing: () => void
  #latest: Sent | undefined

  constructor(scenario: Scenario, stage: Stage, seed: number) {
    this.#scenario = scenario
    this.#stage = stage
    this.#seed = seed
    this.core = coreFor(stage, seed, scenario.retry)
    this.#stopServing = stage.host.serve(this.core)
  }

  /** @throws {ReceiverGone} and {MockError} when a step could not be carried out */
  async run(): Promise<void> {
    for (const step of this.#scenario.steps) await this.#step(step)
    await this.core.settled()
    for (const check of this.#atEnd.values()) await check()
  }

  async close(): Promise<void> {
    this.#stopServing()
    await this.core.close(0)
  }

  async #step(step: Step): Promise<void> {
    switch (step.kind) {
      case 'publish':
        return this.#publish(step)
      case 'redeliver':
        for (let i = 0; i < step.times; i++) {
          await this.#settled()
          const sent = this.#sent(step.delivery)
          for (const id of sent.deliveries) this.core.redeliver(id, this.#faults(step.faults))
          this.#latest = sent
          await this.#settled()
        }
        return
      case 'advance':
        await this.#settled()
        return this.core.clock.advance(step.ms)
      case 'expect':
        return this.#expect(step)
      case 'probe':
        return this.#probe(step)
      case 'self-uri':
        return this.#selfUri(step)
      default:
        return step satisfies never
    }
  }

  #publish(step: PublishStep): void {
    const [subscription] = this.core.subscriptions()
    if (step.event !== 'STARTED' && step.event !== 'FINISHED' && !/^([0-9a-f]{2})+$/i.test(this.#stage.secret)) {
      throw new MockError({ code: 'SECRET_NOT_HEX', message: `${step.event} is signed with a secret in hexadecimal digits; the given one is not`, fix: 'give such a secret, or publish STARTED and FINISHED alone' })
    }
    const { body } = step
    const published = this.core.publish(step.event, {
      ...(subscription && { subscriptionId: subscription.id }),
      ...(step.interaction && { interaction: this.#fill(step.interaction, undefined) as InteractionInput }),
      ...(step.details && { details: this.#fill(step.details, undefined) as Readonly<Record<string, unknown>> }),
      ...(body && { body: (event: MockEvent) => this.#bytes(body, event) }),
      copies: step.copies,
      faults: this.#faults(step.faults),
    })
    const interaction = this.core.interaction(published.interactionId)
    const sessionId = interaction?.sessionId ?? ''
    const sent: Sent = {
      event: step.event,
      ...published,
      sessionId,
      selfUri: interaction?.selfUri ?? `${this.#stage.host.nexus}/nexus/v3/chat/sessions/${sessionId}/${published.interactionId}`,
    }
    if (step.as !== undefined) this.#named.set(step.as, sent)
    this.#latest = sent
  }

  #bytes(body: NonNullable<PublishStep['body']>, event: MockEvent): Uint8Array {
    if ('hex' in body) return Buffer.from(body.hex.replaceAll(/\s/g, ''), 'hex')
    return Buffer.from('text' in body ? this.#text(body.text, event) : JSON.stringify(this.#fill(body.json, event)))
  }

  #faults(uses: readonly FaultUse[]): readonly FaultInput[] {
    return uses.map(({ fault, parameters }) => ({ ...(this.#fill(parameters, undefined) as Readonly<Record<string, Json>>), fault }))
  }

  /** Fills in the references of every text within a value. */
  #fill(value: Json, event: MockEvent | undefined): Json {
    if (typeof value === 'string') return this.#text(value, event)
    if (Array.isArray(value)) return value.map((one: Json) => this.#fill(one, event))
    if (typeof value !== 'object' || value === null) return value
    const filled = Object.create(null) as Record<string, Json>
    for (const [key, member] of Object.entries(value as Readonly<Record<string, Json>>)) filled[key] = this.#fill(member, event)
    return filled
  }

  #text(text: string, event: MockEvent | undefined): string {
    return fillReferences(text, (name, member) => {
      if (name === 'id') return derive(this.#seed, 'own-id', member).uuid()
      if (name === 'canary') return this.#stage.host.canary(derive(this.#seed, 'canary', member).hex(16))
      if (name === 'self') return this.#ofEvent(event, member)
      const sent = this.#named.get(name)
      return (sent && { interactionId: sent.interactionId, operationId: sent.eventId, eventId: sent.eventId, sessionId: sent.sessionId, selfUri: sent.selfUri }[member]) ?? ''
    })
  }

  #ofEvent(event: MockEvent | undefined, member: string): string {
    if (!event) throw new MockError({ code: 'REFERENCE_MISPLACED', message: `\${self.${member}} is known only in an own body`, fix: 'use it in json or text' })
    const { interaction } = event
    const known: Readonly<Record<string, string>> = {
      operationId: event.id,
      eventId: event.id,
      interactionId: interaction.id,
      sessionId: interaction.sessionId,
      selfUri: interaction.selfUri ?? `${this.#stage.host.nexus}/nexus/v3/chat/sessions/${interaction.sessionId}/${interaction.id}`,
    }
    return known[member] ?? ''
  }

  #sent(name: string | undefined): Sent {
    const sent = name === undefined ? this.#latest : this.#named.get(name)
    if (!sent) throw new MockError({ code: 'DELIVERY_UNKNOWN', message: name === undefined ? 'nothing was published yet' : `no step is named "${name}"`, fix: 'publish it first' })
    return sent
  }

  #deliveries(sent: Sent): readonly Delivery[] {
    return sent.deliveries.flatMap((id) => this.core.store.delivery(id) ?? [])
  }

  /** Waits until every delivery has settled. @throws {ReceiverGone} when nothing listens there */
  async #settled(): Promise<void> {
    await this.core.settled()
    for (const delivery of this.core.store.deliveries()) {
      for (const { outcome } of delivery.attempts) {
        if (outcome && neverReached(outcome)) {
          throw new ReceiverGone(`the receiver could not be reached: ${describeOutcome(outcome)}`)
        }
      }
    }
  }

  #note(step: Step & { readonly proves: string | undefined }, judged: Judged, attempt: Attempt | undefined, explanation: Explanation): void {
    this.observations.push({ ...explanation, verdict: judged.ok ? 'passed' : 'failed', proves: step.proves, step, expected: judged.expected, seen: judged.seen, attempt })
  }

  #hasFailed(): boolean {
    return this.observations.some(({ verdict }) => verdict === 'failed')
  }

  #missing(step: Step & { readonly proves: string | undefined }, expected: string, option: string, attempt?: Attempt): void {
    this.observations.push({
      verdict: 'inconclusive', proves: step.proves, step, expected, seen: 'no evidence: an answer alone does not show it', attempt,
      cause: undefined, fix: `offer a probe and give it with ${option}`,
    })
  }

  async #expect(step: ExpectStep): Promise<void> {
    await this.#settled()
    const sent = this.#sent(step.delivery)
    const deliveries = this.#deliveries(sent)
    const { policy, secret } = this.#stage
    const judgements = deliveries.map((delivery) => {
      const attempt = delivery.attempts.at(-1)
      const signatures = attempt ? signaturesOf(delivery, attempt, secret) : []
      const judged = [...judgeAnswer(step, attempt, { policy, secret, signatures }), ...judgeDelivery(step, delivery)]
      if (step.sameAs !== undefined) judged.push(judgeSame(attempt?.outcome, this.#deliveries(this.#sent(step.sameAs))[0]?.attempts.at(-1)?.outcome, step.sameAs))
      return { delivery, attempt, judged }
    })
    const [first] = judgements
    // Of several copies the one that shows most is told.
    const worst = judgements.find(({ judged }) => judged.some(({ ok }) => !ok)) ?? first
    if (!worst) return
    for (const judged of worst.judged) {
      this.#note(step, judged, worst.attempt, judged.ok ? NOTHING : await explain({ scenario: this.#scenario, step, attempt: worst.attempt, delivery: worst.delivery, examine: (body) => this.#examine(body), secret }))
    }
    if (step.answer === 'refused' && policy === 'ignore') await this.#noEffect(step, sent, worst.attempt)
  }

  /** Under the policy "ignore" an answer says nothing: only the probe does. */
  async #noEffect(step: ExpectStep, sent: Sent, attempt: Attempt | undefined): Promise<void> {
    const { processed } = this.#stage.probes
    if (!processed) return this.#missing(step, 'no effect', '--probe-processed', attempt)
    const count = await processed(sent.interactionId, sent.event)
    this.#note(step, { ok: count === 0, expected: 'no effect: a count of 0', seen: `a count of ${String(count)}` }, attempt, count === 0 ? NOTHING : this.#scenario)
  }

  async #probe(step: ProbeStep): Promise<void> {
    await this.#settled()
    const sent = this.#sent(step.of)
    const attempt = this.#deliveries(sent).at(-1)?.attempts.at(-1)
    const id = step.interactionId === undefined ? sent.interactionId : this.#text(step.interactionId, undefined)
    const { asks } = step
    const { processed, state } = this.#stage.probes
    if (asks.probe === 'processed') {
      const event = asks.event ?? sent.event
      if (!processed) return this.#missing(step, `${event} of the interaction has taken effect ${times(asks.count)}`, '--probe-processed', attempt)
      await this.#watch(step, `processed ${event} ${id}`, attempt, {
        ask: () => processed(id, event),
        // Too many will not become fewer.
        isHopeless: (count) => count > asks.count,
        wanted: asks.count,
        expected: `${event} has taken effect ${times(asks.count)}`,
        say: (count) => `it has taken effect ${times(count)}`,
      })
    } else {
      if (!state) return this.#missing(step, `the state is ${String(asks.state)}`, '--probe-state', attempt)
      await this.#watch(step, `state ${id}`, attempt, { ask: () => state(id), isHopeless: () => false, wanted: asks.state, expected: `the state is ${String(asks.state)}`, say: (value) => `the state is ${String(value)}` })
    }
  }

  /** Asks until the answer is right or the time is over; what was right is asked for once more at the end. */
  async #watch<T>(step: ProbeStep, key: string, attempt: Attempt | undefined, probe: { ask: () => Promise<T>; isHopeless: (value: T) => boolean; wanted: T; expected: string; say: (value: T) => string }): Promise<void> {
    const elapsed = stopwatch()
    let value = await probe.ask()
    // Where something has failed already, waiting would only make the report late.
    const withinMs = this.#hasFailed() ? 0 : step.withinMs
    for (let pauseMs = 2; value !== probe.wanted && !probe.isHopeless(value) && elapsed() < withinMs; pauseMs = Math.min(pauseMs * 2, 50)) {
      await realPause(pauseMs)
      value = await probe.ask()
    }
    const ok = value === probe.wanted
    this.#note(step, { ok, expected: probe.expected, seen: probe.say(value) }, attempt, ok ? NOTHING : this.#scenario)
    this.#atEnd.delete(key)
    if (!ok) return
    this.#atEnd.set(key, async () => {
      const last = await probe.ask()
      if (last !== probe.wanted) this.#note(step, { ok: false, expected: `${probe.expected}, also at the end`, seen: probe.say(last) }, attempt, this.#scenario)
    })
  }

  async #selfUri(step: SelfUriStep): Promise<void> {
    await this.#settled()
    const sent = this.#sent(step.of)
    const attempt = this.#deliveries(sent).at(-1)?.attempts.at(-1)
    const { host } = this.#stage
    const called = (): boolean => host.hits(sent.selfUri) > 0
    if (step.fetched) {
      const elapsed = stopwatch()
      const withinMs = this.#hasFailed() ? 0 : step.withinMs
      for (let pauseMs = 2; !called() && elapsed() < withinMs; pauseMs = Math.min(pauseMs * 2, 50)) await realPause(pauseMs)
      if (called()) return this.#note(step, { ok: true, expected: 'selfUri is fetched', seen: `${sent.selfUri} was called` }, attempt, NOTHING)
      this.observations.push({ verdict: 'inconclusive', proves: step.proves, step, expected: 'selfUri is fetched', seen: `nobody called ${sent.selfUri} within ${String(step.withinMs)} ms`, attempt, cause: undefined, fix: 'a receiver need not fetch it; leave this scenario out when yours does not' })
      return
    }
    this.#atEnd.set(`self-uri ${sent.selfUri}`, async () => {
      const ok = !called()
      this.#note(step, { ok, expected: 'nobody calls this selfUri', seen: ok ? 'nobody did' : `${sent.selfUri} was called ${times(host.hits(sent.selfUri))}` }, attempt, ok ? NOTHING : this.#scenario)
    })
  }

  async #examine(body: Uint8Array): Promise<Diagnosis | undefined> {
    const core = coreFor(this.#stage, this.#seed, { ...this.#scenario.retry, attempts: 0 })
    try {
      return await this.#stage.doctor.examine(core, body)
    } finally {
      await core.close(0)
    }
  }
}

const NOTHING: Explanation = { cause: undefined, fix: undefined }
const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${String(count)} times`)

/** The digests that would have been right for what was sent: an answer must not tell them. */
const signaturesOf = (delivery: Delivery, { body, startedAt }: Attempt, secret: string): readonly string[] => {
  try {
    return delivery.dialect.sign({ body, secret, signedAt: startedAt }).map(([, value]) => value.slice(value.lastIndexOf('=') + 1))
  } catch {
    return []
  }
}
