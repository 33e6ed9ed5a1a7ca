import { mixedUp, twinOf } from './mixed-up-ids.ts'
import { doubled, lost, type EffectPart, type EffectRule } from './effect-part.ts'
import { doubledEffects, FORGED_EFFECTS, GONE, LOST_EFFECTS, TWICE } from './rules-for-any-effect.ts'

const NATURAL_KEY = 'Store the interaction ID and event under a unique key, and act only when the key is new.'

const nameOf = ({ effects: [first] }: EffectPart): string => first?.event ?? 'an event'

/** Rules for effects on interactions, the most certain first. */
export const EFFECT_RULES: readonly EffectRule[] = [
  ...FORGED_EFFECTS,
  {
    when: ({ kind, effects }) =>
      kind === 'unexpected' &&
      effects.every(({ about }) =>
        about.some(({ entries }) => entries.some(({ event }) => event !== 'STARTED' && event !== 'FINISHED')),
      ),
    reason: (part) => ({
      key: 'unknown-event-taken',
      sentence: `treats an unknown event as ${nameOf(part)}`,
      consequence:
        'As soon as Genesys adds an event, interactions that did not start or end are recorded as if they had.',
      cause:
        'The last branch of a condition handles every other event, as in `event === "STARTED" ? start() : finish()`.',
      fix: 'Check for each event name explicitly, and ignore every other event.',
    }),
  },
  {
    when: ({ kind, effects }) => kind === 'unexpected' && effects.every((effect) => twinOf(effect) !== undefined),
    reason: ({ effects }) => mixedUp(effects.flatMap((effect) => twinOf(effect) ?? [])),
  },
  {
    when: ({ kind, effects }) =>
      kind === 'state' &&
      effects.some(({ finding: { check } }) => check.kind === 'state' && check.unknownEvents.length > 0),
    reason: () => ({
      key: 'state-is-last-event',
      sentence: 'stores the name of an unknown event as the state of the interaction',
      consequence: 'As soon as Genesys adds an event, interactions get a state that no code handles.',
      cause: 'The event is stored as the state without checking its name.',
      fix: 'Store a state only for STARTED and FINISHED, and ignore every other event.',
    }),
  },
  {
    // If FINISHED is always dropped, nothing was reopened.
    when: ({ kind, others }) => kind === 'state' && (others.has('finished') || others.has('known-interaction')),
    reason: ({ others }) => others.get('finished') ?? others.get('known-interaction') ?? { key: '' },
  },
  {
    when: ({ kind, effects }) =>
      kind === 'state' &&
      effects.every(({ finding: { check } }) => check.kind === 'state' && check.expected === 'FINISHED'),
    reason: () => ({
      key: 'late-start-reopens',
      sentence: 'reopens a finished interaction when STARTED arrives late or twice',
      consequence: 'Deliveries arrive out of order and more than once: interactions that have ended stay open.',
      cause: 'The last event wins: every event overwrites the state.',
      fix: 'Treat FINISHED as final: never overwrite it with STARTED.',
    }),
  },
  ...LOST_EFFECTS,
  {
    when: lost('not-first-entry'),
    reason: () => ({
      key: 'first-entity-only',
      sentence: 'processes only the first event of a delivery',
      consequence: GONE,
      cause: 'Only data.entities[0] is read, but data.entities can hold several events.',
      fix: 'Process every entry of data.entities.',
    }),
  },
  {
    when: lost('not-last-entry'),
    reason: () => ({
      key: 'last-entity-only',
      sentence: 'processes only the last event of a delivery',
      consequence: GONE,
      cause: 'Each entry of data.entities overwrites the previous one, so only the last one is processed.',
      fix: 'Process every entry of data.entities.',
    }),
  },
  {
    when: lost('known-interaction'),
    reason: () => ({
      key: 'dedupes-by-interaction',
      sentence: 'drops the second event of an interaction as a duplicate',
      consequence: 'FINISHED never takes effect: interactions stay open forever.',
      cause: 'Duplicates are recognized by the interaction ID alone.',
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
      cause: 'Duplicates are recognized by operationId alone, and all events without one count as the same.',
      fix: NATURAL_KEY,
      code: ['once'],
    }),
  },
  {
    when: lost('finished', 'started'),
    reason: (part) => ({
      key: `drops-${nameOf(part)}`,
      sentence: `responds with 200 to ${nameOf(part)} but does not process it`,
      consequence: GONE,
      cause: `The branch for ${nameOf(part)} is missing, or compares with a different name.`,
      fix: 'Compare with the documented names: STARTED and FINISHED.',
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
      sentence: `processes ${trait?.words ?? 'an event'} twice`,
      consequence: TWICE,
      cause: 'Duplicates are recognized by operationId alone, but the same event can arrive with a different one.',
      fix: NATURAL_KEY,
      code: ['once'],
    }),
  },
]
