import { DIALECTS, dialectNameOf } from '../../dialects/registry.ts'
import type { EventName } from '../../events/catalogue.ts'
import type { PublishedEvent } from '../../dialects/dialect.ts'
import { MockError } from '../../kit/error.ts'
import type { MockEvent } from '../../events/event.ts'
import { derive } from '../../events/random.ts'
import type { FaultInput } from '../../faults/fault.ts'
import { fillReferences } from '../language/references.ts'
import type { FaultUse, Json } from '../model/step-parts.ts'
import type { PublishStep } from '../model/steps/publish.ts'
import type { SentEvents } from './sent-events.ts'
import type { RunContext } from './run-context.ts'

/** Returns the ID by which a receiver identifies an event: for an open message that of the message. */
const messageIdOf = (event: EventName, published: PublishedEvent): string =>
  DIALECTS[dialectNameOf(event)].probed.effect(published)

/** Fills in references with the results of earlier steps. */
export class ReferenceFiller {
  readonly #run: RunContext
  readonly #seed: number
  readonly #sent: SentEvents

  constructor(run: RunContext, seed: number, sent: SentEvents) {
    this.#run = run
    this.#seed = seed
    this.#sent = sent
  }

  /** @throws {MockError} `REFERENCE_MISPLACED`: `self` without its event */
  text(text: string, event?: MockEvent): string {
    return fillReferences(text, (name, member) => {
      if (name === 'id') return this.#run.ids.over(derive(this.#seed, 'own-id', member)).uuid()
      if (name === 'canary') return this.#run.host.canary(derive(this.#seed, 'canary', member).hex(16))
      if (name === 'self') return this.#ofEvent(event, member)
      const sent = this.#sent.named(name)
      return (
        (sent &&
          {
            interactionId: sent.interactionId,
            operationId: sent.eventId,
            eventId: sent.eventId,
            sessionId: sent.sessionId,
            selfUri: sent.selfUri,
            conversationId: String(sent.csid),
            messageId: messageIdOf(sent.event, sent),
          }[member]) ??
        ''
      )
    })
  }

  /** Fills in every text within a value. */
  value(value: Json, event?: MockEvent): Json {
    if (typeof value === 'string') return this.text(value, event)
    if (Array.isArray(value)) return value.map((one: Json) => this.value(one, event))
    if (typeof value !== 'object' || value === null) return value
    const filled = Object.create(null) as Record<string, Json>
    for (const [key, member] of Object.entries(value as Readonly<Record<string, Json>>))
      filled[key] = this.value(member, event)
    return filled
  }

  faults(uses: readonly FaultUse[]): readonly FaultInput[] {
    return uses.map(({ fault, parameters }) => ({
      ...(this.value(parameters) as Readonly<Record<string, Json>>),
      fault,
    }))
  }

  body(body: NonNullable<PublishStep['body']>, event: MockEvent): Uint8Array {
    if ('hex' in body) return Buffer.from(body.hex.replaceAll(/\s/g, ''), 'hex')
    return Buffer.from('text' in body ? this.text(body.text, event) : JSON.stringify(this.value(body.json, event)))
  }

  /** Returns the URL at which an interaction of the mock can be fetched. */
  selfUri(sessionId: string, interactionId: string): string {
    return `${this.#run.host.nexus}/nexus/v3/chat/sessions/${sessionId}/${interactionId}`
  }

  #ofEvent(event: MockEvent | undefined, member: string): string {
    if (!event)
      throw new MockError({
        code: 'REFERENCE_MISPLACED',
        message: `\${self.${member}} is only known in a custom body`,
        fix: 'use it in json or text',
      })
    const { interaction } = event
    const known: Readonly<Record<string, string>> = {
      operationId: event.id,
      eventId: event.id,
      interactionId: interaction.id,
      sessionId: interaction.sessionId,
      conversationId: String(interaction.csid),
      messageId: messageIdOf(event.name, { eventId: event.id, interactionId: interaction.id, csid: interaction.csid }),
      selfUri: interaction.selfUri ?? this.selfUri(interaction.sessionId, interaction.id),
    }
    return known[member] ?? ''
  }
}
