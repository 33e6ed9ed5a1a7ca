import { glyphOf } from '../../picture/glyphs.ts'
import { describeMark, markLabel, stateText } from '../../picture/words.ts'
import type { Lane } from '../../timeline/lanes.ts'
import { utcTime } from '../../timeline/local-time.ts'
import { tickLabel, ticksOf, tickStep, type TimeView } from '../../timeline/time-scale.ts'
import { inert } from './inert.ts'
import { anchorOf } from './anchor.ts'
import type { ExportContext } from './export-context.ts'
import { clip, linesOf, ROW, SENTENCE, TITLE, type Line } from './picture-lines.ts'
import type { Palette, PaletteKey } from '../../picture/palette.ts'

/** The content of a picture: lanes, oldest first, below the acts and notes they were published in. */
export interface Picture {
  readonly lanes: readonly Lane[]
  /** Deliveries that did not fit. */
  readonly left: number
  readonly view: TimeView
  readonly now: number
  readonly who: (subscriptionId: string) => string
  readonly palette: Palette
  readonly context: ExportContext
}

const WIDTH = 1200
const LABEL = 270
const MARGIN = 16
const HEAD = 112
const TRACK = WIDTH - MARGIN * 2 - LABEL
const FONT = 'system-ui, -apple-system, Segoe UI, Roboto, DejaVu Sans, sans-serif'

const SHAPES: Readonly<Record<string, string>> = {
  accepted: '<circle r="7"/>',
  rejected: '<rect x="-6" y="-6" width="12" height="12"/>',
  'timed-out': '<path d="M0-7 7 7-7 7Z"/>',
  unreachable: '<path d="M-6-6 6 6M6-6-6 6" stroke-width="4" fill="none"/>',
  'in-flight': '<circle r="5.5" fill="none" stroke-width="3" stroke-dasharray="26 9"/>',
  'response-lost': '<path d="M8 0H4M1 0H-6M-1-6-7 0-1 6" stroke-width="2.5" fill="none"/>',
  due: '<circle r="6" fill="none" stroke-width="2" stroke-dasharray="3 3"/>',
}

const bodyOf = (picture: Pick<Picture, 'lanes' | 'context'>): number =>
  Math.max(
    ROW,
    linesOf(picture).reduce((sum, { height }) => sum + height, 0),
  )

/** Height of the picture in pixels. */
export const heightOf = (picture: Pick<Picture, 'lanes' | 'left' | 'context'>): number =>
  HEAD + bodyOf(picture) + MARGIN + (picture.left > 0 ? 24 : 0)

/**
 * Draws a timeline as one self-contained SVG, without scripts, style sheets or fonts.
 * @param linked each mark leads to the details of its attempt, in the file that holds both
 */
export const timelineSvg = (picture: Picture, linked = false): string => {
  const { lanes, left, view, now, palette } = picture
  const height = heightOf(picture)
  const track = MARGIN + LABEL
  const x = (at: number): number => track + ((at - view.from) / view.spanMs) * TRACK
  const step = tickStep(view.spanMs, TRACK)
  const bottom = HEAD + bodyOf(picture)
  let top = HEAD
  const drawn = linesOf(picture).map((line) => {
    const at = top
    top += line.height
    return line.kind === 'lane' ? row(line.lane, at, x, picture, linked) : partRow(line, at, palette)
  })
  const ticks = ticksOf(view, step).map(
    (at) =>
      `<path d="M${px(x(at))} 86V${px(bottom)}" stroke="${palette.line}"/><text x="${px(x(at) + 4)}" ` +
      `y="102" font-size="11.5" fill="${palette.quiet}">${tickLabel(at, step)}</text>`,
  )
  const isSeen = now >= view.from && now <= view.from + view.spanMs
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(WIDTH)}" height="${String(height)}" ` +
      `viewBox="0 0 ${String(WIDTH)} ${String(height)}" font-family="${FONT}" role="img" ` +
      `aria-label="Timeline of ${String(lanes.length)} deliveries">`,
    `<rect width="100%" height="100%" fill="${palette.card}"/>`,
    `<text x="${String(MARGIN)}" y="30" font-size="17" font-weight="700" fill="${palette.ink}">Deliveries</text>`,
    `<text x="${String(WIDTH - MARGIN)}" y="30" text-anchor="end" font-size="12.5" ` +
      `fill="${palette.quiet}">${stamp(view.from)} to ${stamp(view.from + view.spanMs)} UTC, on the ` +
      `mock's clock</text>`,
    contextLine(picture),
    legend(palette),
    `<clipPath id="track"><rect x="${String(track)}" y="0" width="${String(TRACK)}" ` +
      `height="${String(height)}"/></clipPath>`,
    `<g clip-path="url(#track)">${ticks.join('')}</g>`,
    ...drawn,
    ...(isSeen
      ? [`<path d="M${px(x(now))} 86V${px(bottom)}" stroke="${palette.accent}" stroke-width="2" opacity=".6"/>`]
      : []),
    ...(lanes.length === 0
      ? [
          `<text x="${String(track)}" y="${String(HEAD + 22)}" font-size="13" ` +
            `fill="${palette.quiet}">Nothing was delivered in this time.</text>`,
        ]
      : []),
    ...(left > 0
      ? [
          `<text x="${String(MARGIN)}" y="${String(height - 12)}" font-size="12.5" ` +
            `fill="${palette.quiet}">and ${String(left)} older deliveries that are not drawn</text>`,
        ]
      : []),
    '</svg>',
  ].join('\n')
}

const px = (value: number): string => String(Math.round(Math.min(1e5, Math.max(-1e5, value)) * 10) / 10)

const stamp = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ')

const shape = (kind: string, at: number, y: number, color: string): string =>
  `<g transform="translate(${px(at)} ${px(y)})" fill="${color}" stroke="${color}" ` +
  `stroke-width="0">${SHAPES[kind] ?? ''}</g>`

const colorOf = (kind: keyof typeof SHAPES, palette: Palette): string =>
  kind === 'due' ? palette.quiet : (Object.entries(palette).find(([key]) => key === kind)?.[1] ?? palette.ink)

/** Returns an area for the pointer that is larger than the mark itself. */
const hitArea = (at: number, y: number, labelPx: number): string =>
  `<rect x="${px(at - 11)}" y="${px(y - 12)}" width="${px(Math.max(22, labelPx + 6))}" height="36" opacity="0"/>`

const faultFrame = (at: number, y: number, { 'timed-out': color }: Palette): string =>
  `<rect x="${px(at - 11)}" y="${px(y - 11)}" width="22" height="22" rx="3" fill="none" ` +
  `stroke="${color}" stroke-width="2" stroke-dasharray="2 2"/>`

const LEGEND = [
  ['accepted', 'accepted'],
  ['rejected', 'rejected'],
  ['timed-out', 'timed out'],
  ['unreachable', 'unreachable'],
  ['response-lost', 'response lost'],
  ['due', 'next due'],
] as const

const legend = (palette: Palette): string => {
  const parts = LEGEND.map(
    ([kind, label], index) =>
      `${shape(kind, MARGIN + 8 + index * 122, 72, colorOf(kind, palette))}<text ` +
      `x="${String(MARGIN + 22 + index * 122)}" y="76" font-size="12.5" ` +
      `fill="${palette.quiet}">${label}</text>`,
  )
  const at = MARGIN + 8 + LEGEND.length * 122
  return (
    `${parts.join('')}${shape('accepted', at, 72, palette.accepted)}${faultFrame(at, 72, palette)}` +
    `<text x="${String(at + 18)}" y="76" font-size="12.5" fill="${palette.quiet}">⚑ under a ` +
    `fault</text>`
  )
}

/** Returns the line about the context: receivers, policy, seed and version. */
const contextLine = ({ context: { receivers, policy, seed, version }, palette }: Picture): string => {
  const to = receivers.map(({ name, url }) => `${name} ${url}`).join(', ')
  const text = [
    `mock-genesys ${version}`,
    `to ${to === '' ? 'nobody' : to}`,
    `retries ${policy}`,
    `seed ${String(seed)}`,
  ]
  return (
    `<text x="${String(MARGIN)}" y="50" font-size="12.5" fill="${palette.quiet}">` +
    `${inert(clip(text.join(' · '), 180))}</text>`
  )
}

const partRow = ({ title, said }: Extract<Line, { kind: 'part' }>, top: number, palette: Palette): string => {
  const first = title === '' ? top + 6 : top + TITLE
  return [
    `<rect x="0" y="${px(top)}" width="${String(WIDTH)}" height="${px(first - top + said.length * SENTENCE + 8)}" ` +
      `fill="${palette.paper}"/>`,
    ...(title === ''
      ? []
      : [
          `<text x="${String(MARGIN)}" y="${px(top + 20)}" font-size="15" font-weight="700" ` +
            `fill="${palette.ink}">${inert(clip(title, 110))}</text>`,
        ]),
    ...said.map(
      (line, index) =>
        `<text x="${String(MARGIN)}" y="${px(first + (index + 1) * SENTENCE - 4)}" font-size="13" ` +
        `fill="${palette.ink}">${inert(line)}</text>`,
    ),
  ].join('')
}

const STATES: Readonly<Partial<Record<Lane['state'], PaletteKey>>> = { delivered: 'accepted', exhausted: 'rejected' }

const row = (
  lane: Lane,
  top: number,
  x: (at: number) => number,
  { now, who, palette }: Picture,
  linked: boolean,
): string => {
  const y = top + 17
  const line = (from: number, to: number, dashed: boolean): string =>
    `<path d="M${px(x(from))} ${px(y)}H${px(x(to))}" ` +
    `stroke="${palette.field}"${dashed ? ' stroke-dasharray="4 3"' : ''}/>`
  const drawn: string[] = []
  let since = lane.publishedAt
  for (const { startedAt, endedAt } of lane.marks) {
    if (startedAt > since) drawn.push(line(since, startedAt, false))
    since = endedAt ?? startedAt
    if (since > startedAt)
      drawn.push(
        `<rect x="${px(x(startedAt))}" y="${px(y - 3)}" width="${px(x(since) - x(startedAt))}" ` +
          `height="6" fill="${palette.field}" opacity=".45"/>`,
      )
  }
  if (lane.dueAt !== undefined && lane.dueAt > since) drawn.push(line(since, lane.dueAt, true))
  if (lane.faults.length > 0)
    drawn.push(
      `<text x="${px(x(lane.publishedAt))}" y="${px(y - 4)}" font-size="12" ` +
        `fill="${palette['timed-out']}">⚑<title>${inert(`Under fault ${lane.faults.join(', ')}`)}` +
        `</title></text>`,
    )
  let at = -Infinity
  for (const [index, mark] of lane.marks.entries()) {
    // As on the page, simultaneous marks are side by side.
    at = Math.max(x(mark.startedAt), at + 8)
    const kind = glyphOf(mark)
    const next = lane.marks[index + 1]
    const label = markLabel(mark)
    const isRoom = (next ? x(next.startedAt) : WIDTH) - at > label.length * 7
    const drawing =
      `${shape(kind, at, y, colorOf(kind, palette))}${mark.faults.length > 0 ? faultFrame(at, y, palette) : ''}` +
      (isRoom
        ? `<text x="${px(at - 7)}" y="${px(y + 20)}" font-size="11" ` +
          `fill="${colorOf(kind, palette)}">${inert(label)}</text>`
        : '')
    const title = `<title>${inert(describeMark(mark, utcTime))}</title>`
    drawn.push(
      linked
        ? `<a href="#${inert(anchorOf(lane.id, mark.number))}">` +
            `${hitArea(at, y, isRoom ? label.length * 7 : 0)}${drawing}${title}</a>`
        : `<g>${drawing}${title}</g>`,
    )
  }
  if (lane.dueAt !== undefined) drawn.push(shape('due', x(lane.dueAt), y, palette.quiet))
  return [
    `<g><path d="M${String(MARGIN)} ${px(top + ROW)}H${String(WIDTH - MARGIN)}" stroke="${palette.line}"/>`,
    `<text x="${String(MARGIN)}" y="${px(y - 2)}" font-size="12.5" font-weight="600" ` +
      `fill="${palette.ink}">${inert(clip(lane.event === '' ? lane.id : lane.event, 26))}</text>`,
    `<text x="${String(MARGIN)}" y="${px(y + 12)}" font-size="11" ` +
      `fill="${palette.quiet}">${inert(clip(who(lane.subscriptionId), 36))}</text>`,
    `<text x="${String(MARGIN + LABEL - 12)}" y="${px(y - 2)}" text-anchor="end" font-size="12" ` +
      `fill="${palette[STATES[lane.state] ?? 'ink']}">${inert(stateText(lane, now))}</text>`,
    `<g clip-path="url(#track)">${drawn.join('')}</g></g>`,
  ].join('')
}
