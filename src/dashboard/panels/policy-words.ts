/** Returns the parts of the current policy: `fixed(2s, attempts=5, jitter=0)`. */
const partsOf = (
  spelled: string,
): { readonly kind: string; readonly given: readonly string[]; readonly named: ReadonlyMap<string, string> } => {
  const [, kind = '', inside = ''] = /^([\w-]+)\((.*)\)$/.exec(spelled) ?? []
  const parts = inside.split(/,\s*/).filter((part) => part !== '')
  const named = parts.flatMap((part) => {
    const [name = '', value] = part.split('=')
    return value === undefined ? [] : [[name, value] as const]
  })
  return { kind, given: parts.filter((part) => !part.includes('=')), named: new Map(named) }
}

const spaced = (duration: string): string => duration.replace(/(\d)([a-z])/g, '$1 $2')

/** Returns the current retry policy in a few words: `5 retries, 2 s apart`. */
export const policyWords = (spelled: string): string => {
  const { kind, given, named } = partsOf(spelled)
  const attempts = Number(named.get('attempts'))
  if (!Number.isInteger(attempts)) return spelled
  if (attempts === 0) return 'no retries'
  const retries = attempts === 1 ? '1 retry' : `${String(attempts)} retries`
  const [first = ''] = given
  if (kind === 'fixed' && first !== '')
    return attempts === 1 ? `${retries}, after ${spaced(first)}` : `${retries}, ${spaced(first)} apart`
  if (kind === 'list' && given.length > 0) return `${retries}, after ${given.map(spaced).join(', ')}`
  const base = named.get('base') ?? given[0]
  return kind === 'exponential' && base !== undefined
    ? `${retries}, from ${spaced(base)} on, each later than the last`
    : `${retries} (${kind})`
}
