import { SHARED } from '../../contract/generated/requirements.ts'
import type { DialectName } from '../../dialects/dialect.ts'
import { DEFAULT_DIALECT } from '../../dialects/registry.ts'
import { isEventName, type EventName } from '../../events/catalogue.ts'
import { requirementsOf } from '../model/requirements.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Step } from '../model/step.ts'

/** How a dialect translates scenarios of another one, and which of them it uses. */
interface Shared {
  readonly events: Readonly<Record<string, string>>
  readonly states: Readonly<Record<string, string>>
  /** Replacements in texts for people, in order. */
  readonly texts: readonly (readonly [string, string])[]
  /** Texts that hold in this dialect instead of the scenario's, by file; not translated. */
  readonly wording: Readonly<Record<string, Partial<Pick<Scenario, 'because' | 'cause' | 'fix'>>>>
  /** Files below scenarios/, without extension. */
  readonly scenarios: readonly string[]
}

const SHARED_BY: Readonly<Partial<Record<DialectName, Shared>>> = SHARED

const shippedName = (file: string): string => file.replaceAll('\\', '/').replace(/\.ya?ml$/, '')

/**
 * Returns the built-in suite of a dialect: its own scenarios, and those of another dialect that its requirements list.
 * @param shipped with files relative to the folder of built-in scenarios
 */
export const suiteOf = (dialect: DialectName, shipped: readonly Scenario[]): readonly Scenario[] => {
  const shared = SHARED_BY[dialect]
  const listed = new Set(shared?.scenarios)
  return shipped
    .filter((scenario) => scenario.dialect === dialect || listed.has(shippedName(scenario.file)))
    .map((scenario) => ({ ...playedAs(dialect, scenario), ...shared?.wording[shippedName(scenario.file)] }))
}

/**
 * Returns a scenario translated to a dialect: its events, states, texts and requirements. A scenario without a
 * translation is returned unchanged.
 */
export const playedAs = (dialect: DialectName, scenario: Scenario): Scenario => {
  const shared = SHARED_BY[dialect]
  if (scenario.dialect === dialect || !shared || scenario.dialect !== DEFAULT_DIALECT) return scenario
  const requirements = requirementsOf(dialect)
  const proven = (id: string): string => requirements.get(id)?.id ?? id
  const translated = (text: string): string =>
    shared.texts.reduce((before, [theirs, own]) => before.replaceAll(theirs, own), text)
  const { name, because, cause, fix } = scenario
  return {
    ...scenario,
    dialect,
    name: translated(name),
    because: because && translated(because),
    cause: cause && translated(cause),
    fix: fix && translated(fix),
    proves: scenario.proves.map(proven),
    steps: scenario.steps.map((step) => {
      const played = playedStep(step, shared)
      return 'proves' in played && played.proves !== undefined ? { ...played, proves: proven(played.proves) } : played
    }),
  }
}

const playedStep = (step: Step, { events, states }: Shared): Step => {
  const eventFor = (event: EventName): EventName => {
    const own = events[event] ?? event
    return isEventName(own) ? own : event
  }
  if (step.kind === 'publish') return { ...step, event: eventFor(step.event) }
  if (step.kind !== 'probe') return step
  const { asks } = step
  if (asks.probe === 'state')
    return { ...step, asks: { ...asks, state: asks.state === null ? null : (states[asks.state] ?? asks.state) } }
  return asks.probe === 'processed' && asks.event !== undefined
    ? { ...step, asks: { ...asks, event: eventFor(asks.event) } }
    : step
}

/** Returns the dialect of some scenarios; the default one if they differ or there are none. */
export const dialectOfAll = (scenarios: readonly Scenario[]): DialectName => {
  const [first, ...others] = new Set(scenarios.map(({ dialect }) => dialect))
  return first !== undefined && others.length === 0 ? first : DEFAULT_DIALECT
}
