import type { Run, ScenarioResult } from './run.ts'

/** Whether a failed scenario breaks the contract: what a MUST demands always, a SHOULD when judged strictly. Without a requirement it counts as a MUST. */
export const breaksContract = ({ verdict, findings }: ScenarioResult, strict: boolean): boolean =>
  verdict === 'failed' &&
  findings.some(({ verdict: judged, requirement }) => judged === 'failed' && (requirement === undefined || requirement.level === 'MUST' || (strict && requirement.level === 'SHOULD')))

/** INTERFACE, exit codes: 0 all passed, 1 contract broken, 3 never reached, 4 nothing but inconclusive under `--strict`, 70 a fault of ours. */
export const exitCodeOf = (scenarios: readonly ScenarioResult[], { strict, reached }: { readonly strict: boolean; readonly reached: boolean }): Run['exitCode'] => {
  if (scenarios.some((result) => breaksContract(result, strict))) return 1
  if (!reached && scenarios.some(({ verdict }) => verdict === 'errored')) return 3
  if (scenarios.some(({ verdict }) => verdict === 'errored')) return 70
  const judged = scenarios.filter(({ verdict }) => verdict !== 'skipped')
  return strict && judged.length > 0 && judged.every(({ verdict }) => verdict === 'inconclusive') ? 4 : 0
}
