import { mixedUp, twinOf } from './mixed-up-ids.ts'
import { doubled, lost, type EffectPart, type EffectRule } from './effect-part.ts'
import { doubledEffects, FORGED_EFFECTS, GONE, LOST_EFFECTS, TWICE } from './rules-for-any-effect.ts'

const NATURAL_KEY = 'Remember interaction id and event as a unique key, and act only when the key was new.'

const nameOf = ({ effects: [first] }: EffectPart): string => first?.event ?? 'an event'

/** Rules for effects on interactions, the surest first. */
export const EFFECT_RULES: readonly EffectRule[] = [
  ...FORGED_EFFECTS,
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
  ...LOST_EFFECTS,
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
  ...doubledEffects(NATURAL_KEY),
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
]
