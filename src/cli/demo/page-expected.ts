import type { Values } from '../options/option.ts'
import type { demo } from '../options/demo.ts'

/**
 * Returns whether somebody is likely to open the page, so that the first act should wait: pipes, terminal output and
 * programs do not open it.
 */
export const isPageExpected = (
  { json, terminal, open, present }: Pick<Values<typeof demo>, 'json' | 'terminal' | 'open' | 'present'>,
  isTerminal: boolean,
): boolean => open || present || (isTerminal && !json && !terminal)
