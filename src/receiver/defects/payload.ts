import { refused } from '../answer.ts'
import { chunksOf, readUpTo } from '../body.ts'
import type { Defect } from './defect.ts'
import { heardAs, heardOnly, isKnownSubtype } from './hearing.ts'

/** Receivers that read a body wrongly, or tell too much of it. */
export const payloadDefects: readonly Defect[] = [
  {
    name: 'no-size-limit',
    number: '50',
    explanation: 'reads bodies of any size into memory',
    fix: 'stop reading at a limit and answer 413',
    apply: (behaviour) => ({ ...behaviour, readBody: readUpTo(Infinity) }),
  },
  {
    name: 'splits-characters-between-chunks',
    number: '77',
    explanation: 'makes text of each piece of the body by itself, which breaks characters that lie across two',
    fix: 'put the bytes together first',
    apply: (behaviour) => ({
      ...behaviour,
      readBody: async (request) => {
        let text = ''
        for await (const chunk of chunksOf(request)) text += Buffer.from(chunk).toString()
        return Buffer.from(text)
      },
    }),
  },
  {
    name: 'leaks-stack-on-malformed-body',
    number: '78',
    explanation: 'answers 500 with a stack trace to a body that is no JSON',
    fix: 'answer 400 without telling anything of the inside',
    apply: (behaviour) => ({
      ...behaviour,
      handle: async (visit, steps) => {
        const answer = await behaviour.handle(visit, steps)
        return answer.status === 400 ? refused(500, new SyntaxError('Unexpected token in JSON').stack ?? '') : answer
      },
    }),
  },
  {
    name: 'counts-first-of-duplicate-keys',
    number: '80',
    explanation: 'recognises an event by the first of two equal keys and acts on the last',
    fix: 'parse once, and use what was parsed everywhere',
    apply: (behaviour) => ({
      ...behaviour,
      keyOf: (heard, visit) => {
        const [, first = heard.event] =
          /"event"\s*:\s*"([^"]*)"\s*,\s*"event"\s*:/.exec(Buffer.from(visit.body ?? []).toString()) ?? []
        return behaviour.keyOf({ ...heard, event: first }, visit)
      },
    }),
  },
  {
    name: 'logs-secret-and-body',
    number: '82',
    explanation: 'logs the secret and the whole body',
    fix: 'log the operationId and the outcome, and no more',
    apply: (behaviour) => ({
      ...behaviour,
      verify: (visit, steps) => {
        steps.surroundings.log(
          `verifying ${Buffer.from(visit.body ?? []).toString()} with ${steps.secretsOf(visit).join(', ')}`,
        )
        return behaviour.verify(visit, steps)
      },
    }),
  },
  {
    name: 'expects-other-event-names',
    number: '101',
    explanation: 'waits for InteractionStarted and InteractionFinished, and ignores STARTED and FINISHED with 200',
    fix: 'handle the events STARTED and FINISHED',
    apply: (behaviour) => ({
      ...behaviour,
      isKnown: (heard, dialect) =>
        heard.event === 'InteractionStarted' ||
        heard.event === 'InteractionFinished' ||
        (heard.event !== 'STARTED' && heard.event !== 'FINISHED' && behaviour.isKnown(heard, dialect)),
    }),
  },
  {
    name: 'replaces-unknown-subtypes',
    number: '75',
    explanation: 'stores a subtype that it does not know as InboundNew',
    fix: 'keep values that you do not know as text',
    apply: heardAs((heard) => (isKnownSubtype(heard) ? heard : { ...heard, interactionSubtype: 'InboundNew' })),
  },
  {
    name: 'only-chat',
    number: '+36',
    explanation: 'drops what is no chat',
    fix: 'handle every medium; email is delivered as well',
    apply: heardOnly((heard) => heard.filter(({ mediaType }) => mediaType === undefined || mediaType === 'chat')),
  },
]
