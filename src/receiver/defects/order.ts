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
      record: (heard, steps, key) => {
        if (heard.event === 'FINISHED' && steps.surroundings.effects.state(heard.id) === null)
          throw new TypeError('no interaction to finish')
        return behavior.record(heard, steps, key)
      },
    }),
  },
  {
    name: 'drops-started-without-finished',
    apply: (behavior) => ({
      ...behavior,
      record: (heard, steps, key) =>
        heard.event === 'FINISHED' || steps.surroundings.effects.state(heard.id) === 'FINISHED'
          ? behavior.record(heard, steps, key)
          : undefined,
    }),
  },
  {
    name: 'drops-finished-without-started',
    apply: (behavior) => ({
      ...behavior,
      record: (heard, steps, key) =>
        heard.event !== 'FINISHED' || steps.surroundings.effects.state(heard.id) !== null
          ? behavior.record(heard, steps, key)
          : undefined,
    }),
  },
]
