import type { Recipe, RecipeInput } from './recipe.ts'

const toHex = (digest: string): string => Buffer.from(digest, 'base64').toString('hex')

const urlSafe = (digest: string): string => digest.replaceAll('+', '-').replaceAll('/', '_')

/** Mistakes in the encoding of a base64 digest. `digest` returns the correct one. */
export const base64Recipes = (digest: (input: RecipeInput) => string): readonly Recipe[] => [
  {
    id: 'hex-digest',
    explanation: 'the digest was encoded as hexadecimal digits, as GitHub and Meta do',
    fix: 'encode it in base64: digest("base64")',
    compute: (input) => [toHex(digest(input))],
  },
  {
    id: 'url-safe-base64',
    explanation: 'the digest was encoded in URL-safe base64, or without padding',
    fix: 'use standard base64 with "+", "/" and padding: digest("base64")',
    compute(input) {
      const right = digest(input)
      return [right, urlSafe(right)].flatMap((text) => [text, text.replace(/=+$/, '')]).filter((text) => text !== right)
    },
  },
  {
    id: 'digest-case',
    explanation: 'the digest was converted to lower or upper case, but base64 is case-sensitive',
    fix: 'do not change the case of the header value; only its name is case-insensitive',
    compute: (input) => [digest(input).toLowerCase(), digest(input).toUpperCase()],
  },
  {
    id: 'base64-of-hex',
    explanation: 'the hexadecimal digits of the digest were encoded in base64, instead of its bytes',
    fix: 'encode the bytes of the digest: digest("base64")',
    compute: (input) => [Buffer.from(toHex(digest(input))).toString('base64')],
  },
]
