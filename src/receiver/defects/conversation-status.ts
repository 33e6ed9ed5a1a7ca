import type { DefectiveBehavior } from './defect.ts'
import type { Behavior } from '../behavior.ts'
import type { Whole } from '../payload.ts'

/** Records only events that pass a test; a reported state can be stored under another name. */
const recording =
  (test: (heard: Whole, steps: Behavior) => boolean) =>
  (behavior: Behavior): Behavior => ({
    ...behavior,
    record: (heard, steps, key) => (test(heard, steps) ? behavior.record(heard, steps, key) : undefined),
  })

/** Receivers that track the status of conversations wrong, or drop events because of it. */
export const conversationStatusDefects: readonly DefectiveBehavior[] = [
  {
    name: 'orders-status-by-arrival',
    apply: (behavior) => ({ ...behavior, replaces: () => true }),
  },
  {
    name: 'keeps-first-status',
    apply: (behavior) => ({ ...behavior, replaces: (_, knownAt) => knownAt === undefined }),
  },
  {
    name: 'never-reopens-conversations',
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
    name: 'stores-status-by-event-id',
    apply: (behavior) => ({
      ...behavior,
      record: (heard, steps, key) =>
        behavior.record(heard.says ? { ...heard, says: { ...heard.says, of: heard.id } } : heard, steps, key),
    }),
  },
  {
    name: 'writes-status-to-previous-conversation',
    apply: (behavior) => {
      let last: string | undefined
      return {
        ...behavior,
        record: (heard, steps, key) => {
          const before = last
          last = heard.says?.of ?? last
          const done = behavior.record(heard, steps, key)
          const { says } = heard
          // The variable still has the conversation of the previous request.
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
