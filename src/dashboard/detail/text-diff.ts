/** One line of a diff: on both sides, only before, or only now. `skipped` is the number of equal lines left out. */
export type DiffLine =
  | { readonly kind: 'same' | 'before' | 'now'; readonly text: string }
  | { readonly kind: 'skipped'; readonly count: number }

/** Equal lines to show around a change. */
const CONTEXT_LINES = 2
/** The most pairs of lines to compare; beyond that, the middle is shown as replaced as a whole. */
const MAX_PAIRS = 1_000_000

/** Compares two texts line by line; returns the changes with a few lines around each. */
export const diffLines = (before: string, now: string): DiffLine[] => {
  const a = before.split('\n')
  const b = now.split('\n')
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const same = (text: string): DiffLine => ({ kind: 'same', text })
  return folded([
    ...a.slice(0, head).map(same),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...a.slice(a.length - tail).map(same),
  ])
}

/** The longest common subsequence of the lines counts as equal. */
const middle = (a: readonly string[], b: readonly string[]): DiffLine[] => {
  const only = (kind: 'before' | 'now', lines: readonly string[]): DiffLine[] => lines.map((text) => ({ kind, text }))
  if (a.length * b.length > MAX_PAIRS) return [...only('before', a), ...only('now', b)]
  const width = b.length + 1
  const longest = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const lines: DiffLine[] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const [one = '', other = ''] = [a[i], b[j]]
    if (one === other) {
      lines.push({ kind: 'same', text: one })
      i++
      j++
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      lines.push({ kind: 'before', text: one })
      i++
    } else {
      lines.push({ kind: 'now', text: other })
      j++
    }
  }
  return [...lines, ...only('before', a.slice(i)), ...only('now', b.slice(j))]
}

/** Long stretches of equal lines are replaced by their number. */
const folded = (lines: readonly DiffLine[]): DiffLine[] => {
  const near = lines.map((_, index) =>
    lines.slice(Math.max(0, index - CONTEXT_LINES), index + CONTEXT_LINES + 1).some(({ kind }) => kind !== 'same'),
  )
  const short: DiffLine[] = []
  for (const [index, line] of lines.entries()) {
    const last = short.at(-1)
    if (near[index]) short.push(line)
    else if (last?.kind === 'skipped') short[short.length - 1] = { kind: 'skipped', count: last.count + 1 }
    else short.push({ kind: 'skipped', count: 1 })
  }
  return short
}
