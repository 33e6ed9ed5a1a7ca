/** Returns a count with its noun: `1 attempt`, `3 attempts`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${String(count)} ${count === 1 ? one : many}`
