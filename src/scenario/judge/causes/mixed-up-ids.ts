import type { EffectFacts } from './effect-facts.ts'
import type { Reason } from './reply-part.ts'

/** By what two ids differ that a receiver may take for the same. */
type Twin = 'case' | 'cut' | 'spelling'

/** By what an id differs from another one of its scenario which the event was about. */
export const twinOf = ({ interactionId, event, carrying, requests }: EffectFacts): Twin | undefined => {
  if (carrying.length > 0) return undefined
  const ids = requests.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.event === event && entry.id !== interactionId ? [entry.id] : [])),
  )
  const [other] = ids
  if (other === undefined) return undefined
  if (ids.some((id) => id.toLowerCase() === interactionId.toLowerCase())) return 'case'
  return ids.some((id) => id.slice(0, 8) === interactionId.slice(0, 8)) ? 'cut' : 'spelling'
}

const TWINS = {
  case: {
    words: 'in upper and lower case only',
    cause: 'Ids are compared without regard to case: a collation of the database, or toLowerCase().',
  },
  cut: { words: 'only towards their end', cause: 'Ids are cut to the width of a column, or to their beginning.' },
  spelling: {
    words: 'in spaces, accents or spelling only',
    cause: 'Ids are trimmed, normalized or read as numbers before they are compared.',
  },
} as const satisfies Record<Twin, { readonly words: string; readonly cause: string }>

/** The reason why ids are mixed up that differ so. */
export const mixedUp = (twins: readonly Twin[]): Reason => {
  const kinds = [...new Set(twins)]
  const [kind = 'spelling'] = kinds
  return {
    key: 'mixes-up-ids',
    sentence: `mixes up interactions whose ids differ ${TWINS[kind].words}`,
    consequence: 'Events of one interaction count for another.',
    ...(kinds.length > 1 ? { candidates: kinds.map((one) => TWINS[one].cause) } : { cause: TWINS[kind].cause }),
    fix: 'Compare ids byte by byte, in a column that is wide enough.',
  }
}
