import { rejected } from '../response.ts'
import { chunksOf, readUpTo } from '../body.ts'
import type { DefectiveBehavior } from './defect.ts'
import { changingEvents, selectingEvents, isKnownSubtype } from './reading.ts'

/** Receivers that misread a body, or reveal too much of it. */
export const payloadDefects: readonly DefectiveBehavior[] = [
  {
    name: 'no-body-size-limit',
    apply: (behavior) => ({ ...behavior, readBody: readUpTo(Infinity) }),
  },
  {
    name: 'decodes-chunks-separately',
    apply: (behavior) => ({
      ...behavior,
      readBody: async (request) => {
        let text = ''
        for await (const chunk of chunksOf(request)) text += Buffer.from(chunk).toString()
        return Buffer.from(text)
      },
    }),
  },
  {
    name: 'leaks-stack-on-malformed-body',
    apply: (behavior) => ({
      ...behavior,
      handle: async (context, steps) => {
        const response = await behavior.handle(context, steps)
        return response.status === 400
          ? rejected(500, new SyntaxError('Unexpected token in JSON').stack ?? '')
          : response
      },
    }),
  },
  {
    name: 'dedupes-by-first-of-duplicate-keys',
    apply: (behavior) => ({
      ...behavior,
      keyOf: (received, context) => {
        const [, first = received.event] =
          /"event"\s*:\s*"([^"]*)"\s*,\s*"event"\s*:/.exec(Buffer.from(context.body ?? []).toString()) ?? []
        return behavior.keyOf({ ...received, event: first }, context)
      },
    }),
  },
  {
    name: 'logs-secret-and-body',
    apply: (behavior) => ({
      ...behavior,
      verify: (context, steps) => {
        steps.environment.log(
          `verifying ${Buffer.from(context.body ?? []).toString()} with ${steps.secretsOf(context).join(', ')}`,
        )
        return behavior.verify(context, steps)
      },
    }),
  },
  {
    name: 'expects-other-event-names',
    apply: (behavior) => ({
      ...behavior,
      isKnown: (received, dialect) =>
        received.event === 'InteractionStarted' ||
        received.event === 'InteractionFinished' ||
        (received.event !== 'STARTED' && received.event !== 'FINISHED' && behavior.isKnown(received, dialect)),
    }),
  },
  {
    name: 'replaces-unknown-subtypes',
    apply: changingEvents((received) =>
      isKnownSubtype(received) ? received : { ...received, interactionSubtype: 'InboundNew' },
    ),
  },
  {
    name: 'processes-only-chats',
    apply: selectingEvents((received) =>
      received.filter(({ mediaType }) => mediaType === undefined || mediaType === 'chat'),
    ),
  },
]
