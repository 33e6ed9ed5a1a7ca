/** Something that some cases have and others have not, by which a failure may be told from what passes around it. */
export interface Trait<T> {
  readonly id: string
  /** What it is, behind "to": "a body without operationId". */
  readonly words: string
  /** Traits of one family say the same more or less closely, and so are no rivals of each other. */
  readonly family: string
  readonly test: (given: T) => boolean
}

/** Cases that one trait tells from what passes. */
export interface Part<T> {
  /** Undefined: what is left, which no trait tells from what passes. */
  readonly trait: Trait<T> | undefined
  /** Traits of other families that hold for just these cases too. */
  readonly rivals: readonly Trait<T>[]
  readonly cases: readonly T[]
}

/** Of so many cases that a trait explains, one that passes in spite of it is borne. */
const BORNE = 12

interface Covered<T> {
  readonly trait: Trait<T>
  readonly cases: readonly T[]
}

/**
 * Parts what failed by the traits that what passes does not have: the one that explains most first, and of equals the
 * one that stands first.
 */
export const tellApart = <T>(
  failed: readonly T[],
  passed: readonly T[],
  traits: readonly Trait<T>[],
): readonly Part<T>[] => {
  const allowed = new Map(traits.map((trait) => [trait, passed.filter(trait.test).length] as const))
  const parts: Part<T>[] = []
  let left = failed
  while (left.length > 0) {
    const covering = traits
      .map((trait): Covered<T> => ({ trait, cases: left.filter(trait.test) }))
      .filter(({ trait, cases }) => cases.length > 0 && (allowed.get(trait) ?? 0) * BORNE <= cases.length)
    const best = covering.reduce<Covered<T> | undefined>(
      (most, one) => (most && most.cases.length >= one.cases.length ? most : one),
      undefined,
    )
    if (!best) break
    const taken = new Set(best.cases)
    parts.push({
      trait: best.trait,
      rivals: onePerFamily(
        covering
          .filter(({ trait, cases }) => trait.family !== best.trait.family && cases.length === best.cases.length)
          .filter(({ cases }) => cases.every((one) => taken.has(one)))
          .map(({ trait }) => trait),
      ),
      cases: best.cases,
    })
    left = left.filter((one) => !taken.has(one))
  }
  return left.length === 0 ? parts : [...parts, { trait: undefined, rivals: [], cases: left }]
}

const onePerFamily = <T>(traits: readonly Trait<T>[]): readonly Trait<T>[] =>
  traits.filter(({ family }, index) => traits.findIndex((one) => one.family === family) === index)
