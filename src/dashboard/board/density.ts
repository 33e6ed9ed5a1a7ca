import type { Lane } from '../../timeline/lanes.ts'

/** Attempts that started in one interval of time. */
export interface Bucket {
  /** Start of the interval, in milliseconds since the Unix epoch, on the mock's clock. */
  readonly from: number
  readonly attempts: number
  readonly failed: number
}

/** How attempts are distributed over all recorded time, in intervals of the same length. */
export interface Density {
  readonly from: number
  readonly to: number
  readonly buckets: readonly Bucket[]
  /** Attempts in the fullest interval. */
  readonly most: number
}

/** Counts the attempts of deliveries in `count` intervals, from the first publication to the last attempt. */
export const densityOf = (lanes: readonly Lane[], count: number): Density => {
  let from = Infinity
  let to = -Infinity
  for (const { publishedAt, marks } of lanes) {
    from = Math.min(from, publishedAt)
    to = Math.max(to, publishedAt, marks.at(-1)?.startedAt ?? 0)
  }
  if (lanes.length === 0) return { from: 0, to: 0, buckets: [], most: 0 }
  const length = Math.max(1, to - from) / count
  const attempts = new Array<number>(count).fill(0)
  const failed = new Array<number>(count).fill(0)
  for (const { marks } of lanes)
    for (const { startedAt, outcome } of marks) {
      const index = Math.min(count - 1, Math.floor((startedAt - from) / length))
      attempts[index] = (attempts[index] ?? 0) + 1
      if (outcome !== undefined && outcome !== 'accepted') failed[index] = (failed[index] ?? 0) + 1
    }
  return {
    from,
    to,
    buckets: attempts.map((all, index) => ({ from: from + index * length, attempts: all, failed: failed[index] ?? 0 })),
    most: Math.max(...attempts),
  }
}

/** Returns the delivery with the attempt that started nearest to an instant, and that attempt's number. */
export const nearestTo = (
  lanes: readonly Lane[],
  at: number,
): { readonly id: string; readonly attempt: number | undefined } | undefined => {
  let found: { readonly id: string; readonly attempt: number | undefined } | undefined
  let least = Infinity
  const look = (id: string, attempt: number | undefined, instant: number): void => {
    const distance = Math.abs(instant - at)
    if (distance >= least) return
    least = distance
    found = { id, attempt }
  }
  for (const { id, marks, publishedAt } of lanes) {
    if (marks.length === 0) look(id, undefined, publishedAt)
    for (const { number, startedAt } of marks) look(id, number, startedAt)
  }
  return found
}
