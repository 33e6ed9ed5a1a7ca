import type { MockGenesys } from '../../mock.ts'
import { inertJson } from '../../reporters/inert-json.ts'
import { viewEntry } from '../../server/delivery-view.ts'
import { createViewMask } from '../../server/view-mask.ts'
import type { JournalEntry } from '../../journal/entry.ts'
import type { Paint } from '../paint.ts'
import { createTimeline } from '../timeline.ts'
import { counted } from '../../picture/words.ts'
import { hints } from './hints.ts'

/** Totals of the acts: events delivered, attempts made, and events processed by the receiver. */
export interface Sum {
  readonly events: number
  readonly attempts: number
  readonly effects: number
}

/** Prints the demo in one format. */
export interface Narrator {
  ready(mock: MockGenesys, receiverUrl: string): void
  entry(entry: JournalEntry): void
  /** Called when the acts start, for the first time or again. */
  playing(): void
  actEnded(): void
  /** @param stays the server keeps running; `again`: Enter plays the acts again */
  played(sum: Sum, next: { readonly stays: boolean; readonly again: boolean }): void
  close(): void
}

/** Writes one line. */
export type Write = (text: string) => void

/** Prints NDJSON: the ready line, every journal entry, and the result. */
export const jsonNarrator = (write: Write): Narrator => {
  let mask = (text: string): string => text
  return {
    ready(mock) {
      mask = createViewMask(mock)
      write(JSON.stringify({ type: 'ready', url: mock.url, control: mock.controlUrl, pid: process.pid }))
    },
    entry: (entry) => write(inertJson(viewEntry(entry, mask))),
    playing: () => undefined,
    actEnded: () => undefined,
    played: (sum) => write(JSON.stringify({ type: 'played', ...sum })),
    close: () => undefined,
  }
}

/** Returns the totals of the acts: `6 events, 13 requests, 6 effects`. */
export const countsOf = ({ events, attempts, effects }: Sum): string =>
  [counted(events, 'event'), counted(attempts, 'request'), counted(effects, 'effect')].join(', ')

/** Returns the totals of the acts in a sentence. */
export const sentenceOf = (sum: Sum): string =>
  countsOf(sum) + (sum.effects === sum.events ? ': each event was processed once.' : '.')

/** The first lines: the link before anything else. */
export const headerOf = (url: string, receiverUrl: string, paint: Paint): string[] => [
  `watch it live at ${paint('cyan', `${url}/`)}`,
  '',
  `${paint('bold', 'mock-genesys')} sends signed webhooks to a receiver that goes down, responds late, and recovers: ` +
    paint('cyan', receiverUrl),
]

/** Prints one line for each thing that happens. */
export const lineNarrator = (write: Write, paint: Paint): Narrator => {
  let tell: (entry: JournalEntry) => string | undefined = () => undefined
  let links = { url: '', controlUrl: '' }
  return {
    ready(mock, receiverUrl) {
      links = { url: mock.url, controlUrl: mock.controlUrl }
      tell = createTimeline({
        paint,
        mask: createViewMask(mock),
        since: mock.clock.now(),
        delivery: (id) => mock.journal.delivery(id),
      })
      for (const line of headerOf(mock.url, receiverUrl, paint)) write(line)
    },
    entry(entry) {
      const line = tell(entry)
      // A life cycle has events without a subscriber here.
      if (line !== undefined && !(entry.type === 'published' && entry.deliveries.length === 0)) write(line)
    },
    playing: () => undefined,
    actEnded: () => undefined,
    played(sum, { stays, again }) {
      write(`\n${sentenceOf(sum)}`)
      if (stays) for (const line of ['', ...hints({ ...links, paint, again })]) write(line)
    },
    close: () => undefined,
  }
}
