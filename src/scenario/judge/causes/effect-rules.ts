import { mixedUp, twinOf } from './mixed-up-ids.ts'
import { forgeriesOf, type EffectFacts } from './effect-facts.ts'
import { doubled, lost, type EffectPart, type EffectRule } from './effect-part.ts'

const GONE = 'It was answered with 200 and does not come again: the event is lost for good.'
const TWICE = 'Every redelivery, and the sender redelivers, does its work once more.'
const NATURAL_KEY = 'Remember interaction id and event as a unique key, and act only when the key was new.'

const isForged = ({ effects }: EffectPart): boolean => effects.every((effect) => forgeriesOf(effect).length > 0)

const isAnsweredByPage = ({ carrying }: EffectFacts): boolean =>
  carrying.every(({ request: { exchange } }) => {
    const { outcome } = exchange
    return 'answer' in outcome && /html/i.test(outcome.answer.headers['content-type'] ?? '')
  })

const nameOf = ({ effects: [first] }: EffectPart): string => first?.event ?? 'an event'

/** Whether plain redeliveries are processed again: then nothing else need explain what is. */
const hasNoDedupe = ({ others }: EffectPart): boolean => others.has('redelivered') || others.has('given-again')

/** Rules for effects, the surest first. */
export const EFFECT_RULES: readonly EffectRule[] = [
  {
    when: (part) => part.kind === 'undue' && isForged(part),
    reason: ({ effects }) =>
      effects.some(({ requests }) => requests.some(({ signed, status }) => signed !== 'right' && (status ?? 0) >= 400))
        ? {
            key: 'acts-before-verifying',
            sentence: 'refuses a forged delivery, but has processed it by then',
            consequence: 'Anyone who knows the URL can make it process events that Genesys never sent.',
            cause: 'The event is processed before, or beside, the check of its signature.',
            fix: 'Verify first, and do nothing before.',
            code: ['verify', 'raw'],
          }
        : {
            key: 'no-verification',
            sentence: 'answers 200 whatever the signature is, and processes the event',
            consequence: 'Anyone who knows the URL can make it process events that Genesys never sent.',
            cause: 'The signature is not verified, or its result is not looked at.',
            fix: 'Verify the signature before anything else, and answer 401 when it does not match.',
            code: ['verify', 'raw'],
          },
  },
  {
    when: ({ kind, effects }) =>
      kind === 'undue' &&
      effects.every(({ about }) =>
        about.some(({ entries }) => entries.some(({ event }) => event !== 'STARTED' && event !== 'FINISHED')),
      ),
    reason: (part) => ({
      key: 'unknown-event-taken',
      sentence: `takes an event that it does not know for ${nameOf(part)}`,
      consequence: 'The day Genesys adds an event, interactions end or begin that did not.',
      cause: 'The last branch of a condition takes whatever is left, as in `event === "STARTED" ? start() : finish()`.',
      fix: 'Compare with both names, and ignore every other event.',
    }),
  },
  {
    when: ({ kind, effects }) => kind === 'undue' && effects.every((effect) => twinOf(effect) !== undefined),
    reason: ({ effects }) => mixedUp(effects.flatMap((effect) => twinOf(effect) ?? [])),
  },
  {
    when: ({ kind, effects }) =>
      kind === 'state' &&
      effects.some(({ finding: { check } }) => check.kind === 'state' && check.unknownEvents.length > 0),
    reason: () => ({
      key: 'state-is-last-event',
      sentence: 'takes the name of an unknown event for the state of the interaction',
      consequence: 'The day Genesys adds an event, interactions are in a state that no code knows.',
      cause: 'The event is stored as the state without a look at its name.',
      fix: 'Store a state for STARTED and FINISHED alone, and ignore every other event.',
    }),
  },
  {
    // Where FINISHED is dropped anyway, nothing was reopened.
    when: ({ kind, others }) => kind === 'state' && (others.has('finished') || others.has('known-interaction')),
    reason: ({ others }) => others.get('finished') ?? others.get('known-interaction') ?? { key: '' },
  },
  {
    when: ({ kind, effects }) =>
      kind === 'state' &&
      effects.every(({ finding: { check } }) => check.kind === 'state' && check.expected === 'FINISHED'),
    reason: () => ({
      key: 'late-start-reopens',
      sentence: 'reopens a finished interaction when STARTED arrives late or again',
      consequence: 'Deliveries overtake each other and are repeated: interactions stay open that have ended.',
      cause: 'The last event wins: the state is overwritten by whatever comes.',
      fix: 'Let FINISHED be final: never set STARTED over it.',
    }),
  },
  {
    when: ({ kind, trait, requestTrait }) => kind === 'lost' && trait === undefined && requestTrait !== undefined,
    reason: ({ requestTrait }) => ({
      key: `swallows:${requestTrait?.family ?? ''}`,
      sentence: `answers 200 to ${requestTrait?.words ?? ''}, and loses the event`,
      consequence: GONE,
      cause:
        'An error while the event is processed is caught, or happens after the answer, and 200 is ' +
        'answered all the same.',
      fix:
        'Answer 200 once the event is stored, and let an error be a 5xx so that it comes again; or ' +
        'process what can be.',
    }),
  },
  {
    when: ({ kind, isEverything, effects }) => kind === 'lost' && isEverything && effects.every(isAnsweredByPage),
    reason: () => ({
      key: 'page-for-people',
      sentence: 'answers 200 with an HTML page to everything, forged or not',
      consequence: 'The sender takes the page for a success: every event is lost without a trace.',
      cause: 'Something else answers in place of the handler: a login page, a front end, the default page of a server.',
      fix: 'Check the path of the target, and leave the webhook out of the login.',
    }),
  },
  {
    when: ({ kind, isEverything }) => kind === 'lost' && isEverything,
    reason: () => ({
      key: 'no-effect',
      sentence: 'answers 200, and processes nothing',
      consequence: GONE,
      candidates: [
        'the probe does not look where effects are kept',
        'an error after the answer is swallowed',
        'something else than the handler answers',
      ],
      fix: 'Ask the probe by hand for an interaction that was accepted.',
    }),
  },
  {
    when: lost('not-first-entry'),
    reason: () => ({
      key: 'first-entity-only',
      sentence: 'processes only the first event of a delivery',
      consequence: GONE,
      cause: 'data.entities[0] is read, though it is a list of several events.',
      fix: 'Process every entry of data.entities.',
    }),
  },
  {
    when: lost('not-last-entry'),
    reason: () => ({
      key: 'last-entity-only',
      sentence: 'processes only the last event of a delivery',
      consequence: GONE,
      cause: 'Each entry of data.entities overwrites the one before, and the last one is processed.',
      fix: 'Process every entry of data.entities.',
    }),
  },
  {
    when: lost('known-interaction'),
    reason: () => ({
      key: 'dedupes-by-interaction',
      sentence: 'drops the second event of an interaction as a duplicate',
      consequence: 'FINISHED never arrives: interactions stay open for ever.',
      cause: 'Duplicates are told by the id of the interaction alone.',
      fix: NATURAL_KEY,
      code: ['once'],
    }),
  },
  {
    when: lost('known-operation-id', 'no-operation-id'),
    reason: ({ trait }) => ({
      key: 'dedupes-by-operation-id',
      sentence: `drops ${trait?.words ?? ''} as a duplicate`,
      consequence: GONE,
      cause: 'Duplicates are told by operationId alone, and a missing one counts like any other.',
      fix: NATURAL_KEY,
      code: ['once'],
    }),
  },
  {
    when: lost('finished', 'started'),
    reason: (part) => ({
      key: `drops-${nameOf(part)}`,
      sentence: `answers 200 to ${nameOf(part)}, and does not process it`,
      consequence: GONE,
      cause: `The branch for ${nameOf(part)} is missing, or compares with another name.`,
      fix: 'Compare with the names of the documents: STARTED and FINISHED.',
    }),
  },
  {
    when: lost('id-in-other-case', 'id-cut'),
    reason: ({ effects }) => mixedUp(effects.flatMap((effect) => twinOf(effect) ?? [])),
  },
  {
    when: doubled('copies-at-once'),
    reason: ({ others }) => ({
      key: others.has('redelivered') ? 'no-dedupe' : 'race',
      sentence: 'processes an event twice when its copies arrive at the same time',
      consequence: TWICE,
      cause: 'It is looked first whether the event is known, and stored after that: both copies find nothing.',
      fix: 'Let the store decide: insert under a unique key, and act only when the row was new.',
      code: ['once'],
    }),
  },
  {
    when: (part) => doubled('redelivered', 'given-again')(part) || (part.kind === 'doubled' && hasNoDedupe(part)),
    reason: () => ({
      key: 'no-dedupe',
      sentence: 'processes a redelivered event twice',
      consequence: TWICE,
      cause: 'Nothing is remembered of events that were processed.',
      fix: NATURAL_KEY,
      code: ['once'],
    }),
  },
  {
    when: doubled('new-operation-id', 'twice-in-a-body', 'no-operation-id'),
    reason: ({ trait }) => ({
      key: 'dedupes-by-operation-id',
      sentence: `processes twice ${trait?.words ?? ''}`,
      consequence: TWICE,
      cause: 'Duplicates are told by operationId alone; the same event may come under another one.',
      fix: NATURAL_KEY,
      code: ['once'],
    }),
  },
  {
    when: doubled('other-bytes'),
    reason: () => ({
      key: 'dedupes-by-bytes',
      sentence: 'processes twice an event that is sent again in other bytes',
      consequence: TWICE,
      cause: 'Duplicates are told by a hash of the body.',
      fix: NATURAL_KEY,
      code: ['once'],
    }),
  },
]
