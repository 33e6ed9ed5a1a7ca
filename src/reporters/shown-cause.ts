import type { Cause, DefectMatch, Exchange, Finding, Run, ScenarioResult } from '../scenario/model/result.ts'

/** A cause, with the results that it explains. */
export interface ShownCause {
  readonly cause: Cause
  readonly scenarios: readonly ScenarioResult[]
  /** The simplest failure with this cause; undefined if the run does not contain it. */
  readonly example: { readonly scenario: ScenarioResult; readonly finding: Finding } | undefined
  readonly exchange: Exchange | undefined
}

/** Returns the causes of a run with the scenarios they explain, in order. */
export const shownCauses = ({ causes, scenarios }: Run): readonly ShownCause[] => {
  const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]))
  return causes.map((cause) => {
    const scenario = byId.get(cause.example.scenario)
    const finding = scenario?.findings[cause.example.finding]
    return {
      cause,
      scenarios: cause.scenarios.flatMap((id) => byId.get(id) ?? []),
      example: scenario && finding && { scenario, finding },
      exchange: scenario?.exchanges.find(({ number }) => number === finding?.exchange),
    }
  })
}

/** Returns failed results without a cause. */
export const unexplained = ({ causes, scenarios }: Run): readonly ScenarioResult[] => {
  const explained = new Set(causes.flatMap((cause) => cause.scenarios))
  return scenarios.filter(({ id, verdict }) => verdict === 'failed' && !explained.has(id))
}

/**
 * Returns the known defect that a receiver behaves like; undefined if the evidence names a cause, which is more
 * precise.
 */
export const shownLikeness = ({ causes, likenesses }: Run): DefectMatch | undefined =>
  causes.some(({ cause }) => cause !== undefined) ? undefined : likenesses[0]
