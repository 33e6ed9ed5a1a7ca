import { isHex } from '../kit/hex.ts'
import type { DialectFacts, DialectName } from './dialect.ts'
import { splitSignature } from './signature-headers.ts'
import { digestOf } from './hmac.ts'
import { OTHER_PRODUCT } from './other-product.ts'
import type { Recipe } from './recipes/recipe.ts'
import { DIALECT_NAMES, DIALECTS, dialectsBeside } from './registry.ts'

/** The common mistake that explains a signature, and how to fix it. */
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

/** Returns the header of a dialect and the events that it is sent for. */
const reading = ({ signature, about }: DialectFacts): string => `${signature.header} for ${about}`

/** Returns the mistake of reading the header of another dialect, for each of them. */
const otherDialects = (dialect: DialectName, others: readonly DialectName[]): readonly Recipe[] =>
  others.map((name) => {
    const { prefix, format } = DIALECTS[name].signature
    return {
      id: 'other-dialect',
      explanation: `it belongs to the ${name} dialect (${format({ t: '…', digest: '…' })})`,
      fix: `read ${reading(DIALECTS[dialect])}, ${reading(DIALECTS[name])}`,
      looks: (value) => prefix.test(value) && !DIALECTS[dialect].signature.prefix.test(value),
    }
  })

/** Returns the recipes to try on a signature of a dialect, in order. */
export const recipesOf = (dialect: DialectName): readonly Recipe[] => {
  // A receiver of two dialects of one product is the most likely to mix them up.
  const beside = dialectsBeside(dialect)
  return [
    ...otherDialects(
      dialect,
      beside.filter((name) => name !== dialect),
    ),
    ...DIALECTS[dialect].recipes,
    ...otherDialects(
      dialect,
      DIALECT_NAMES.filter((name) => !beside.includes(name)),
    ),
  ]
}

/** Returns the first known mistake that produces exactly this signature; undefined if no mistake does. */
export const diagnose = ({ dialect, body, secret, signature }: Case): Diagnosis | undefined => {
  const given = signature.trim()
  const [, t = ''] = /(?:^|,)\s*t=(\d+)/.exec(given) ?? []
  const { digest } = splitSignature(given)
  const input = { body: Buffer.from(body), secret, t }
  for (const recipe of recipesOf(dialect)) {
    if (recipe.looks?.(given) === true) return found(recipe)
    for (const wrong of recipe.compute?.(input) ?? [])
      if (wrong !== '' && (wrong === digest || (isHex(digest) && wrong === digest.toLowerCase()))) return found(recipe)
  }
  return undefined
}

/** A signature that a common mistake would produce for a body. */
export interface WrongSignature extends Diagnosis {
  /** The whole value of the header. */
  readonly value: string
}

/**
 * Returns the signature that each known mistake would produce for a body whose correct signature is `signature`, except
 * mistakes that produce the correct one for this body.
 */
export const wrongSignatures = ({ dialect, body, secret, signature }: Case): readonly WrongSignature[] => {
  const form = DIALECTS[dialect].signature
  const parsed = form.parse(signature)
  const t = 't' in parsed ? parsed.t : ''
  const right = digestOf(form, secret, body, t)
  return DIALECTS[dialect].recipes.flatMap((recipe) =>
    [...new Set(recipe.compute?.({ body: Buffer.from(body), secret, t }) ?? [])]
      .filter((digest) => digest !== '' && !/[^\x20-\x7e]/.test(digest) && (digest !== right || recipe.isBare === true))
      .map((digest) => ({
        ...found(recipe),
        value: recipe.isBare === true ? digest : form.format({ t, digest }),
      })),
  )
}

/**
 * Returns the mistake of reading the signature header of another product; undefined for a dialect of that product.
 */
export const otherHeader = (dialect: DialectName): Diagnosis | undefined => {
  const { header, hash, digest } = DIALECTS[dialect].signature
  if (header === OTHER_PRODUCT.header) return undefined
  const written = digest.encoding === 'hex' ? 'as hexadecimal digits' : 'as base64'
  return {
    recipe: 'other-header',
    explanation: `the receiver reads ${OTHER_PRODUCT.header}, the header of ${OTHER_PRODUCT.product}`,
    fix: `read ${header} and verify HMAC-${hash.toUpperCase()} ${written}`,
  }
}
