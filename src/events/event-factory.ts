import { DEFAULT_ASSUMPTIONS, type Assumptions } from '../contract/assumptions.ts'
import { detailsOf } from './details-of.ts'
import type { EventName } from './catalogue.ts'
import type { DrawnInteraction } from './drawn-interaction.ts'
import type { MockEvent } from './event.ts'
import { SEEDED_IDS, type Ids } from './ids.ts'
import type { Interaction, InteractionInput } from './interaction.ts'
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
      readonly interaction?: InteractionInput
      readonly details?: Readonly<Record<string, unknown>>
      readonly at: number
    },
  ): MockEvent
  /** Forgets every interaction, so that the same calls return the same events again. */
  clear(): void
}

/**
 * A remembered interaction. If only its seed, STARTED and FINISHED have shaped it, it is not stored but regenerated on
 * use.
 */
interface KnownInteraction {
  interaction: DrawnInteraction | undefined
  readonly createdAt: number
  state: Interaction['state']
  /** Length of the longest input that shaped it, in characters of JSON. */
  given: number
  /** Number of its events so far, which makes the IDs of events independent of other interactions. */
  made: number
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
  let known = new Map<string, KnownInteraction>()
  let older = new Map<string, KnownInteraction>()
  let begun = 0
  /** Sum of `given` over `known`. */
  let given = 0
  /** Whether a caller has used an interaction ID that was not drawn here. */
  let isAnyGiven = false

  const remember = (id: string, entry: KnownInteraction): void => {
    if (known.size >= MIN_INTERACTIONS_KEPT || given > MIN_GIVEN_CHARACTERS_KEPT) {
      older = known
      known = new Map()
      given = 0
    }
    known.set(id, entry)
    given += entry.given
  }

  const shape = (entry: KnownInteraction, input: InteractionInput): void => {
    const length = JSON.stringify(input).length
    given += Math.max(0, length - entry.given)
    entry.given = Math.max(entry.given, length)
  }

  const recall = (id: string): KnownInteraction | undefined => {
    const entry = known.get(id) ?? older.get(id)
    if (entry && !known.has(id)) remember(id, entry)
    return entry
  }

  const current = (id: string, { interaction, createdAt, state }: KnownInteraction): DrawnInteraction => {
    if (interaction) return interaction
    const made = makeInteraction(source, id, createdAt)
    return state === null ? made : made.with(state === 'FINISHED' ? { state, status: 'CLOSED' } : { state })
  }

  const takeUp = (
    input: InteractionInput | undefined,
    at: number,
  ): { entry: KnownInteraction; before: DrawnInteraction } => {
    const id = input?.id ?? ids.over(derive(seed, 'interaction-id', ++begun)).uuid()
    const shaped = input !== undefined && Object.keys(input).some((field) => field !== 'id')
    // A drawn ID is new unless a caller has used one before.
    const old = input?.id === undefined && !isAnyGiven ? undefined : recall(id)
    if (old) {
      if (shaped) shape(old, input)
      const before = shaped ? current(id, old).with(input) : current(id, old)
      if (shaped) old.interaction = before
      return { entry: old, before }
    }
    isAnyGiven ||= input?.id !== undefined
    const before = makeInteraction(source, id, at, input)
    const entry: KnownInteraction = {
      interaction: shaped ? before : undefined,
      createdAt: at,
      state: null,
      given: shaped ? JSON.stringify(input).length : 0,
      made: 0,
    }
    remember(id, entry)
    return { entry, before }
  }

  return {
    begin: (input, at) => takeUp(input, at).before,
    known(id) {
      const entry = recall(id)
      return entry && current(id, entry)
    },
    make(name, { interaction: input, details, at }) {
      const { entry, before } = takeUp(input, at)
      const random = ids.over(derive(seed, 'event', ids.seeded(before.id), ++entry.made))
      const id = random.uuid()
      const changed = before.with(transition(name, before, random, assume))
      const after = input ? changed.with(input) : changed
      entry.state = after.state
      const makeDetails = detailsOf(name)
      if (entry.interaction !== undefined || makeDetails) entry.interaction = after
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
      known.clear()
      older.clear()
      given = 0
      begun = 0
      isAnyGiven = false
    },
  }
}
