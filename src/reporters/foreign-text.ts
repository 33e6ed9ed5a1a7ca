import { createMask } from '../kit/masking/mask.ts'
import { visible } from '../kit/visible.ts'

/**
 * Returns a function that makes foreign text safe for an error message: it masks secrets and escapes control
 * characters.
 */
export const foreignText = (secrets: readonly string[]): ((text: string) => string) => {
  const mask = createMask(secrets)
  return (text) => visible(mask(text))
}
