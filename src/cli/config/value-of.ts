import type { Document } from 'yaml'

/**
 * Returns the value of a node. One that has none (an alias without its anchor, aliases that stand for more and more,
 * nesting without end) is reported to `wrong`.
 */
export const valueOf = (
  node: unknown,
  document: Document.Parsed,
  wrong: (message: string, hint: string) => void,
): unknown => {
  try {
    return (node as { toJS(document: unknown): unknown } | null)?.toJS(document)
  } catch (error) {
    if (error instanceof RangeError) wrong('the value is nested too deeply', 'write it without nesting')
    else if (error instanceof ReferenceError)
      wrong(
        'an alias stands for nothing, or for too much',
        'define each anchor (&name) before its alias (*name), or write the value out',
      )
    else throw error
    return undefined
  }
}
