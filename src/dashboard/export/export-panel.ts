import { part } from '../parts/element.ts'
import type { DeliveryView, Entry } from '../../timeline/entry-view.ts'
import type { Lane } from '../../timeline/lanes.ts'
import { rowOfLane, rowOfPart } from '../../timeline/rows.ts'
import type { TimeView } from '../../timeline/time-scale.ts'
import type { ExportContext } from './export-context.ts'
import { aboutDeliveries, type FrozenJournal } from './frozen-journal.ts'
import type { Model } from '../model.ts'
import { lanesInView } from './lanes-in-view.ts'
import { DARK, LIGHT, type Palette } from '../../picture/palette.ts'
import { pageFile, readPageParts } from './page-file.ts'
import { rasterize } from './rasterize.ts'
import { timelineHtml } from './timeline-html.ts'
import { heightOf, timelineSvg, type Picture } from './timeline-svg.ts'

export interface ExportParts {
  readonly lanes: () => readonly Lane[]
  readonly view: () => TimeView
  readonly now: () => number
  readonly who: (subscriptionId: string) => string
  /** @throws {Error} if it is no longer kept */
  readonly load: (id: string) => Promise<DeliveryView>
  /** The journal from its beginning, as far as it is kept. @throws {Error} if the mock cannot be reached */
  readonly entries: () => Promise<readonly Entry[]>
  /** The facts about the mock in the picture, besides its deliveries. */
  readonly context: () => Promise<ExportContext>
  /** The present state, even while the past is shown. */
  readonly present: () => Model['present']
  readonly frozenContext: () => Promise<Pick<FrozenJournal, 'subscriptions' | 'policy' | 'health'>>
  /** Called once the picture is on the clipboard. */
  readonly copied: () => void
  readonly act: (work: () => Promise<unknown>) => Promise<void>
}

/** The most deliveries in one picture. */
const MAX_EXPORTED_LANES = 200
/** The most deliveries to request at once. */
const MAX_REQUESTS_AT_ONCE = 8

/** Returns the current colors of the page. */
const currentPalette = (): Palette => (matchMedia('(prefers-color-scheme: dark)').matches ? DARK : LIGHT)

const save = (content: Blob, name: string): void => {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => {
    URL.revokeObjectURL(url)
  }, 60_000)
}

const loadAll = async (ids: readonly string[], load: ExportParts['load']): Promise<DeliveryView[]> => {
  const loaded: DeliveryView[] = []
  for (let at = 0; at < ids.length; at += MAX_REQUESTS_AT_ONCE) {
    // Deliveries that are no longer kept are left out of the list; their lanes are still drawn.
    const some = await Promise.all(
      ids.slice(at, at + MAX_REQUESTS_AT_ONCE).map((id) => load(id).catch(() => undefined)),
    )
    loaded.push(...some.filter((one) => one !== undefined))
  }
  return loaded
}

type FrozenParts = Pick<ExportParts, 'present' | 'entries' | 'frozenContext'>

const freeze = async (
  { lanes, left }: Picture,
  deliveries: readonly DeliveryView[],
  { present, entries, frozenContext }: FrozenParts,
): Promise<FrozenJournal> => {
  const [journal, context] = [await entries(), await frozenContext()]
  const now = present()
  return {
    ...{ ...context, deliveries, left },
    timeline: {
      data: lanes.map((lane) => rowOfLane(now.lanes.byId.get(lane.id) ?? lane)),
      seq: journal.at(-1)?.seq ?? 0,
      now: now.now,
      parts: now.parts.map((one) => rowOfPart(one)),
      refused: [],
    },
    entries: aboutDeliveries(journal, new Set(lanes.map(({ id }) => id))),
  }
}

/**
 * Wires the buttons that save the visible timeline as SVG, as PNG, and as an HTML file: this page with the current
 * journal and all requests and responses.
 */
export const wireExport = (parts: ExportParts): void => {
  const { lanes, view, now, who, load, context, copied, act } = parts
  const picture = async (): Promise<Picture> => {
    const inView = lanesInView(lanes(), view())
    return {
      context: await context(),
      lanes: inView.slice(-MAX_EXPORTED_LANES),
      left: Math.max(0, inView.length - MAX_EXPORTED_LANES),
      view: view(),
      now: now(),
      who,
      palette: currentPalette(),
    }
  }
  const name = (ending: string): string =>
    `mock-genesys-${new Date(now()).toISOString().slice(0, 19).replaceAll(':', '')}.${ending}`
  const wire = (id: string, work: (taken: Picture) => Promise<Blob>, ending: string): void => {
    part(id, HTMLButtonElement).addEventListener('click', () => {
      void act(async () => {
        save(await work(await picture()), name(ending))
      })
    })
  }
  wire('export-svg', async (taken) => new Blob([timelineSvg(taken)], { type: 'image/svg+xml' }), 'svg')
  wire('export-png', (taken) => rasterize(timelineSvg(taken), 1200, heightOf(taken)), 'png')
  part('copy-picture', HTMLButtonElement).addEventListener('click', () => {
    void act(async () => {
      // The picture can be a promise: the click still counts as the user gesture.
      const png = picture().then((taken) => rasterize(timelineSvg(taken), 1200, heightOf(taken)))
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
      copied()
    })
  })
  wire(
    'export-html',
    async (taken) => {
      const deliveries = await loadAll(
        taken.lanes.map(({ id }) => id),
        load,
      )
      const page = await readPageParts()
      const html = page
        ? pageFile(page, await freeze(taken, deliveries, parts))
        : timelineHtml({ svg: timelineSvg(taken, true), deliveries, who, palette: taken.palette })
      return new Blob([html], { type: 'text/html' })
    },
    'html',
  )
}
