import type { Evidence, Run, ScenarioResult } from '../scenario/model/result.ts'

/** What gives a kind of evidence, and what it shows. */
export interface Source {
  /** The option, with what stands for its value. */
  readonly flag: string
  /** What is judged by it, and what the receiver has to offer for it. */
  readonly shows: string
}

const START = { flag: '--start COMMAND', shows: 'crashes, restarts and what it logs' } as const
const CONTROL = { flag: '--control URL', shows: 'secret rotation, its clock and downtime; takes a PUT' } as const

/** By what each kind of evidence is given, the commonest first; kinds that one option gives share its entry. */
const SOURCES: Readonly<Record<Evidence, Source>> = {
  'probe-processed': { flag: '--probe-processed URL', shows: '{"count": N}, how often an event took effect' },
  'probe-state': { flag: '--probe-state URL', shows: '{"state": …} of an interaction' },
  'probe-details': { flag: '--probe-details URL', shows: '{"details": …} that are kept of an interaction' },
  start: START,
  output: START,
  'control-secrets': CONTROL,
  'control-clock': CONTROL,
  'control-outage': CONTROL,
  'second-subscription': { flag: '--second-target URL', shows: 'two subscriptions of one receiver' },
  'self-uri': { flag: '--self-uri-port PORT', shows: 'what the receiver fetches from selfUri' },
  loopback: { flag: '--target http://127.0.0.1:PORT', shows: 'other names of this machine' },
  socket: { flag: 'a URL that listens', shows: 'faults on the connection, which fetch cannot carry' },
}

const ORDER = [...new Set(Object.values(SOURCES))]

/** Results without a verdict that the same options would bring to one. */
export interface UnjudgedGroup {
  /** `--probe-processed URL`; several where all are needed; undefined where no option helps. */
  readonly flag: string | undefined
  /** What the options show, or why there is no verdict. */
  readonly shows: string
  readonly scenarios: readonly ScenarioResult[]
}

/** A reason without the numbers, addresses and ids that tell one scenario's from another's. */
const kindOfReason = (reason: string): string =>
  reason.replace(/https?:\/\/\S+/g, 'URL').replace(/[\da-f-]{8,}|\d+/gi, 'N')

/** Groups results by a key, groups in the order of their size. */
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

/** Returns what gives some kinds of evidence, each option once, the commonest first. */
export const sourcesOf = (missing: readonly Evidence[]): readonly Source[] => {
  const needed = new Set(missing.map((evidence) => SOURCES[evidence]))
  return ORDER.filter((source) => needed.has(source))
}

/** One option with what stands for its value, or the names of several. */
const flagText = (sources: readonly Source[]): string | undefined => {
  if (sources.length < 2) return sources[0]?.flag
  return sources.map(({ flag }) => flag.replace(/ [A-Z]+$/, '')).join(' and ')
}

/** Groups what got no verdict by the options that would bring one about, the group that gains most first. */
export const groupUnjudged = ({ scenarios }: Run): readonly UnjudgedGroup[] => {
  const unjudged = scenarios.filter(({ verdict }) => verdict === 'inconclusive' || verdict === 'skipped')
  const keyOf = (scenario: ScenarioResult): string =>
    flagText(sourcesOf(scenario.missing)) ?? kindOfReason(scenario.reason ?? '')
  return bySize(unjudged, keyOf).map((group) => {
    const [first] = group
    const sources = first ? sourcesOf(first.missing) : []
    return {
      flag: flagText(sources),
      shows:
        (sources.length > 1 ? 'both together' : sources[0]?.shows) ??
        first?.reason ??
        'there is no evidence to judge by',
      scenarios: group,
    }
  })
}

/** Groups what ended in an error by its reason: a receiver that is gone fails everything for one. */
export const groupErrored = ({ scenarios }: Run): readonly (readonly ScenarioResult[])[] =>
  bySize(
    scenarios.filter(({ verdict }) => verdict === 'errored'),
    ({ reason }) => kindOfReason(reason ?? ''),
  )
