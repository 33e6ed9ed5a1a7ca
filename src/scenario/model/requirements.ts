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

/** Every requirement of `spec/requirements/`, by ID. */
export const requirements: ReadonlyMap<string, Requirement> = new Map(ALL.map((one) => [one.id, plain(one)]))

/** Returns every requirement by ID for the contract of a dialect; one that is `like` another replaces it. */
export const requirementsOf = (dialect: DialectName): ReadonlyMap<string, Requirement> =>
  new Map([
    ...requirements,
    ...ALL.flatMap((one) =>
      one.dialect === dialect && one.like !== undefined ? [[one.like, plain(one)] as const] : [],
    ),
  ])
