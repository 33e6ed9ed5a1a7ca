import { FAULTS } from '../../faults/registry.ts'
import type { Scenario } from '../model/scenario.ts'

/** Wire faults that take real time, such as a body that dribbles. */
const LASTING: ReadonlySet<string> = new Set(
  FAULTS.flatMap(({ name, plane, parameters }) =>
    plane === 'wire' && Object.values(parameters).some(({ kind }) => kind === 'duration') ? [name] : [],
  ),
)

/** In which order scenarios are played, each by its place in the list. */
export interface PlayOrder {
  /** Side by side: first those that wait for a lasting fault, so that the others go on meanwhile. */
  readonly together: readonly number[]
  /** One after the other, when all others are over. */
  readonly alone: readonly number[]
}

/** Orders scenarios so that real time is waited for beside others wherever possible. */
export const playOrderOf = (scenarios: readonly Scenario[]): PlayOrder => {
  const places = [...scenarios.keys()]
  const together = places.filter((place) => !scenarios[place]?.alone)
  const lasts = (place: number): boolean => scenarios[place]?.steps.some(isLasting) ?? false
  return {
    together: [...together.filter(lasts), ...together.filter((place) => !lasts(place))],
    alone: places.filter((place) => scenarios[place]?.alone),
  }
}

const isLasting = (step: Scenario['steps'][number]): boolean =>
  'faults' in step && step.faults.some(({ fault }) => LASTING.has(fault))
