import { DEFAULT_ASSUMPTIONS, type Assumptions } from '../contract/assumptions.ts'
import { detailsOf } from './details-of.ts'
import type { EventName } from './catalogue.ts'
import type { DrawnInteraction } from './drawn-interaction.ts'
import type { MockEvent } from './event.ts'
import { SEEDED_IDS, type Ids } from './ids.ts'
import type { Interaction, InteractionInput } from './interaction.ts'
import { KnownInteractions, type KnownInteraction } from './known-interactions.ts'
import { makeInteraction } from './make-interaction.ts'
import { derive } from './random.ts'
import type { DrawSource } from './draw-source.ts'
import { transition } from './transitions.ts'

/** Minimum number of remembered interactions; above twice as many, the least recently used are dropped. */
const MIN_INTERACTIONS_KEPT = 10_000

/** Minimum size of remembered user input in characters of JSON; at most twice as much is kept. */
const MIN_GIVEN_CHARACTERS_KEPT = 4_000_000

const NO_DETAILS: Readonly<Record<string, unknown>> = {}

/**
 * Creates events, and keeps those of one interaction consistent: the same IDs, a state that follows from earlier
 * events, an assignee after assignment.
 */
export interface EventFactory {
  /**
   * Returns a known interaction with the given changes, or a new one made from the input and seeded data, and remembers
   * it.
   */
  begin(input: InteractionInput | undefined, at: number): Interaction
  known(id: string): Interaction | undefined
  /** Creates the next event of an interaction; details that are given override generated ones. */
  make(
    name: EventName,
    given: {
      readonly interaction?: InteractionInput | undefined
      readonly details?: Readonly<Record<string, unknown>> | undefined
      readonly at: number
    },
  ): MockEvent
  /** Forgets every interaction, so that the same calls return the same events again. */
  clear(): void
}

/** Returns an event factory: the same seed, IDs and calls per interaction make the same events. */
export const createEventFactory = ({
  seed,
  ids = SEEDED_IDS,
  assume = DEFAULT_ASSUMPTIONS,
}: {
  readonly seed: number
  readonly ids?: Ids
  readonly assume?: Assumptions
}): EventFactory => {
  const source: DrawSource = { seed, ids, assume }
  let known = new KnownInteractions()
  let older = new KnownInteractions()
  let begun = 0
  /** Sum of `given` over `known`. */
  let given = 0
  /** Whether a caller has used an interaction ID that was not drawn here. */
  let isAnyGiven = false

  const remember = (entry: KnownInteraction): void => {
    if (known.size >= MIN_INTERACTIONS_KEPT || given > MIN_GIVEN_CHARACTERS_KEPT) {
      older = known
      known = new KnownInteractions()
      given = 0
    }
    known.add(entry)
    given += entry.given
  }

  const shape = (entry: KnownInteraction, input: InteractionInput): void => {
    const length = JSON.stringify(input).length
    given += Math.max(0, length - entry.given)
    entry.given = Math.max(entry.given, length)
  }

  const recall = (id: string): KnownInteraction | undefined => {
    const recent = known.get(id)
    if (recent) return recent
    const entry = older.get(id)
    if (entry) remember(entry)
    return entry
  }

  const current = (id: string, { interaction, createdAt, state }: KnownInteraction): DrawnInteraction => {
    if (interaction) return interaction
    const made = makeInteraction(source, id, createdAt)
    return state === null ? made : made.with(state === 'FINISHED' ? { state, status: 'CLOSED' } : { state })
  }

  /** Returns an interaction to add an event to; a new one is to be remembered once its event has been made. */
  const takeUp = (
    input: InteractionInput | undefined,
    at: number,
  ): { entry: KnownInteraction; before: DrawnInteraction; isNew: boolean } => {
    const id = input?.id ?? ids.over(derive(seed, 'interaction-id', ++begun)).uuid()
    const shaped = input !== undefined && Object.keys(input).some((field) => field !== 'id')
    // A drawn ID is new unless a caller has used one before.
    const old = input?.id === undefined && !isAnyGiven ? undefined : recall(id)
    if (old) {
      if (shaped) shape(old, input)
      const before = shaped ? current(id, old).with(input) : current(id, old)
      if (shaped) old.interaction = before
      return { entry: old, before, isNew: false }
    }
    isAnyGiven ||= input?.id !== undefined
    const before = makeInteraction(source, id, at, input)
    const entry: KnownInteraction = {
      id,
      interaction: shaped ? before : undefined,
      createdAt: at,
      state: null,
      given: shaped ? JSON.stringify(input).length : 0,
      made: 0,
    }
    return { entry, before, isNew: true }
  }

  return {
    begin(input, at) {
      const { entry, before, isNew } = takeUp(input, at)
      if (isNew) remember(entry)
      return before
    },
    known(id) {
      const entry = recall(id)
      return entry && current(id, entry)
    },
    make(name, { interaction: input, details, at }) {
      const { entry, before, isNew } = takeUp(input, at)
      const random = ids.over(derive(seed, 'event', ids.seeded(before.id), ++entry.made))
      const id = random.uuid()
      const changed = before.with(transition(name, before, random, assume))
      const after = input ? changed.with(input) : changed
      entry.state = after.state
      const makeDetails = detailsOf(name)
      if (entry.interaction !== undefined || makeDetails) entry.interaction = after
      if (isNew) remember(entry)
      return {
        id,
        name,
        at,
        interaction: after,
        details: makeDetails
          ? { ...makeDetails({ before, after, random, at, assume }), ...details }
          : (details ?? NO_DETAILS),
      }
    },
    clear() {
      known = new KnownInteractions()
      older = new KnownInteractions()
      given = 0
      begun = 0
      isAnyGiven = false
    },
  }
}
