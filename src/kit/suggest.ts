/** Returns the edit distance of two words. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      )
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** Returns the known word that was probably meant; undefined if none is similar enough. */
export const suggest = (given: string, known: readonly string[]): string | undefined => {
  // Known words are shorter, and the comparison takes time in proportion to the length.
  if (given.length > 64) return undefined
  const [best] = known
    .map((word) => ({ word, steps: distance(given.toLowerCase(), word.toLowerCase()) }))
    .sort((a, b) => a.steps - b.steps)
  return best && best.steps < given.length && best.steps <= Math.max(2, given.length / 3) ? best.word : undefined
}
