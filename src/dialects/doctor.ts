import type { DialectName } from './dialect.ts'
import { conversationRecipes, interactionRecipes, type Recipe } from './recipes.ts'

/** The usual mistake that explains a signature, and how to mend it. */
export interface Diagnosis {
  /** Stable id of the recipe. */
  readonly recipe: string
  readonly explanation: string
  readonly fix: string
}

export interface Case {
  readonly dialect: DialectName
  readonly body: Uint8Array
  readonly secret: string
  /** The value that did not match. */
  readonly signature: string
}

const found = ({ id, explanation, fix }: Recipe): Diagnosis => ({ recipe: id, explanation, fix })

/** Tries every known wrong recipe and names the first that gives exactly this value; undefined when none does. */
export const diagnose = ({ dialect, body, secret, signature }: Case): Diagnosis | undefined => {
  const given = signature.trim()
  const t = /(?:^|,)\s*t=(\d+)/.exec(given)?.[1] ?? ''
  const value = bare(given)
  const input = { body: Buffer.from(body), secret, t }
  for (const recipe of dialect === 'interactions' ? interactionRecipes : conversationRecipes) {
    if (recipe.looks?.(given) === true) return found(recipe)
    for (const wrong of recipe.compute?.(input) ?? []) if (wrong !== '' && (wrong === value || wrong.toLowerCase() === value)) return found(recipe)
  }
  return undefined
}

/** The digest without prefix and timestamp. */
const bare = (signature: string): string => signature.replace(/^.*v1=/, '').replace(/^(sha1|sha256|sha512|md5)=/i, '')
