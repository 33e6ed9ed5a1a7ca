/** Levels of promises, the highest first. Source: the head of spec/requirements/. */
export const LEVELS = ['MUST', 'SHOULD', 'MAY'] as const

/**
 * `MUST`: a receiver that breaks it loses, doubles or accepts forged events in ordinary use. `SHOULD`: it matters on a
 * bad day. `MAY`: only someone with the secret, or an undocumented sender, can cause it.
 */
export type Level = (typeof LEVELS)[number]

/** The lowest level at which a broken promise fails a run, as in `--level`. */
export type Threshold = Lowercase<Level>

export const THRESHOLDS = ['must', 'should', 'may'] as const satisfies readonly Threshold[]

const RANK = { MUST: 0, SHOULD: 1, MAY: 2 } as const satisfies Record<Level, number>

/** Whether a broken promise of this level fails a run with this threshold. */
export const counts = (level: Level, threshold: Threshold): boolean => RANK[level] <= THRESHOLDS.indexOf(threshold)

/** Compares levels for sorting, the highest first. */
export const byLevel = (one: Level, other: Level): number => RANK[one] - RANK[other]

/** Returns the lower of two levels. */
export const lowerLevel = (one: Level, other: Level): Level => (byLevel(one, other) > 0 ? one : other)

/** Returns the highest of some levels; undefined for none. */
export const highestLevel = (levels: readonly Level[]): Level | undefined => [...levels].sort(byLevel)[0]
