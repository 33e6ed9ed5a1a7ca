import type { Evidence, Run, ScenarioResult } from '../scenario/model/result.ts'

/** An option that provides evidence, and what the evidence shows. */
export interface Source {
  /** The option, with a placeholder for its value. */
  readonly flag: string
  /** What it judges, or what the receiver has to offer. */
  readonly shows: string
}

const START = { flag: '--start COMMAND', shows: 'crashes, restarts and the log' } as const
const CONTROL = { flag: '--control URL', shows: 'secret rotation, clock and downtime' } as const

/** The option for each kind of evidence, the most common first; kinds from one option share its entry. */
const SOURCES: Readonly<Record<Evidence, Source>> = {
  'probe-processed': { flag: '--probe-processed URL', shows: '{"count": N}: how often an event took effect' },
  'probe-state': { flag: '--probe-state URL', shows: '{"state": …} of an interaction' },
  'probe-details': { flag: '--probe-details URL', shows: '{"details": …} stored for an interaction' },
  start: START,
  output: START,
  'control-secrets': CONTROL,
  'control-clock': CONTROL,
  'control-outage': CONTROL,
  'second-subscription': { flag: '--second-target URL', shows: 'two subscriptions with one receiver' },
  'self-uri': { flag: '--self-uri-port PORT', shows: 'what the receiver fetches from selfUri' },
  loopback: { flag: '--target http://127.0.0.1:PORT', shows: 'other host names of this machine' },
  socket: { flag: '--target URL', shows: 'connection faults, which need a socket instead of fetch' },
}

const ORDER = [...new Set(Object.values(SOURCES))]

/** Results without a verdict that the same options would judge. */
export interface UnjudgedGroup {
  /** `--probe-processed URL`; several if all are needed; undefined if no option helps. */
  readonly flag: string | undefined
  /** What the options show, or why there is no verdict. */
  readonly shows: string
  readonly scenarios: readonly ScenarioResult[]
}

/** Returns a reason without the numbers, URLs and IDs that differ between scenarios. */
const kindOfReason = (reason: string): string =>
  reason.replace(/https?:\/\/\S+/g, 'URL').replace(/[\da-f-]{8,}|\d+/gi, 'N')

/** Groups results by a key, the largest group first. */
export const bySize = <T>(items: readonly T[], keyOf: (item: T) => string): (readonly T[])[] => {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const known = groups.get(key)
    if (known) known.push(item)
    else groups.set(key, [item])
  }
  return [...groups.values()].sort((one, other) => other.length - one.length)
}

/** Returns the options that provide some kinds of evidence, each once, the most common first. */
export const sourcesOf = (missing: readonly Evidence[]): readonly Source[] => {
  const needed = new Set(missing.map((evidence) => SOURCES[evidence]))
  return ORDER.filter((source) => needed.has(source))
}

/** Returns one option with its placeholder, or the names of several. */
const flagText = (sources: readonly Source[]): string | undefined => {
  if (sources.length < 2) return sources[0]?.flag
  return sources.map(({ flag }) => flag.replace(/ [A-Z]+$/, '')).join(' and ')
}

/** Groups results without a verdict by the options that would judge them, the largest group first. */
export const groupUnjudged = ({ scenarios }: Run): readonly UnjudgedGroup[] => {
  const unjudged = scenarios.filter(({ verdict }) => verdict === 'inconclusive' || verdict === 'skipped')
  const keyOf = (scenario: ScenarioResult): string =>
    flagText(sourcesOf(scenario.missing)) ?? kindOfReason(scenario.reason ?? '')
  return bySize(unjudged, keyOf).map((group) => {
    const [first] = group
    const sources = first ? sourcesOf(first.missing) : []
    return {
      flag: flagText(sources),
      shows: (sources.length > 1 ? 'all together' : sources[0]?.shows) ?? first?.reason ?? 'no evidence',
      scenarios: group,
    }
  })
}

/** Groups errored scenarios by reason: a receiver that stopped gives all of them the same one. */
export const groupErrored = ({ scenarios }: Run): readonly (readonly ScenarioResult[])[] =>
  bySize(
    scenarios.filter(({ verdict }) => verdict === 'errored'),
    ({ reason }) => kindOfReason(reason ?? ''),
  )
