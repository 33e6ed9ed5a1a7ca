import type { DefectiveBehaviour } from './defect.ts'

/** Receivers that expect events in order. */
export const orderDefects: readonly DefectiveBehaviour[] = [
  {
    name: 'last-arrival-wins',
    apply: (behaviour) => ({
      ...behaviour,
      transition: (before, event) => (event === 'STARTED' || event === 'FINISHED' ? event : before),
    }),
  },
  {
    name: 'crashes-on-finished-first',
    apply: (behaviour) => ({
      ...behaviour,
      record: (heard, steps, key) => {
        if (heard.event === 'FINISHED' && steps.surroundings.effects.state(heard.id) === null)
          throw new TypeError('there is no interaction to finish')
        return behaviour.record(heard, steps, key)
      },
    }),
  },
  {
    name: 'waits-for-both-events',
    apply: (behaviour) => ({
      ...behaviour,
      record: (heard, steps, key) =>
        heard.event === 'FINISHED' || steps.surroundings.effects.state(heard.id) === 'FINISHED'
          ? behaviour.record(heard, steps, key)
          : undefined,
    }),
  },
  {
    name: 'drops-finished-without-started',
    apply: (behaviour) => ({
      ...behaviour,
      record: (heard, steps, key) =>
        heard.event !== 'FINISHED' || steps.surroundings.effects.state(heard.id) !== null
          ? behaviour.record(heard, steps, key)
          : undefined,
    }),
  },
]
