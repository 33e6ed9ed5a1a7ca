import type { Scenario } from '../model/scenario.ts'

/** Returns unique IDs: the file without its extension, and the number of the row. */
export const idsOf = (scenarios: readonly Scenario[]): readonly string[] => {
  const rows = new Map<string, number>()
  return scenarios.map(({ file, row }) => {
    const name = file.replace(/\.ya?ml$/i, '').replaceAll('\\', '/')
    if (!row) return name
    const number = (rows.get(name) ?? 0) + 1
    rows.set(name, number)
    return `${name}#${String(number)}`
  })
}

/** Which scenarios to choose from a list. */
export interface ScenarioFilter {
  readonly scenarios: readonly Scenario[]
  /**
   * Keeps scenarios whose ID, name or requirements contain this text, in which `*` matches any characters; exactly one
   * if it is an ID. Default: all.
   */
  readonly filter?: string | undefined
  /** Excludes scenarios whose ID, name or requirements contain one of these texts. */
  readonly exclude?: readonly string[] | undefined
}

const literal = (text: string): string => text.replace(/[\\^$.|?+()[\]{}]/g, '\\$&')

/** Scenarios, each with its ID at the same index. */
export interface ChosenScenarios {
  readonly scenarios: readonly Scenario[]
  readonly ids: readonly string[]
}

/** Returns the chosen scenarios with their IDs. */
export const chooseScenarios = ({ scenarios, filter, exclude = [] }: ScenarioFilter): ChosenScenarios => {
  const all = idsOf(scenarios).map((id) => id.toLowerCase())
  const isMeant = (text: string): ((index: number) => boolean) => {
    const sought = text.toLowerCase()
    if (all.includes(sought)) return (index) => all[index] === sought
    const pattern = new RegExp(sought.split('*').map(literal).join('.*'))
    return (index) => {
      const { name = '', proves = [] } = scenarios[index] ?? {}
      return [all[index] ?? '', name, ...proves].some((one) => pattern.test(one.toLowerCase()))
    }
  }
  const isWanted = filter === undefined ? () => true : isMeant(filter)
  const unwanted = exclude.map(isMeant)
  const ids = idsOf(scenarios)
  const kept = [...scenarios.keys()].filter((index) => isWanted(index) && !unwanted.some((isOut) => isOut(index)))
  return {
    scenarios: kept.flatMap((index) => scenarios[index] ?? []),
    ids: kept.flatMap((index) => ids[index] ?? []),
  }
}
