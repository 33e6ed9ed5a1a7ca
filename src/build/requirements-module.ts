import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'

type Text = 'level' | 'sentence' | 'consequence' | 'source'

interface WrittenRequirement extends Readonly<Partial<Record<Text, string>>> {
  readonly id: string
  /** A requirement of another dialect with the same meaning; its texts are the defaults. */
  readonly like?: string
  readonly scenarios: readonly string[]
}

/** A file of spec/requirements. */
interface WrittenRequirements {
  readonly dialect: string
  /** Replacements for the events and states of another dialect's scenarios. */
  readonly shared?: {
    readonly events: Readonly<Record<string, string>>
    readonly states: Readonly<Record<string, string>>
    /** Replacements in texts for people, applied in order. */
    readonly texts: readonly (readonly [string, string])[]
    /** Texts that replace those of the scenario, by file below scenarios/. */
    readonly wording: Readonly<Record<string, Readonly<Record<string, string>>>>
  }
  readonly requirements: readonly WrittenRequirement[]
}

const TEXTS: readonly Text[] = ['level', 'sentence', 'consequence', 'source']

/** Returns the requirements of every dialect that has some, in the order of the dialects. */
export const readRequirements = (dialects: readonly string[], root: URL): readonly WrittenRequirements[] =>
  dialects.flatMap((dialect) => {
    const file = new URL(`spec/requirements/${dialect}.yaml`, root)
    return existsSync(file) ? [parse(readFileSync(file, 'utf8')) as WrittenRequirements] : []
  })

/** Returns the module of all requirements, and of the scenarios that dialects share. */
export const requirementsModule = (dialects: readonly string[], root: URL): string => {
  const files = readRequirements(dialects, root)
  const byId = new Map(files.flatMap(({ requirements }) => requirements.map((one) => [one.id, one] as const)))
  const textOf = (requirement: WrittenRequirement, text: Text): string => {
    const found = requirement[text] ?? byId.get(requirement.like ?? '')?.[text]
    if (found === undefined) throw new Error(`the requirement ${requirement.id} has no ${text}`)
    return found
  }
  const all = files.flatMap(({ dialect, requirements }) =>
    requirements.map((one) => ({
      id: one.id,
      dialect,
      ...(one.like !== undefined && { like: one.like }),
      ...Object.fromEntries(TEXTS.map((text) => [text, textOf(one, text)])),
    })),
  )
  const shared = Object.fromEntries(
    files.flatMap(({ dialect, shared: given, requirements }) => {
      if (!given) return []
      const listed = requirements.flatMap(({ scenarios }) => scenarios)
      const scenarios = [...new Set(listed)].filter((name) => !name.startsWith(`${dialect}/`)).sort()
      return [[dialect, { ...given, scenarios }]]
    }),
  )
  return (
    `\nexport const REQUIREMENTS = ${JSON.stringify(all, null, 2)} as const\n` +
    `\nexport const SHARED = ${JSON.stringify(shared, null, 2)} as const\n`
  )
}
