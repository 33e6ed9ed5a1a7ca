/** Something that some cases have and others have not, by which a failure may be told from what passes around it. */
export interface Trait<T> {
  readonly id: string
  /** What it is, behind "to": "a body without operationId". */
  readonly words: string
  /** Traits of one family say the same more or less closely, and so are no rivals of each other. */
  readonly family: string
  readonly test: (given: T) => boolean
  /** Traits of what follows from the same mistake, though some of it passes. */
  readonly kin?: readonly string[]
}

/** Cases that one trait tells from what passes. */
export interface Part<T> {
  /** Undefined: what is left, which no trait tells from what passes. */
  readonly trait: Trait<T> | undefined
  /** Traits of other families that hold for just these cases too. */
  readonly rivals: readonly Trait<T>[]
  readonly cases: readonly T[]
}

/** One that passes in spite of a trait weighs as much as so many that it explains. */
const PASS_WEIGHT = 5

/** So much must pass for a trait to tell anything. */
const MIN_PASSED = 5

interface Covered<T> {
  readonly trait: Trait<T>
  readonly cases: readonly T[]
  /** How many it explains, less what passes in spite of it. */
  readonly weight: number
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
  if (failed.length === 0) return []
  // Without enough that passes there is nothing to tell it from.
  if (passed.length < MIN_PASSED) return [{ trait: undefined, rivals: [], cases: failed }]
  const allowed = new Map(traits.map((trait) => [trait, passed.filter(trait.test).length] as const))
  const parts: Part<T>[] = []
  let left = failed
  while (left.length > 0) {
    const covering = traits
      .map((trait): Covered<T> => {
        const cases = left.filter(trait.test)
        return { trait, cases, weight: cases.length - PASS_WEIGHT * (allowed.get(trait) ?? 0) }
      })
      .filter(({ weight }) => weight > 0)
    const best = covering.reduce<Covered<T> | undefined>(
      (most, one) => (most && most.weight >= one.weight ? most : one),
      undefined,
    )
    if (!best) break
    const taken = new Set(best.cases)
    parts.push({
      trait: best.trait,
      rivals: onePerFamily(
        covering
          .filter(({ trait, weight }) => trait.family !== best.trait.family && weight === best.weight)
          .filter(({ cases }) => cases.every((one) => taken.has(one)))
          .map(({ trait }) => trait),
      ),
      cases: best.cases,
    })
    left = left.filter((one) => !taken.has(one))
  }
  return withKin(parts, left, traits)
}

/** Lets what is left go with a part that its traits are kin to. */
const withKin = <T>(parts: readonly Part<T>[], left: readonly T[], traits: readonly Trait<T>[]): readonly Part<T>[] => {
  let rest = left
  const joined = parts.map((part) => {
    const kin = traits.filter(({ id }) => part.trait?.kin?.includes(id))
    const own = rest.filter((one) => kin.some(({ test }) => test(one)))
    rest = rest.filter((one) => !own.includes(one))
    return own.length === 0 ? part : { ...part, cases: [...part.cases, ...own] }
  })
  return rest.length === 0 ? joined : [...joined, { trait: undefined, rivals: [], cases: rest }]
}

const onePerFamily = <T>(traits: readonly Trait<T>[]): readonly Trait<T>[] =>
  traits.filter(({ family }, index) => traits.findIndex((one) => one.family === family) === index)
