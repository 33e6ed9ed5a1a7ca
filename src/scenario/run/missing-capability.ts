import type { Place } from '../../kit/error.ts'
import { ControlNotOffered } from '../under-test/controls.ts'
import type { Evidence } from '../model/result.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Step } from '../model/step.ts'
import type { RunContext } from './run-context.ts'

/** What a step needs but does not have, and how to provide it. */
export interface MissingCapability {
  readonly evidence: Evidence
  readonly at: Place
  readonly expected: string
  readonly seen: string
  readonly fix: string
}

const missingForStep = (step: Step, { controls, second }: RunContext): MissingCapability | undefined => {
  const { at } = step
  if (step.kind === 'control') {
    const { control } = step.sets
    return controls[control]
      ? undefined
      : {
          evidence: `control-${control}`,
          at,
          expected: `the control ${control}`,
          seen: 'not judged: requires a control',
          fix: 'offer the control, and pass --control URL',
        }
  }
  if (step.kind !== 'publish' || second || (step.to === 'first' && step.under !== 'second')) return undefined
  return {
    evidence: 'second-subscription',
    at,
    expected: 'a second subscription of the receiver',
    seen: 'not judged: needs a second subscription',
    fix: 'pass --second-target and --second-secret',
  }
}

/** Returns why a scenario cannot run; undefined if it can. */
export const missingCapabilityOf = ({ steps }: Scenario, run: RunContext): MissingCapability | undefined => {
  for (const step of steps) {
    const missing = missingForStep(step, run)
    if (missing) return missing
  }
  return undefined
}

/** Returns the missing control behind an error; undefined for any other error. */
export const missingCapabilityIn = (error: unknown, { steps, at }: Scenario): MissingCapability | undefined => {
  if (!(error instanceof ControlNotOffered)) return undefined
  const step = steps.find((one) => one.kind === 'control' && one.sets.control === error.control)
  return {
    evidence: `control-${error.control}`,
    at: step?.at ?? at,
    expected: `the control ${error.control}`,
    seen: error.message,
    fix: 'accept a PUT for this control, and respond with 204 once the change is done',
  }
}
