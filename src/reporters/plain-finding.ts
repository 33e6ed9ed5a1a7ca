import type { Finding, ScenarioResult } from '../scenario/model/result.ts'
import { withoutColor } from './paint.ts'
import { prettyExchange } from './pretty-exchange.ts'
import { placeText, requirementText, exchangesOf, decisiveFindings } from './wording.ts'

const PLAIN = { paint: withoutColor, width: 160 } as const

const findingText = (scenario: ScenarioResult, finding: Finding): string => {
  const { requirement, at, expected, seen, cause, fix, curl } = finding
  return [
    ...(requirement === undefined ? [] : [requirementText(requirement)]),
    `at ${placeText(at)}`,
    `expected ${expected}`,
    `seen ${seen}`,
    ...exchangesOf(scenario, finding).flatMap((exchange) => ['', ...prettyExchange(exchange, PLAIN), '']),
    ...(cause === undefined ? [] : [`likely cause: ${cause}`]),
    ...(fix === undefined ? [] : [`fix: ${fix}`]),
    ...(curl === undefined ? [] : [`resend: ${curl}`]),
  ].join('\n')
}

/** Returns everything that explains a verdict, as plain text for formats with a single field for it. */
export const explanation = (scenario: ScenarioResult): string => {
  const findings = decisiveFindings(scenario).map((finding) => findingText(scenario, finding))
  const exchanges =
    findings.length > 0
      ? []
      : scenario.exchanges.slice(-1).map((exchange) => prettyExchange(exchange, PLAIN).join('\n'))
  return [
    ...(scenario.reason === undefined ? [] : [scenario.reason]),
    ...findings,
    ...exchanges,
    `rerun: ${scenario.rerun}`,
  ].join('\n\n')
}
