import { REQUIREMENTS } from '../../contract/generated/requirements.ts'
import type { DialectName } from '../../events/catalogue.ts'
import type { Requirement } from './result.ts'

const ALL: readonly (Requirement & { readonly dialect: DialectName; readonly like?: string })[] = REQUIREMENTS

const plain = ({ id, level, sentence, consequence, source }: Requirement): Requirement => ({
  id,
  level,
  sentence,
  consequence,
  source,
})

/** Every requirement of `spec/requirements/` by its id. */
export const requirements: ReadonlyMap<string, Requirement> = new Map(ALL.map((one) => [one.id, plain(one)]))

/**
 * Returns every requirement by its id, as the contract of a dialect has it: one of its own that is `like` another
 * stands in the place of that, too.
 */
export const requirementsOf = (dialect: DialectName): ReadonlyMap<string, Requirement> =>
  new Map([
    ...requirements,
    ...ALL.flatMap((one) =>
      one.dialect === dialect && one.like !== undefined ? [[one.like, plain(one)] as const] : [],
    ),
  ])
