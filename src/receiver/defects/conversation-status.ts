import type { DefectiveBehaviour } from './defect.ts'
import type { Behaviour } from '../behaviour.ts'
import type { Whole } from '../payload.ts'

/** Records only events that a test lets pass; what an event says is kept under another name where that is given. */
const recording =
  (test: (heard: Whole, steps: Behaviour) => boolean) =>
  (behaviour: Behaviour): Behaviour => ({
    ...behaviour,
    record: (heard, steps, key) => (test(heard, steps) ? behaviour.record(heard, steps, key) : undefined),
  })

/** Receivers that mistake the status of conversations, or let it decide about events. */
export const conversationStatusDefects: readonly DefectiveBehaviour[] = [
  {
    name: 'status-by-arrival',
    apply: (behaviour) => ({ ...behaviour, replaces: () => true }),
  },
  {
    name: 'keeps-the-first-status',
    apply: (behaviour) => ({ ...behaviour, replaces: (_, knownAt) => knownAt === undefined }),
  },
  {
    name: 'never-reopens',
    apply: recording(
      ({ says }, { surroundings }) =>
        says === undefined || says.state === 'CLOSED' || surroundings.effects.state(says.of) !== 'CLOSED',
    ),
  },
  {
    name: 'drops-older-events',
    apply: recording(({ says }, { surroundings }) => {
      const knownAt = says && surroundings.effects.stateAt(says.of)
      return says?.at === undefined || knownAt === undefined || says.at >= knownAt
    }),
  },
  {
    name: 'keeps-status-under-the-event-id',
    apply: (behaviour) => ({
      ...behaviour,
      record: (heard, steps, key) =>
        behaviour.record(heard.says ? { ...heard, says: { ...heard.says, of: heard.id } } : heard, steps, key),
    }),
  },
  {
    name: 'shares-one-status',
    apply: (behaviour) => {
      let last: string | undefined
      return {
        ...behaviour,
        record: (heard, steps, key) => {
          const before = last
          last = heard.says?.of ?? last
          const done = behaviour.record(heard, steps, key)
          const { says } = heard
          // The variable still names the conversation of the request before.
          if (says && before !== undefined && before !== says.of)
            steps.surroundings.effects.record(
              { ...heard, id: `${heard.id} again`, says: { ...says, of: before } },
              { transition: (state) => state, replaces: () => true },
            )
          return done
        },
      }
    },
  },
]
