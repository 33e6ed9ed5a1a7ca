import type { Entry } from '../../timeline/entry-view.ts'

/** Positions in the journal, from 0, at which a replay starts and ends. */
export interface ReplaySpan {
  readonly from: number
  readonly to: number
}

/**
 * Returns the span of a journal that is about a delivery, from its publication on; undefined if no entry about it is
 * kept.
 */
export const spanOfDelivery = (entries: readonly Entry[], id: string): ReplaySpan | undefined => {
  const isAbout = (entry: Entry): boolean =>
    entry.type === 'published' ? entry.deliveries.includes(id) : 'deliveryId' in entry && entry.deliveryId === id
  const from = entries.findIndex(isAbout)
  return from < 0 ? undefined : { from, to: entries.findLastIndex(isAbout) }
}

/** Returns the span of a whole journal, from the first title or else from its beginning; undefined if it is empty. */
export const spanOfAll = (entries: readonly Entry[]): ReplaySpan | undefined => {
  const title = entries.findIndex((entry) => entry.type === 'noted' && entry.kind === 'title')
  return entries.length === 0 ? undefined : { from: Math.max(0, title), to: entries.length - 1 }
}
