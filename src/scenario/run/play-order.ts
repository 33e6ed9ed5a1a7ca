import { FAULTS } from '../../faults/registry.ts'
import type { Scenario } from '../model/scenario.ts'

/** Wire faults that take real time, such as a slow body. */
const LASTING: ReadonlySet<string> = new Set(
  FAULTS.flatMap(({ name, plane, parameters }) =>
    plane === 'wire' && Object.values(parameters).some(({ kind }) => kind === 'duration') ? [name] : [],
  ),
)

/** The order in which scenarios run, by index. */
export interface PlayOrder {
  /** Concurrently: first those with lasting faults, so that others run meanwhile. */
  readonly together: readonly number[]
  /** In sequence, after all others. */
  readonly alone: readonly number[]
}

/** Orders scenarios so that real-time waits overlap with other scenarios where possible. */
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
