import type { DefectiveBehavior } from './defect.ts'

/** Receivers that expect events in order. */
export const orderDefects: readonly DefectiveBehavior[] = [
  {
    name: 'last-arrival-wins',
    apply: (behavior) => ({
      ...behavior,
      transition: (before, event) => (event === 'STARTED' || event === 'FINISHED' ? event : before),
    }),
  },
  {
    name: 'crashes-on-finished-first',
    apply: (behavior) => ({
      ...behavior,
      record: (received, steps, key) => {
        if (received.event === 'FINISHED' && steps.environment.effects.state(received.id) === null)
          throw new TypeError('no interaction to finish')
        return behavior.record(received, steps, key)
      },
    }),
  },
  {
    name: 'drops-started-without-finished',
    apply: (behavior) => ({
      ...behavior,
      record: (received, steps, key) =>
        received.event === 'FINISHED' || steps.environment.effects.state(received.id) === 'FINISHED'
          ? behavior.record(received, steps, key)
          : undefined,
    }),
  },
  {
    name: 'drops-finished-without-started',
    apply: (behavior) => ({
      ...behavior,
      record: (received, steps, key) =>
        received.event !== 'FINISHED' || steps.environment.effects.state(received.id) !== null
          ? behavior.record(received, steps, key)
          : undefined,
    }),
  },
]
