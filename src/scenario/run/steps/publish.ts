import { DIALECTS, dialectNameOf } from '../../../dialects/registry.ts'
import type { PublishedEvent } from '../../../dialects/dialect.ts'
import { requireSecret } from '../../../dialects/require-secret.ts'
import type { Published } from '../../../engine/core.ts'
import type { MockEvent } from '../../../events/event.ts'
import type { InteractionInput } from '../../../events/interaction.ts'
import type { StepRunner } from '../step-runner.ts'
import { subscriptionFor } from '../subscription-for.ts'

/**
 * Publishes an event to the receiver, for as many interactions as the step says.
 * @throws {MockError} `SECRET_NOT_HEX` and what publishing throws
 */
export const runPublish: StepRunner<'publish'> = (step, context) => {
  const { core, run, sent, fill, nexus } = context
  const subscription = subscriptionFor(step, context)
  requireSecret(step.event, subscription.secret)
  const { body } = step
  const publishOne = (): Published =>
    core.publish(step.event, {
      subscriptionId: subscription.id,
      ...(step.interaction && { interaction: fill.value(step.interaction) as InteractionInput }),
      ...(step.details && { details: fill.value(step.details) as Readonly<Record<string, unknown>> }),
      ...(body && { body: (event: MockEvent) => fill.body(body, event) }),
      copies: step.copies,
      faults: fill.faults(step.faults),
    })
  const published = publishOne()
  const further = Array.from({ length: step.times - 1 }, publishOne)
  const interaction = core.interaction(published.interactionId)
  const sessionId = interaction?.sessionId ?? ''
  const selfUri = interaction?.selfUri ?? fill.selfUri(sessionId, published.interactionId)
  // Nothing is sent before this turn of the event loop ends.
  if (nexus) run.host.steer(selfUri, nexus)
  const all = [published, ...further]
  const { probed } = DIALECTS[dialectNameOf(step.event)]
  const ids = all.map(({ eventId, interactionId }): PublishedEvent => ({
    eventId,
    interactionId,
    csid: core.interaction(interactionId)?.csid ?? 0,
  }))
  sent.keep(
    {
      event: step.event,
      ...published,
      deliveries: all.flatMap(({ deliveries }) => deliveries),
      csid: ids[0]?.csid ?? 0,
      probed: {
        event: probed.event(step.event),
        effects: ids.map(probed.effect),
        subjects: ids.map(probed.subject),
      },
      sessionId,
      selfUri,
    },
    step.as,
  )
}
