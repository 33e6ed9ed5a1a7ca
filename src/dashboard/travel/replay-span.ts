import type { Entry } from '../../timeline/entry-view.ts'

/** Places in the journal, from 0: where a replay begins and where it ends. */
export interface ReplaySpan {
  readonly from: number
  readonly to: number
}

/** Returns what of a journal is about a delivery, from its publication on; undefined where nothing of it is kept. */
export const spanOfDelivery = (entries: readonly Entry[], id: string): ReplaySpan | undefined => {
  const isAbout = (entry: Entry): boolean =>
    entry.type === 'published' ? entry.deliveries.includes(id) : 'deliveryId' in entry && entry.deliveryId === id
  const from = entries.findIndex(isAbout)
  return from < 0 ? undefined : { from, to: entries.findLastIndex(isAbout) }
}

/** Returns the whole of a journal from the first title on, or from its beginning; undefined where it is empty. */
export const spanOfAll = (entries: readonly Entry[]): ReplaySpan | undefined => {
  const title = entries.findIndex((entry) => entry.type === 'noted' && entry.kind === 'title')
  return entries.length === 0 ? undefined : { from: Math.max(0, title), to: entries.length - 1 }
}
