import type { DialectName } from './dialect.ts'
import { hmacSha1 } from './hmac.ts'
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
    for (const wrong of recipe.compute?.(input) ?? [])
      if (wrong !== '' && (wrong === value || wrong.toLowerCase() === value)) return found(recipe)
  }
  return undefined
}

/** A signature as a usual mistake would make it of a body. */
export interface WrongSignature extends Diagnosis {
  /** The whole value of the header. */
  readonly value: string
}

/** What every known mistake would take for the signature of a body; those that come out right on this body are left out. Interactions dialect. */
export const wrongSignatures = ({ body, secret }: Pick<Case, 'body' | 'secret'>): readonly WrongSignature[] => {
  const right = hmacSha1(secret, body)
  return interactionRecipes.flatMap((recipe) =>
    [...new Set(recipe.compute?.({ body: Buffer.from(body), secret, t: '' }) ?? [])]
      .filter(
        (value) => value !== '' && !/[^\x20-\x7e]/.test(value) && (value !== right || recipe.id === 'whole-header'),
      )
      .map((value): WrongSignature => ({
        ...found(recipe),
        value: recipe.id === 'whole-header' ? value : `sha1=${value}`,
      })),
  )
}

/** The digest without prefix and timestamp. */
const bare = (signature: string): string => signature.replace(/^.*v1=/, '').replace(/^(sha1|sha256|sha512|md5)=/i, '')
