import { createMask, type Mask } from '../kit/masking/mask.ts'
import { visible, visibleLine } from '../kit/visible.ts'

/** What comes from outside as one field of a line: on one line, and nothing in it is obeyed by a terminal. */
export const field = (text: string): string => visibleLine(text)

/**
 * What was given to this process as a secret: no error shows it, not even one that quotes the output of another
 * program.
 */
const secrets = new Set<string>()
let hide: Mask | undefined

/** Remembers a secret for {@link quoteLines}. */
export const keepSecret = (secret: string): void => {
  secrets.add(secret)
  hide = undefined
}

/**
 * Text of several lines that holds what others wrote, such as a value that was given or the output of a process, for
 * standard error: secrets are hidden, nothing in it is obeyed by a terminal, and no line of it begins as a workflow
 * command of GitHub Actions does.
 */
export const quoteLines = (text: string): string =>
  visible((hide ??= createMask([...secrets]))(text)).replace(/^(\s*)::/gm, '$1\\x3a:')
