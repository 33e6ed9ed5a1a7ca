import type { Recipe, RecipeInput } from './recipe.ts'

const toHex = (digest: string): string => Buffer.from(digest, 'base64').toString('hex')

const urlSafe = (digest: string): string => digest.replaceAll('+', '-').replaceAll('/', '_')

/** Mistakes about how a digest is written where base64 is the rule. `digest` is the right one. */
export const base64Recipes = (digest: (input: RecipeInput) => string): readonly Recipe[] => [
  {
    id: 'hex-digest',
    explanation: 'the digest was written in hexadecimal digits, as GitHub and Meta write it',
    fix: 'write it in base64: digest("base64")',
    compute: (input) => [toHex(digest(input))],
  },
  {
    id: 'url-safe-base64',
    explanation: 'the digest was written in the URL-safe alphabet of base64, or without padding',
    fix: 'use standard base64 with "+", "/" and padding: digest("base64")',
    compute(input) {
      const right = digest(input)
      return [right, urlSafe(right)].flatMap((text) => [text, text.replace(/=+$/, '')]).filter((text) => text !== right)
    },
  },
  {
    id: 'digest-case',
    explanation: 'the digest was changed to lower or upper case, which base64 tells apart',
    fix: 'leave the value of the header as it is; only its name has no case',
    compute: (input) => [digest(input).toLowerCase(), digest(input).toUpperCase()],
  },
  {
    id: 'base64-of-hex',
    explanation: 'the hexadecimal digits of the digest were written in base64, instead of its bytes',
    fix: 'encode the bytes of the digest: digest("base64")',
    compute: (input) => [Buffer.from(toHex(digest(input))).toString('base64')],
  },
]
