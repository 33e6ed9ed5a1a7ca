import { forgeriesOf, type EffectFacts } from './effect-facts.ts'
import { doubled, type EffectPart, type EffectRule } from './effect-part.ts'

/** The consequence of an event that was accepted and lost. */
export const GONE = 'The event was acknowledged with 200, so it is not redelivered: it is lost for good.'
/** The consequence of an event that is processed twice. */
export const TWICE = 'The sender redelivers, and each redelivery repeats the work.'

const isForged = ({ effects }: EffectPart): boolean => effects.every((effect) => forgeriesOf(effect).length > 0)

const isAnsweredByPage = ({ carrying }: EffectFacts): boolean =>
  carrying.every(({ request: { exchange } }) => {
    const { outcome } = exchange
    return 'response' in outcome && /html/i.test(outcome.response.headers['content-type'] ?? '')
  })

/** Whether plain redeliveries are processed twice: this explains every other doubled effect. */
const hasNoDedupe = ({ others }: EffectPart): boolean => others.has('redelivered') || others.has('given-again')

/** Rules for effects of forged deliveries. */
export const FORGED_EFFECTS: readonly EffectRule[] = [
  {
    when: (part) => part.kind === 'unexpected' && isForged(part),
    reason: ({ effects }) =>
      effects.some(({ requests }) => requests.some(({ signed, status }) => signed !== 'right' && (status ?? 0) >= 400))
        ? {
            key: 'acts-before-verifying',
            sentence: 'rejects a forged delivery after processing it',
            consequence: 'Anyone who knows the URL can make it process events that Genesys never sent.',
            cause: 'The event is processed before or while its signature is verified.',
            fix: 'Verify the signature before doing anything else.',
            code: ['verify', 'raw'],
          }
        : {
            key: 'no-verification',
            sentence: 'accepts any signature: responds with 200 and processes the event',
            consequence: 'Anyone who knows the URL can make it process events that Genesys never sent.',
            cause: 'The signature is not verified, or the result is ignored.',
            fix: 'Verify the signature before anything else, and respond with 401 when it does not match.',
            code: ['verify', 'raw'],
          },
  },
]

/** Rules for lost effects of any event. */
export const LOST_EFFECTS: readonly EffectRule[] = [
  {
    when: ({ kind, trait, requestTrait }) => kind === 'lost' && trait === undefined && requestTrait !== undefined,
    reason: ({ requestTrait }) => ({
      key: `swallows:${requestTrait?.family ?? ''}`,
      sentence: `responds with 200 to ${requestTrait?.words ?? ''} but loses the event`,
      consequence: GONE,
      cause:
        'An error during processing is swallowed, or happens after the response, so the receiver responds with ' +
        '200 anyway.',
      fix:
        'Respond with 200 once the event is stored. Respond with 5xx on an error, so that the sender retries, or ' +
        'process what ' +
        'you can.',
    }),
  },
  {
    when: ({ kind, isEverything, effects }) => kind === 'lost' && isEverything && effects.every(isAnsweredByPage),
    reason: () => ({
      key: 'page-for-people',
      sentence: 'responds with 200 with an HTML page to everything, forged or not',
      consequence: 'The sender treats the page as a success: every event is lost silently.',
      cause: "Something other than the handler responds: a login page, a front end, or a server's default page.",
      fix: 'Check the path of the target URL, and exempt the webhook from the login.',
    }),
  },
  {
    when: ({ kind, isEverything }) => kind === 'lost' && isEverything,
    reason: () => ({
      key: 'no-effect',
      sentence: 'responds with 200 but processes nothing',
      consequence: GONE,
      candidates: [
        'the probe does not read from where the handler writes',
        'an error after the response is swallowed',
        'something other than the handler responds',
      ],
      fix: 'Call the probe by hand with the ID of an interaction whose event was accepted.',
    }),
  },
]

/** Returns the rules for doubled effects. @param key the fix: which key to remember, and how */
export const doubledEffects = (key: string): readonly EffectRule[] => [
  {
    when: doubled('copies-at-once'),
    reason: ({ others }) => ({
      key: others.has('redelivered') ? 'no-dedupe' : 'race',
      sentence: 'processes an event twice when duplicates arrive at the same time',
      consequence: TWICE,
      cause:
        'It checks whether the event is known and stores it later: both requests check before either has stored it.',
      fix: 'Let the database decide: insert under a unique key, and act only when the row is new.',
      code: ['once'],
    }),
  },
  {
    when: (part) => doubled('redelivered', 'given-again')(part) || (part.kind === 'doubled' && hasNoDedupe(part)),
    reason: () => ({
      key: 'no-dedupe',
      sentence: 'processes a redelivered event twice',
      consequence: TWICE,
      cause: 'Processed events are not remembered.',
      fix: key,
      code: ['once'],
    }),
  },
  {
    when: doubled('other-bytes'),
    reason: () => ({
      key: 'dedupes-by-bytes',
      sentence: 'processes an event twice when it is resent with different bytes',
      consequence: TWICE,
      cause: 'Duplicates are recognized by a hash of the body.',
      fix: key,
      code: ['once'],
    }),
  },
]
