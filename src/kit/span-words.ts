const UNITS = [
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const

/** Formats milliseconds for people: `250 ms`, `1.5 s`, `2 min`, `1 h 30 min`. */
export const describeMs = (ms: number): string => {
  if (ms < 1000) return `${String(Math.round(ms))} ms`
  if (ms < 60_000) return `${String(Math.round(ms / 100) / 10)} s`
  const parts: string[] = []
  let left = Math.round(ms / 1000) * 1000
  for (const [unit, size] of UNITS) {
    const count = Math.floor(left / size)
    if (count > 0) parts.push(`${String(count)} ${unit}`)
    left -= count * size
  }
  return parts.slice(0, 2).join(' ')
}

/** Formats a count: `once`, `twice`, `3 times`. */
export const times = (count: number): string => {
  if (count === 1) return 'once'
  return count === 2 ? 'twice' : `${String(count)} times`
}
