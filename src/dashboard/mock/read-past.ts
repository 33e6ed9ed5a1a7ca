import type { Entry } from '../../timeline/entry-view.ts'
import { MAX_KEPT_ENTRIES, type JournalHistory } from '../travel/time-travel.ts'

const PAGE_ENTRIES = 10_000

/**
 * Reads the journal entries that led to the initial state of a history; none if it started with the journal.
 * @param call calls the control API by a path below `/_mock`
 * @throws {Error} if the mock cannot be reached
 */
export const readPast = async (history: JournalHistory, call: (path: string) => Promise<Response>): Promise<void> => {
  const until = history.missing
  if (until === 0) return
  const entries: Entry[] = []
  let after = Math.max(0, until - MAX_KEPT_ENTRIES)
  while (after < until) {
    const response = await call(`/journal?after=${String(after)}&limit=${String(PAGE_ENTRIES)}`)
    if (!response.ok) throw new Error('the journal cannot be read; try again')
    const { data } = (await response.json()) as { readonly data: readonly Entry[] }
    const last = data.at(-1)
    if (!last) break
    entries.push(...data.filter(({ seq }) => seq <= until))
    after = last.seq
  }
  if (history.missing === until) history.fill(entries)
}
