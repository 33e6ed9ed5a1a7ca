/** Questions to a probe at once. */
const MAX_QUESTIONS_AT_ONCE = 16

/**
 * What a probe says of each of several interactions, in words: of all the same, or of the first that differs from what
 * is wanted.
 */
export interface SaidOfEach<T> {
  readonly text: string
  readonly ok: boolean
  /** What was said of those that differ. */
  readonly others: readonly T[]
}

/** Asks a probe for each of several interactions. */
export const askEach = async <T>(
  ids: readonly string[],
  ask: (id: string) => Promise<T>,
  wanted: T,
  say: (value: T) => string,
): Promise<SaidOfEach<T>> => {
  const said: { readonly id: string; readonly value: T }[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: MAX_QUESTIONS_AT_ONCE }, async () => {
      for (let id = ids[next++]; id !== undefined; id = ids[next++]) said.push({ id, value: await ask(id) })
    }),
  )
  const others = said.filter(({ value }) => value !== wanted)
  const [first] = others
  if (ids.length === 1)
    return { text: say(first ? first.value : wanted), ok: !first, others: others.map(({ value }) => value) }
  const text = first
    ? `of ${String(others.length)} of ${String(ids.length)} interactions ` +
      `${[...new Set(others.map(({ value }) => say(value)))].join(', or ')}, such as ${first.id}`
    : `of each of ${String(ids.length)} interactions ${say(wanted)}`
  return { text, ok: !first, others: others.map(({ value }) => value) }
}
