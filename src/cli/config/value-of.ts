import type { Document } from 'yaml'

/**
 * Returns the value of a node. Calls `wrong` for a node without one: an alias without its anchor, or with too many
 * values or too deep nesting.
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
        'an alias has no anchor, or expands to too many values',
        'define each anchor (&name) before its alias (*name), or write out the value',
      )
    else throw error
    return undefined
  }
}
