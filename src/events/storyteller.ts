import { DETAILS } from './details.ts'
import type { EventName } from './catalogue.ts'
import type { MockEvent } from './event.ts'
import type { Interaction, InteractionInput } from './interaction.ts'
import { makeInteraction } from './make-interaction.ts'
import { derive } from './random.ts'
import { transition } from './transitions.ts'

/** Interactions remembered; the one not heard of for longest goes first. */
const KEPT = 10_000

const NO_DETAILS: Readonly<Record<string, unknown>> = {}

/** Makes events happen, and keeps what is told of one interaction coherent: same ids, rising times, assignee after assignment. */
export interface Storyteller {
  /** Takes up a known interaction, changed as given, or begins a new one of what is given and seeded data. */
  begin(input: InteractionInput | undefined, at: number): Interaction
  known(id: string): Interaction | undefined
  /** Makes one event happen at an instant. */
  tell(name: EventName, given: { readonly interaction?: InteractionInput; readonly details?: Readonly<Record<string, unknown>>; readonly at: number }): MockEvent
  /** Forgets every interaction; the same calls then tell the same events again. */
  clear(): void
}

interface Known {
  interaction: Interaction
  /** Events told so far; makes the ids independent of what other interactions do. */
  told: number
}

/** Same seed and same calls per interaction: same events. */
export const createStoryteller = ({ seed }: { readonly seed: number }): Storyteller => {
  const known = new Map<string, Known>()
  let begun = 0

  const takeUp = (input: InteractionInput | undefined, at: number): Known => {
    const id = input?.id ?? derive(seed, 'interaction-id', ++begun).uuid()
    const old = known.get(id)
    const entry: Known = old ?? { interaction: makeInteraction(seed, id, at, input), told: 0 }
    if (old) {
      known.delete(id)
      if (input && Object.keys(input).length > 1) old.interaction = change(old.interaction, input)
    } else if (known.size >= KEPT) {
      const [oldest] = known.keys()
      if (oldest !== undefined) known.delete(oldest)
    }
    known.set(id, entry)
    return entry
  }

  return {
    begin: (input, at) => takeUp(input, at).interaction,
    known: (id) => known.get(id)?.interaction,
    tell(name, { interaction: input, details, at }) {
      const entry = takeUp(input, at)
      const before = entry.interaction
      const random = derive(seed, 'event', before.id, ++entry.told)
      const id = random.uuid()
      const after = change(before, transition(name, before, random), input)
      entry.interaction = after
      if (name === 'STARTED' || name === 'FINISHED') return { id, name, at, interaction: after, details: details ?? NO_DETAILS }
      return { id, name, at, interaction: after, details: { ...DETAILS[name]({ before, after, random, at }), ...details } }
    },
    clear() {
      known.clear()
      begun = 0
    },
  }
}

/** Copies an interaction with some members new, and leaves undrawn what nobody has asked for yet. What the caller gave wins. */
const change = (before: Interaction, ...changes: readonly (InteractionInput | undefined)[]): Interaction => {
  const after = Object.create(Object.prototype, Object.getOwnPropertyDescriptors(before)) as { -readonly [K in keyof Interaction]: Interaction[K] }
  for (const members of changes) {
    for (const [name, value] of Object.entries(members ?? {})) {
      if (value !== undefined) Object.defineProperty(after, name, { value, enumerable: true, configurable: true, writable: true })
    }
  }
  return after
}
