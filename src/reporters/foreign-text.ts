import { createMask } from '../kit/masking/mask.ts'
import { visible } from '../kit/visible.ts'

/**
 * Makes a function that prepares text of others for an error message: without these secrets, and without what a
 * terminal would obey.
 */
export const foreignText = (secrets: readonly string[]): ((text: string) => string) => {
  const mask = createMask(secrets)
  return (text) => visible(mask(text))
}
