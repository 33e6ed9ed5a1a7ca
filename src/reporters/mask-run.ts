import type { HeaderLine } from '../dialects/dialect.ts'
import type { Preflight } from '../scenario/model/first-delivery.ts'
import type { Exchange, Finding, Run, ScenarioResult } from '../scenario/model/result.ts'
import { clipBody, DEFAULT_BODIES, keptExchanges, type Bodies, type Clipped } from './clip-body.ts'
import { credentialsOf, isCredentialHeader } from './credentials.ts'
import { isObject } from '../kit/json-object.ts'
import { createMask, MASKED, type Mask } from '../kit/masking/mask.ts'

declare const masked: unique symbol

/** A run that is safe to show. Only `maskRun` creates one, so no format can receive a secret. */
export type MaskedRun = Run & { readonly secrets: readonly []; readonly [masked]: true }

const CREDENTIAL_OPTION =
  /((?:-H|--header)[ =]?(["'])(?:proxy-authorization|authorization|cookie|x-api-key)\s*:\s*)(?:'\\''|(?!\2).)*/gis

/** Fields with fixed values: they cannot contain a secret, and renderers branch on them. */
const VOCABULARY = new Set(['verdict', 'level', 'policy', 'kind', 'phase', 'tool', 'startedAt', 'confidence'])

/** The longest command, in characters, in a report with clipped bodies. */
const MAX_COMMAND_CHARACTERS = 4096

/** Masks for text, and for bytes encoded in base64. */
interface Masks {
  readonly text: Mask
  readonly base64: Mask
  readonly bodies: Bodies
}

/** How many masked texts are cached, and up to which length: titles, header values and responses repeat. */
const [REMEMBERED, LONGEST_REMEMBERED] = [20_000, 16_384]

const remembering = (mask: Mask): Mask => {
  const known = new Map<string, string>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const shown = mask(text)
    if (known.size < REMEMBERED && text.length <= LONGEST_REMEMBERED) known.set(text, shown)
    return shown
  }
}

/** Creates the masks; the mask for bytes treats each byte as one character. */
const createMasks = (secrets: readonly string[], bodies: Bodies): Masks => {
  const text = remembering(createMask(secrets))
  let bytes: Mask | undefined
  const inBytes = (given: string): string =>
    (bytes ??= createMask([...secrets, ...secrets.map((secret) => Buffer.from(secret).toString('latin1'))]))(given)
  return {
    bodies,
    text,
    base64: (given) =>
      text(Buffer.from(inBytes(Buffer.from(given, 'base64').toString('latin1')), 'latin1').toString('base64')),
  }
}

/** Masks a header; the signature is evidence and stays, unless it contains a secret. */
const maskHeader = ([name, value]: HeaderLine, { text }: Masks): HeaderLine => [
  text(name),
  isCredentialHeader(name) ? MASKED : text(value),
]

const maskMember = (key: string, value: unknown, masks: Masks): unknown => {
  if (VOCABULARY.has(key)) return value
  if (key === 'curl' && typeof value === 'string') return masks.text(value.replace(CREDENTIAL_OPTION, `$1${MASKED}`))
  return maskDeeply(value, masks)
}

const maskDeeply = (value: unknown, masks: Masks): unknown => {
  if (typeof value === 'string') return masks.text(value)
  if (Array.isArray(value)) return value.map((item) => maskDeeply(item, masks))
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, maskMember(key, member, masks)]))
  return value
}

const maskBody = (body: Exchange['body'], masks: Masks): Exchange['body'] & { readonly clipped?: Clipped } => {
  if (masks.bodies === 'full')
    return 'text' in body ? { text: masks.text(body.text) } : { base64: masks.base64(body.base64) }
  if ('text' in body) return clipBody(body.text, masks.text, 'utf8')
  const { text, ...rest } = clipBody(body.base64, masks.base64, 'base64')
  return { base64: text, ...rest }
}

const maskOutcome = (outcome: Exchange['outcome'], masks: Masks): Exchange['outcome'] => {
  if (!('response' in outcome))
    return outcome.kind === 'unreachable' ? { ...outcome, detail: masks.text(outcome.detail) } : outcome
  const { reason, headers, body = '' } = outcome.response
  const { text, ...clipped } = masks.bodies === 'full' ? { text: masks.text(body) } : clipBody(body, masks.text, 'utf8')
  const lines = Object.entries(headers).map((line) => maskHeader(line, masks))
  return {
    ...outcome,
    response: {
      ...outcome.response,
      reason: masks.text(reason),
      headers: Object.fromEntries(lines),
      ...(outcome.response.body !== undefined && { body: text, ...clipped }),
    },
  }
}

const maskExchange = (exchange: Exchange, masks: Masks): Exchange => ({
  ...exchange,
  what: masks.text(exchange.what),
  url: masks.text(exchange.url),
  headers: exchange.headers.map((line) => maskHeader(line, masks)),
  body: maskBody(exchange.body, masks),
  outcome: maskOutcome(exchange.outcome, masks),
  faults: exchange.faults.map(masks.text),
  ...(exchange.command !== undefined && { command: masks.text(exchange.command) }),
})

const maskFinding = (finding: Finding, masks: Masks): Finding => {
  if (masks.bodies === 'full') return maskDeeply(finding, masks) as Finding
  const { curl } = finding
  return maskDeeply(
    {
      ...finding,
      // The scenario lists its requirements, and the texts repeat the values.
      ...(finding.verdict === 'passed' && { requirement: undefined, check: undefined }),
      curl: (curl?.length ?? 0) > MAX_COMMAND_CHARACTERS ? undefined : curl,
    },
    masks,
  ) as Finding
}

const maskPreflight = ({ exchange, outcome, diagnosis, tried }: Preflight, masks: Masks): Preflight => ({
  outcome,
  diagnosis: maskDeeply(diagnosis, masks) as typeof diagnosis,
  tried: maskDeeply(tried, masks) as typeof tried,
  exchange: maskExchange(exchange, masks),
})

/** Defines a field that is computed on first read, and keeps its position. */
const lazily = <T extends object, K extends keyof T>(target: T, key: K, make: () => T[K]): void => {
  let made: { readonly value: T[K] } | undefined
  Object.defineProperty(target, key, { enumerable: true, get: () => (made ??= { value: make() }).value })
}

/** Masks a scenario lazily: formats do not read most fields of passed scenarios. */
const maskScenario = (scenario: ScenarioResult, masks: Masks): ScenarioResult => {
  const kept = masks.bodies === 'full' ? scenario.exchanges : keptExchanges(scenario)
  const leftOut = scenario.exchanges.length - kept.length
  const shown = { ...scenario, ...(leftOut > 0 && { leftOut }) }
  for (const key of MASKED_LATE) lazily(shown, key, () => maskDeeply(scenario[key], masks) as never)
  lazily(shown, 'findings', () => scenario.findings.map((finding) => maskFinding(finding, masks)))
  lazily(shown, 'exchanges', () => kept.map((exchange) => maskExchange(exchange, masks)))
  return shown
}

/** Fields of a scenario with foreign text; all others have fixed values or are numbers. */
const MASKED_LATE = [
  'id',
  'name',
  'file',
  'at',
  'because',
  'requirements',
  'reason',
  'missing',
  'rerun',
] as const satisfies readonly (keyof ScenarioResult)[]

/** Several formats show the same run, which is masked once. */
const known: Readonly<Record<Bodies, WeakMap<Run, MaskedRun>>> = { full: new WeakMap(), clipped: new WeakMap() }

/**
 * Masks every secret and credential header in a run, and drops its list of secrets. Long bodies are clipped unless
 * `bodies` is `full`.
 */
export const maskRun = (run: Run, bodies: Bodies = DEFAULT_BODIES): MaskedRun => {
  let shown = known[bodies].get(run)
  if (!shown) {
    const { secrets, ...rest } = run
    const masks = createMasks([...secrets, ...credentialsOf(run)], bodies)
    shown = {
      ...(maskDeeply({ ...rest, scenarios: [], preflight: undefined }, masks) as typeof rest),
      preflight: rest.preflight && maskPreflight(rest.preflight, masks),
      scenarios: rest.scenarios.map((scenario) => maskScenario(scenario, masks)),
      secrets: [],
    } as unknown as MaskedRun
    known[bodies].set(run, shown)
  }
  return shown
}
