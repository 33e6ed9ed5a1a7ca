import { refused } from '../response.ts'
import { chunksOf, readUpTo } from '../body.ts'
import type { DefectiveBehavior } from './defect.ts'
import { heardAs, heardOnly, isKnownSubtype } from './hearing.ts'

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
      handle: async (visit, steps) => {
        const response = await behavior.handle(visit, steps)
        return response.status === 400
          ? refused(500, new SyntaxError('Unexpected token in JSON').stack ?? '')
          : response
      },
    }),
  },
  {
    name: 'dedupes-by-first-of-duplicate-keys',
    apply: (behavior) => ({
      ...behavior,
      keyOf: (heard, visit) => {
        const [, first = heard.event] =
          /"event"\s*:\s*"([^"]*)"\s*,\s*"event"\s*:/.exec(Buffer.from(visit.body ?? []).toString()) ?? []
        return behavior.keyOf({ ...heard, event: first }, visit)
      },
    }),
  },
  {
    name: 'logs-secret-and-body',
    apply: (behavior) => ({
      ...behavior,
      verify: (visit, steps) => {
        steps.surroundings.log(
          `verifying ${Buffer.from(visit.body ?? []).toString()} with ${steps.secretsOf(visit).join(', ')}`,
        )
        return behavior.verify(visit, steps)
      },
    }),
  },
  {
    name: 'expects-other-event-names',
    apply: (behavior) => ({
      ...behavior,
      isKnown: (heard, dialect) =>
        heard.event === 'InteractionStarted' ||
        heard.event === 'InteractionFinished' ||
        (heard.event !== 'STARTED' && heard.event !== 'FINISHED' && behavior.isKnown(heard, dialect)),
    }),
  },
  {
    name: 'replaces-unknown-subtypes',
    apply: heardAs((heard) => (isKnownSubtype(heard) ? heard : { ...heard, interactionSubtype: 'InboundNew' })),
  },
  {
    name: 'processes-only-chats',
    apply: heardOnly((heard) => heard.filter(({ mediaType }) => mediaType === undefined || mediaType === 'chat')),
  },
]
