import type { ProbedValues } from '../model/check.ts'

/** How many probe requests run at once. */
const MAX_QUESTIONS_AT_ONCE = 16

/** Queries a probe for several interactions, and returns the values that differ from `wanted`. */
export const probeEach = async <T>(
  ids: readonly string[],
  ask: (id: string) => Promise<T>,
  wanted: T,
): Promise<ProbedValues<T>> => {
  const others: { readonly id: string; readonly value: T }[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: MAX_QUESTIONS_AT_ONCE }, async () => {
      for (let id = ids[next++]; id !== undefined; id = ids[next++]) {
        const value = await ask(id)
        if (value !== wanted) others.push({ id, value })
      }
    }),
  )
  return { asked: ids.length, others }
}
