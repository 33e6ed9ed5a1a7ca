/** A property that some cases have and others do not, which may explain why some fail. */
export interface Trait<T> {
  readonly id: string
  /** A noun phrase that can follow "to": "a body without operationId". */
  readonly words: string
  /** Traits of one family describe the same thing more or less closely, so they are not rivals. */
  readonly family: string
  readonly test: (given: T) => boolean
  /** Traits that follow from the same mistake, although some cases with them pass. */
  readonly kin?: readonly string[]
}

/** Cases that one trait sets apart from those that pass. */
export interface Distinguished<T> {
  /** Undefined for the cases that no trait explains. */
  readonly trait: Trait<T> | undefined
  /** Traits of other families that hold for exactly these cases too. */
  readonly rivals: readonly Trait<T>[]
  readonly cases: readonly T[]
}

/** How many explained cases one passing case with the trait outweighs. */
const PASS_WEIGHT = 5

/** How many cases must pass before a trait can explain anything. */
const MIN_PASSED = 5

interface Covered<T> {
  readonly trait: Trait<T>
  readonly cases: readonly T[]
  /** The number of cases it explains, less those that pass in spite of it. */
  readonly weight: number
}

/**
 * Splits failed cases by traits that passing cases do not have: first the trait that explains most, and of equals the
 * one listed first.
 */
export const distinguish = <T>(
  failed: readonly T[],
  passed: readonly T[],
  traits: readonly Trait<T>[],
): readonly Distinguished<T>[] => {
  if (failed.length === 0) return []
  // Too few cases pass to compare with.
  if (passed.length < MIN_PASSED) return [{ trait: undefined, rivals: [], cases: failed }]
  const allowed = new Map(traits.map((trait) => [trait, passed.filter(trait.test).length] as const))
  const parts: Distinguished<T>[] = []
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
    const rivals = covering
      .filter(({ trait, weight }) => trait.family !== best.trait.family && weight === best.weight)
      .filter(({ cases }) => cases.every((one) => taken.has(one)))
      .map(({ trait }) => trait)
    // Kin traits follow from the same mistake, although some cases with them pass.
    const kin = traits.filter(({ id }) => best.trait.kin?.includes(id))
    for (const one of left) if (kin.some(({ test }) => test(one))) taken.add(one)
    parts.push({ trait: best.trait, rivals: onePerFamily(rivals), cases: left.filter((one) => taken.has(one)) })
    left = left.filter((one) => !taken.has(one))
  }
  return left.length === 0 ? parts : [...parts, { trait: undefined, rivals: [], cases: left }]
}

const onePerFamily = <T>(traits: readonly Trait<T>[]): readonly Trait<T>[] =>
  traits.filter(({ family }, index) => traits.findIndex((one) => one.family === family) === index)
