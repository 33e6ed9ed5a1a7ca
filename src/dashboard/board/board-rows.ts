import { isFailing } from './finding.ts'
import type { Lane } from '../../timeline/lanes.ts'
import type { Part } from '../../timeline/notes.ts'

export type Grouping = 'act' | 'interaction' | 'none'
/**
 * Failures first: deliveries that gave up or are failing are above the rest; within each group the newest is on top.
 */
export type Order = 'oldest' | 'newest' | 'failures'

/** One row of the board: a delivery, or a header above some. Tops and heights are in pixels. */
export type BoardRow = { readonly top: number; readonly height: number } & BoardItem
export type BoardItem =
  | { readonly kind: 'lane'; readonly lane: Lane }
  | { readonly kind: 'act'; readonly number: number; readonly part: Part; readonly lanes: readonly Lane[] }
  | { readonly kind: 'interaction'; readonly id: string; readonly lanes: readonly Lane[] }

/** Heights of rows in pixels. */
const TALL = 88
const MIDDLE = 56
const DENSE = 34

/**
 * Returns the height of rows in pixels: tall for few rows, dense for many. Headers of acts have the same height and
 * count as rows.
 */
export const laneHeight = (lanes: number, acts: number): number => {
  const count = lanes + acts
  if (count <= 6) return TALL
  return count <= 12 ? MIDDLE : DENSE
}
/** With at least this many deliveries, an interaction with a single one gets no header. */
const MIN_LANES_WITHOUT_HEADS = 13
const HEAD = { act: 58, interaction: 36 }
/** Height of an act's header in pixels if its sentence needs two lines. */
const NARROW_ACT = 82
/** Height of a delivery's label in pixels if it is above its track. */
export const LABEL_ABOVE = 44

/** Returns the acts on the board: titled parts, numbered from 1, with the deliveries published in each. */
const actsOf = (parts: readonly Part[], lanes: readonly Lane[]) =>
  parts.map((part, index) => {
    const end = parts[index + 1]?.seq ?? Infinity
    return { part, lanes: lanes.filter(({ seq }) => seq >= part.seq && seq < end) }
  })

const byInteraction = (lanes: readonly Lane[]): ReadonlyMap<string, Lane[]> => {
  const groups = new Map<string, Lane[]>()
  for (const lane of lanes) {
    // A delivery whose publication is no longer kept is on its own.
    const key = lane.interactionId === '' ? lane.id : lane.interactionId
    const group = groups.get(key)
    if (group) group.push(lane)
    else groups.set(key, [lane])
  }
  return groups
}

const itemsOf = (lanes: readonly Lane[], parts: readonly Part[], grouping: Grouping, order: Order): BoardItem[] => {
  const rows = (some: readonly Lane[]): BoardItem[] => some.map((lane) => ({ kind: 'lane', lane }))
  const turned = <T>(all: readonly T[]): readonly T[] => (order === 'oldest' ? all : all.toReversed())
  const ordered = <T>(all: readonly T[], lanesOf: (one: T) => readonly Lane[]): readonly T[] => {
    if (order !== 'failures') return all
    const isFirst = (one: T): boolean => lanesOf(one).some(isFailing)
    return all.toSorted((a, b) => Number(isFirst(b)) - Number(isFirst(a)))
  }
  if (grouping === 'none') return rows(ordered(turned(lanes), (lane) => [lane]))
  if (grouping === 'act') {
    const before = lanes.filter(({ seq }) => seq < (parts[0]?.seq ?? Infinity))
    const acts = actsOf(parts, lanes)
      .filter((act) => act.lanes.length > 0)
      .map((act, index) => ({
        some: act.lanes,
        items: [{ kind: 'act' as const, number: index + 1, part: act.part, lanes: act.lanes }, ...rows(act.lanes)],
      }))
    const all = [{ some: before, items: rows(before) }, ...acts]
    return ordered(turned(all), ({ some }) => some).flatMap(({ items }) => items)
  }
  const groups = [...byInteraction(lanes)].map(([id, some]) => ({ id, some, last: some.at(-1)?.seq ?? 0 }))
  // The interaction with the newest event is on top; within an interaction, STARTED is above later events.
  const sorted = order === 'oldest' ? groups : groups.toSorted((a, b) => b.last - a.last)
  return ordered(sorted, ({ some }) => some).flatMap(({ id, some }): BoardItem[] =>
    some.length === 1 && lanes.length >= MIN_LANES_WITHOUT_HEADS
      ? rows(some)
      : [{ kind: 'interaction', id, lanes: some }, ...rows(some)],
  )
}

/** Arranges deliveries, given oldest first, in rows from top to bottom. */
export const arrange = (
  lanes: readonly Lane[],
  parts: readonly Part[],
  {
    grouping,
    order,
    labelAbove,
    room = 0,
  }: {
    readonly grouping: Grouping
    readonly order: Order
    readonly labelAbove: number
    /** Pixels from the top of the board to its end; rows are taller if all of them fit. */
    readonly room?: number
  },
): BoardRow[] => {
  const items = itemsOf(lanes, parts, grouping, order)
  const headOf = (kind: Exclude<BoardItem['kind'], 'lane'>): number =>
    kind === 'act' && labelAbove > 0 ? NARROW_ACT : HEAD[kind]
  const heads = items.reduce((sum, { kind }) => sum + (kind === 'lane' ? 0 : headOf(kind)), 0)
  const usual = laneHeight(lanes.length, items.filter(({ kind }) => kind === 'act').length)
  const fits = (height: number): boolean => heads + lanes.length * (height + labelAbove) <= room
  const height = labelAbove + Math.max(usual, [TALL, MIDDLE].find(fits) ?? 0)
  const heightOf = ({ kind }: BoardItem): number => (kind === 'lane' ? height : headOf(kind))
  let top = 0
  return items.map((item) => {
    const row = { ...item, top, height: heightOf(item) }
    top += row.height
    return row
  })
}

/** Returns the index of the first row that extends below a height. */
export const rowAt = (rows: readonly BoardRow[], y: number): number => {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const row = rows[middle]
    if (row && row.top + row.height <= y) low = middle + 1
    else high = middle
  }
  return low
}

/** Returns the height of the rows of deliveries, in pixels. */
export const heightIn = (rows: readonly BoardRow[]): number => rows.find(({ kind }) => kind === 'lane')?.height ?? DENSE
