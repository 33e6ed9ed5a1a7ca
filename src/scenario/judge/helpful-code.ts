import { codeOf, frameworkOf, type StackName } from '../../contract/snippets.ts'
import type { Topic } from '../../contract/topics.ts'
import { dialectOfHeaders } from '../../dialects/signature-headers.ts'
import type { DialectName } from '../../dialects/dialect.ts'
import { DEFAULT_DIALECT } from '../../dialects/registry.ts'
import type { Exchange, Finding, ScenarioResult } from '../model/result.ts'
import { stackOf } from './stack.ts'

/** Code to show for an unknown stack: it uses no framework, and reads alike in most languages. */
const NEUTRAL = { stack: 'node', topics: ['verify', 'once', 'state'] } as const satisfies {
  readonly stack: StackName
  readonly topics: readonly Topic[]
}

type Judged = Pick<Finding, 'requirement' | 'expected' | 'seen'>

/** Returns the topics of code that helps with a failure. */
export const topicsFor = ({ requirement, expected, seen }: Judged, status: number | undefined): readonly Topic[] => {
  const id = requirement?.id ?? ''
  const isAccepting = expected.startsWith('200 OK')
  if (expected.includes('stack trace')) return ['errors']
  if (status === 413) return ['limit']
  if (isAccepting && status === 415) return ['raw']
  if (id.includes('-SIG-')) return ['verify', 'raw']
  if (expected.startsWith('the state is')) return ['state']
  if (id.includes('-LIF-')) return ['once'] // an event stored before the response survives a crash
  if (expected.includes('took effect once')) return seen.includes(' 0 times') ? [] : ['once']
  if (isAccepting && (status === 401 || status === 403)) return ['verify', 'raw']
  if (isAccepting && status !== undefined && status > 200 && status < 300) return ['response']
  if (status !== undefined && (status >= 500 || status === 400 || status === 422)) return ['parse', 'read']
  return []
}

/** Returns code that helps with a failure, in the receiver's stack: at most one snippet. */
export const snippetsFor = (
  finding: Judged,
  exchange: Exchange | undefined,
  stack: StackName | undefined,
): Finding['snippets'] => {
  const outcome = exchange?.outcome
  return snippetOf(
    topicsFor(finding, outcome && 'response' in outcome ? outcome.response.status : undefined),
    exchange,
    stack,
  )
}

/** Returns a stack's code for the first topic that it covers: at most one snippet. */
export const snippetOf = (
  topics: readonly Topic[],
  exchange: Exchange | undefined,
  stack: StackName | undefined,
): Finding['snippets'] => {
  const [topic] = topics
  // Snippets come from receivers of the default dialect; others are verified differently.
  if (topic === undefined || (topics.includes('verify') && exchange && dialectOf(exchange) !== DEFAULT_DIALECT))
    return []
  if (stack === undefined && !NEUTRAL.topics.some((one) => one === topic)) return []
  const code = codeOf(stack ?? NEUTRAL.stack, stack === undefined ? [topic] : topics)
  return code === undefined ? [] : [{ framework: frameworkOf(stack ?? NEUTRAL.stack), code }]
}

const dialectOf = ({ headers }: Exchange): ReturnType<typeof dialectOfHeaders> =>
  dialectOfHeaders((header) => headers.some(([name]) => name.toLowerCase() === header.toLowerCase()))

/** Topics whose code is the same in every dialect; other snippets come from receivers of the default one. */
const OF_ANY_DIALECT: readonly Topic[] = ['limit', 'raw', 'errors', 'response']

/** Returns the results with code for each failure: for the given stack, else for the one the responses reveal. */
export const withSnippets = (
  scenarios: readonly ScenarioResult[],
  given: StackName | undefined,
  dialect: DialectName = DEFAULT_DIALECT,
): { readonly stack: StackName | undefined; readonly scenarios: readonly ScenarioResult[] } => {
  const stack = given ?? stackOf(scenarios.flatMap(({ exchanges }) => exchanges))
  return {
    stack,
    scenarios: scenarios.map((scenario) =>
      scenario.verdict === 'failed'
        ? { ...scenario, findings: scenario.findings.map((finding) => withCode(finding, scenario, stack, dialect)) }
        : scenario,
    ),
  }
}

const withCode = (
  finding: Finding,
  { exchanges }: ScenarioResult,
  stack: StackName | undefined,
  dialect: DialectName,
): Finding => {
  if (finding.verdict !== 'failed') return finding
  const exchange = exchanges.find(({ number }) => number === finding.exchange)
  const outcome = exchange?.outcome
  const topics = topicsFor(finding, outcome && 'response' in outcome ? outcome.response.status : undefined)
  const known = dialect === DEFAULT_DIALECT ? topics : topics.filter((topic) => OF_ANY_DIALECT.includes(topic))
  return { ...finding, snippets: snippetOf(known, exchange, stack) }
}
