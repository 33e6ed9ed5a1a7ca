import { WIRE_FAULTS } from '../../faults/registry.ts'
import type { Evidence, ScenarioResult } from '../model/result.ts'
import type { Need, Scenario } from '../model/scenario.ts'
import { missingFinding } from './findings.ts'
import { missingCapabilityOf } from './missing-capability.ts'
import type { RunOptions } from './run-options.ts'
import type { RunContext } from './run-context.ts'

/** Whether a run provides a need of a scenario. */
const HAS = {
  'probe-processed': ({ probes }) => probes.processed !== undefined,
  'probe-state': ({ probes }) => probes.state !== undefined,
  'probe-details': ({ probes }) => probes.details !== undefined,
  start: ({ life }) => life !== undefined,
  // The other host name needs plain HTTP on this machine.
  loopback: ({ target, fetch }) =>
    fetch === undefined && /^http:\/\/(localhost|127\.[\d.]+|\[::1\])[:/?#]/i.test(new URL(target).href),
} as const satisfies Readonly<Record<Need, (run: RunContext) => boolean>>

const actsOnWire = ({ steps }: Scenario): boolean =>
  steps.some((step) => 'faults' in step && step.faults.some(({ fault }) => WIRE_FAULTS.has(fault)))

/** Returns why a scenario is skipped; undefined if it is not. */
const whySkipped = (
  scenario: Scenario,
  missing: readonly Need[],
  { receiver, fetch }: Pick<RunOptions, 'receiver' | 'fetch'>,
): { readonly reason: string; readonly missing: readonly Evidence[] } | undefined => {
  if (missing.includes('start'))
    return {
      reason: receiver
        ? 'it kills, pauses and restarts the receiver, which is not supported for a receiver that is started like ' +
          'this, nor on Windows'
        : 'it stops and restarts the receiver, which needs --start',
      missing: ['start'],
    }
  if (missing.includes('loopback'))
    return {
      reason: 'it uses another host name of this machine, but the target is not an http: URL of this machine',
      missing: ['loopback'],
    }
  if (fetch && actsOnWire(scenario))
    return { reason: 'its faults act on the connection, which needs a URL instead of fetch', missing: ['socket'] }
  return undefined
}

/** Returns the result of a scenario that cannot run; undefined if it can. */
export const reasonNotToRun = (
  scenario: Scenario,
  base: ScenarioResult,
  options: RunOptions,
  run: RunContext,
): ScenarioResult | undefined => {
  const missing = scenario.needs.filter((need) => !HAS[need](run))
  const skipped = whySkipped(scenario, missing, options)
  if (skipped !== undefined) return { ...base, verdict: 'skipped', reason: skipped.reason, missing: skipped.missing }
  if (missing.length > 0) {
    const flags = missing.map((need) => `--${need}`).join(' and ')
    return { ...base, verdict: 'inconclusive', reason: `it needs ${flags}`, missing }
  }
  const capability = missingCapabilityOf(scenario, run)
  return (
    capability && {
      ...base,
      verdict: 'inconclusive',
      reason: `${capability.seen}; ${capability.fix}`,
      missing: [capability.evidence],
      findings: [missingFinding(capability, base)],
    }
  )
}
