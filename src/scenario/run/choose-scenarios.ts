import { suggest } from '../../kit/suggest.ts'
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

/** Returns every sequence of `length` words in an ID, a folder or a name. */
const sequencesIn = (text: string, length: number): string[] => {
  const words = [...text.matchAll(/[^-/\s#]+/g)]
  return words.slice(0, words.length - length + 1).map(({ index }, at) => {
    const last = words[at + length - 1]
    return text.slice(index, (last?.index ?? index) + (last?.[0].length ?? 0))
  })
}

/** Returns the ID, folder, requirement or words of a scenario that a filter without a match probably meant. */
export const nearestFilter = (filter: string, scenarios: readonly Scenario[]): string | undefined => {
  const ids = idsOf(scenarios)
  const whole = [...ids, ...ids.map((id) => id.replace(/\/[^/]*$/, '/')), ...scenarios.flatMap(({ proves }) => proves)]
  const length = filter.split(/[-/\s#]+/).filter((word) => word !== '').length
  const parts = [...ids, ...scenarios.map(({ name }) => name)].flatMap((text) => sequencesIn(text, length))
  return suggest(filter, [...new Set(whole)]) ?? suggest(filter, [...new Set(parts)])
}
