import type { ScenarioResult } from '../scenario/model/result.ts'

export interface Folder {
  readonly name: string
  readonly scenarios: readonly ScenarioResult[]
}

/** Returns the folder of a scenario, by its ID; `scenarios` for one without a folder. */
export const folderNameOf = (id: string): string => (id.includes('/') ? id.slice(0, id.lastIndexOf('/')) : 'scenarios')

/** Groups scenarios by folder, folders and scenarios in the order of the run. */
export const byFolder = (scenarios: readonly ScenarioResult[]): Folder[] => {
  const folders = new Map<string, ScenarioResult[]>()
  for (const scenario of scenarios) {
    const name = folderNameOf(scenario.id)
    const known = folders.get(name)
    if (known) known.push(scenario)
    else folders.set(name, [scenario])
  }
  return [...folders].map(([name, members]) => ({ name, scenarios: members }))
}
