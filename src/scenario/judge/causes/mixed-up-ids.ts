import type { EffectFacts } from './effect-facts.ts'
import type { Reason } from './reply-part.ts'

/** How two IDs differ that a receiver may confuse. */
type Twin = 'case' | 'cut' | 'spelling'

/** Returns how an ID differs from the one the event was about; undefined without such a pair. */
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
    words: 'only in letter case',
    cause: 'IDs are compared case-insensitively: a database collation, or toLowerCase().',
  },
  cut: { words: 'only near their end', cause: 'IDs are truncated, for example to the width of a column.' },
  spelling: {
    words: 'only in spaces, accents or spelling',
    cause: 'IDs are trimmed, normalized or parsed as numbers before they are compared.',
  },
} as const satisfies Record<Twin, { readonly words: string; readonly cause: string }>

/** Returns the reason for confused IDs. */
export const mixedUp = (twins: readonly Twin[]): Reason => {
  const kinds = [...new Set(twins)]
  const [kind = 'spelling'] = kinds
  return {
    key: 'mixes-up-ids',
    sentence: `confuses interactions whose IDs differ ${TWINS[kind].words}`,
    consequence: 'Events of one interaction are applied to another.',
    ...(kinds.length > 1 ? { candidates: kinds.map((one) => TWINS[one].cause) } : { cause: TWINS[kind].cause }),
    fix: 'Compare IDs byte by byte, and store them in a column that is wide enough.',
  }
}
