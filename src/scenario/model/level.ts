/** How much a broken promise costs, the gravest first. Source: the head of spec/requirements/. */
export const LEVELS = ['MUST', 'SHOULD', 'MAY'] as const

/**
 * `MUST`: who breaks it loses, doubles or believes a forged event in ordinary use. `SHOULD`: it shows on a bad day.
 * `MAY`: only who holds the secret, or a sender unlike the documented one, can bring it about.
 */
export type Level = (typeof LEVELS)[number]

/** From which level on a broken promise breaks a run, as `--level` takes it. */
export type Threshold = Lowercase<Level>

export const THRESHOLDS = ['must', 'should', 'may'] as const satisfies readonly Threshold[]

const RANK = { MUST: 0, SHOULD: 1, MAY: 2 } as const satisfies Record<Level, number>

/** Whether a broken promise of this level breaks a run that is judged from `threshold` on. */
export const counts = (level: Level, threshold: Threshold): boolean => RANK[level] <= THRESHOLDS.indexOf(threshold)

/** Negative when `one` is graver than `other`; for sorting. */
export const byGravity = (one: Level, other: Level): number => RANK[one] - RANK[other]

/** The less grave of two levels. */
export const lowerOf = (one: Level, other: Level): Level => (byGravity(one, other) > 0 ? one : other)

/** The gravest of some levels; undefined for none. */
export const gravestOf = (levels: readonly Level[]): Level | undefined => [...levels].sort(byGravity)[0]
