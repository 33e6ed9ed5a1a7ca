import { createMask, type Mask } from '../kit/masking/mask.ts'
import { visible, visibleLine } from '../kit/visible.ts'

/** Makes foreign text safe for a field of a line: one line, with control characters escaped. */
export const field = (text: string): string => visibleLine(text)

/** Secrets given to this process; no error shows them, even when it quotes another program. */
const secrets = new Set<string>()
let hide: Mask | undefined

/** Registers a secret to be masked by {@link quoteLines}. */
export const registerSecret = (secret: string): void => {
  secrets.add(secret)
  hide = undefined
}

/**
 * Makes foreign text of several lines safe for standard error: masks secrets, escapes control characters, and breaks
 * workflow commands of GitHub Actions.
 */
export const quoteLines = (text: string): string =>
  visible((hide ??= createMask([...secrets]))(text)).replace(/^(\s*)::/gm, '$1\\x3a:')
