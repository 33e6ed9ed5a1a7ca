import { glyphOf } from '../../picture/glyphs.ts'
import { isSettled, type Lane } from '../../timeline/lanes.ts'

/** The chips above the board: the kinds of deliveries that users look for. */
export const CHIPS = ['all', 'delivered', 'waiting', 'failed', 'retried', 'faulty'] as const
export type Chip = (typeof CHIPS)[number]

const FITS: Readonly<Record<Chip, (lane: Lane) => boolean>> = {
  all: () => true,
  delivered: ({ state }) => state === 'delivered',
  retried: ({ marks }) => marks.length > 1,
  waiting: (lane) => !isSettled(lane),
  failed: ({ state }) => state === 'exhausted',
  faulty: ({ faults, marks }) => faults.length > 0 || marks.some((mark) => mark.faults.length > 0),
}

export const isChip = (text: string): text is Chip => (CHIPS as readonly string[]).includes(text)

/** Counts the deliveries of each chip. */
export const countChips = (lanes: readonly Lane[]): Readonly<Record<Chip, number>> => {
  const counts = { all: 0, delivered: 0, retried: 0, waiting: 0, failed: 0, faulty: 0 }
  for (const lane of lanes) for (const chip of CHIPS) if (FITS[chip](lane)) counts[chip] += 1
  return counts
}

type Test = (lane: Lane, who: string) => boolean

const NUMBERS = /^(>=|<=|>|<|)(\d+)$/

const compares = (text: string): ((count: number) => boolean) | undefined => {
  const [, sign, digits] = NUMBERS.exec(text) ?? []
  if (digits === undefined) return undefined
  const wanted = Number(digits)
  switch (sign) {
    case '>':
      return (count) => count > wanted
    case '<':
      return (count) => count < wanted
    case '>=':
      return (count) => count >= wanted
    case '<=':
      return (count) => count <= wanted
    default:
      return (count) => count === wanted
  }
}

const has = (text: string, part: string): boolean => text.toLowerCase().includes(part)

const faultsOf = ({ faults, marks }: Lane): string[] => [...faults, ...marks.flatMap((mark) => mark.faults)]

/** The keys of a search, and how each matches its word. */
const KEYS: Readonly<Record<string, (word: string) => Test | undefined>> = {
  id: (word) => (lane) => has(lane.id, word) || has(lane.interactionId, word),
  event: (word) => (lane) => has(lane.event, word),
  state: (word) => (lane) => has(lane.state === 'exhausted' ? 'exhausted gave-up' : lane.state, word),
  status: (word) => (lane) => lane.marks.some((mark) => has(`${mark.summary} ${glyphOf(mark)}`, word)),
  fault: (word) => (lane) => faultsOf(lane).some((fault) => has(fault, word)),
  receiver: (word) => (_, who) => has(who, word),
  evidence: (word) => (lane) => has(lane.evidence ?? '', word),
  attempts(word) {
    const fits = compares(word)
    return fits && ((lane) => fits(lane.marks.length))
  },
}

/** The words allowed before a colon in a search. */
export const SEARCH_KEYS: readonly string[] = Object.keys(KEYS)

const anywhere =
  (word: string): Test =>
  (lane, who) =>
    [lane.id, lane.interactionId, lane.event, lane.state, who, ...faultsOf(lane)].some((text) => has(text, word)) ||
    lane.marks.some(({ summary }) => has(summary, word))

export interface Search {
  readonly fits: (lane: Lane, who: string) => boolean
  /** Describes an invalid part of the search, with what is expected; undefined if every part is valid. */
  readonly problem: string | undefined
}

/**
 * Parses a search such as `FINISHED status:503 attempts:>1`: all words must match, each in any field or, with a key
 * before a colon, in that field. A word that begins with `-` must not match.
 */
export const readSearch = (text: string): Search => {
  let problem: string | undefined
  const tests = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '-')
    .map((word): Test => {
      const isNot = word.startsWith('-')
      const [, key = '', value = ''] = /^(\w+):(.*)$/.exec(isNot ? word.slice(1) : word) ?? []
      const reader = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined
      if (reader && value === '') return () => true
      const test = reader ? reader(value) : anywhere(isNot ? word.slice(1) : word)
      if (!test) problem = `"${word}" is not a search (expected for example attempts:2 or attempts:>1)`
      return test && isNot ? (lane, who) => !test(lane, who) : (test ?? (() => true))
    })
  return { fits: (lane, who) => tests.every((test) => test(lane, who)), problem }
}

/** Returns the deliveries of a chip that match a search, in the given order. */
export const find = (
  lanes: readonly Lane[],
  chip: Chip,
  search: Search,
  who: (subscriptionId: string) => string,
): Lane[] => lanes.filter((lane) => FITS[chip](lane) && search.fits(lane, who(lane.subscriptionId)))

/** Whether a delivery failed, or one of its attempts failed and it waits for the next. */
export const isFailing = (lane: Lane): boolean =>
  lane.state === 'exhausted' ||
  (!isSettled(lane) && lane.marks.some(({ outcome }) => outcome && outcome !== 'accepted'))
