import type { Defect } from './defect.ts'

/** Receivers that expect events in order. */
export const orderDefects: readonly Defect[] = [
  {
    name: 'last-arrival-wins',
    number: '61',
    explanation: 'takes whatever arrives last for the state, so that a late STARTED reopens what is finished',
    fix: 'let FINISHED be final',
    apply: (behaviour) => ({
      ...behaviour,
      transition: (before, event) => (event === 'STARTED' || event === 'FINISHED' ? event : before),
    }),
  },
  {
    name: 'crashes-on-finished-first',
    number: '62',
    explanation: 'fails with 500 when FINISHED arrives before STARTED',
    fix: 'expect any order; deliveries overtake each other',
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
    number: '+26',
    explanation: 'drops STARTED unless FINISHED came before, and thinks it has both only then',
    fix: 'have the effect of each event when it comes',
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
    number: '+27',
    explanation: 'answers 200 to a FINISHED whose STARTED it has not seen, and drops it',
    fix: 'note the interaction as finished, whether or not its start was seen',
    apply: (behaviour) => ({
      ...behaviour,
      record: (heard, steps, key) =>
        heard.event !== 'FINISHED' || steps.surroundings.effects.state(heard.id) !== null
          ? behaviour.record(heard, steps, key)
          : undefined,
    }),
  },
]
