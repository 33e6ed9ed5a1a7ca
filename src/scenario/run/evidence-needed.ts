import type { Evidence } from '../model/result.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Step } from '../model/step.ts'

const neededBy = (step: Step): readonly Evidence[] => {
  switch (step.kind) {
    case 'probe':
      return [`probe-${step.asks.probe}`]
    case 'control':
      return [`control-${step.sets.control}`]
    case 'log':
      return ['output']
    case 'self-uri':
      return ['self-uri']
    case 'publish':
      return step.to === 'first' && step.under !== 'second' ? [] : ['second-subscription']
    default:
      return []
  }
}

/** Returns the evidence that a scenario needs, each kind once. */
export const evidenceNeeded = ({ needs, steps }: Scenario): readonly Evidence[] => [
  ...new Set<Evidence>([...needs, ...steps.flatMap(neededBy)]),
]
