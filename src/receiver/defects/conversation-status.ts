import type { DefectiveBehavior } from './defect.ts'
import type { Behavior } from '../behavior.ts'
import type { CompleteEvent } from '../payload.ts'

/** Records only events that pass a test; a reported state can be stored under another name. */
const recording =
  (test: (received: CompleteEvent, steps: Behavior) => boolean) =>
  (behavior: Behavior): Behavior => ({
    ...behavior,
    record: (received, steps, key) => (test(received, steps) ? behavior.record(received, steps, key) : undefined),
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
      ({ says }, { environment }) =>
        says === undefined || says.state === 'CLOSED' || environment.effects.state(says.of) !== 'CLOSED',
    ),
  },
  {
    name: 'drops-older-events',
    apply: recording(({ says }, { environment }) => {
      const knownAt = says && environment.effects.stateAt(says.of)
      return says?.at === undefined || knownAt === undefined || says.at >= knownAt
    }),
  },
  {
    name: 'stores-status-by-event-id',
    apply: (behavior) => ({
      ...behavior,
      record: (received, steps, key) =>
        behavior.record(
          received.says ? { ...received, says: { ...received.says, of: received.id } } : received,
          steps,
          key,
        ),
    }),
  },
  {
    name: 'writes-status-to-previous-conversation',
    apply: (behavior) => {
      let last: string | undefined
      return {
        ...behavior,
        record: (received, steps, key) => {
          const before = last
          last = received.says?.of ?? last
          const done = behavior.record(received, steps, key)
          const { says } = received
          // The variable still has the conversation of the previous request.
          if (says && before !== undefined && before !== says.of)
            steps.environment.effects.record(
              { ...received, id: `${received.id} again`, says: { ...says, of: before } },
              { transition: (state) => state, replaces: () => true },
            )
          return done
        },
      }
    },
  },
]
