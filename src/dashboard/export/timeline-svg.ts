import { describeMark, stateText } from '../../picture/words.ts'
import type { Lane } from '../../timeline/lanes.ts'
import { utcTime } from '../../timeline/local-time.ts'
import { tickLabel, ticksOf, tickStep, type TimeView } from '../../timeline/time-scale.ts'
import { inert } from './inert.ts'
import type { Palette } from '../../picture/palette.ts'

/** What is drawn: lanes as the page shows them, newest first, over a stretch of time. */
export interface Picture {
  readonly lanes: readonly Lane[]
  /** Deliveries that would not fit any more. */
  readonly left: number
  readonly view: TimeView
  readonly now: number
  readonly who: (subscriptionId: string) => string
  readonly palette: Palette
}

const WIDTH = 1200
const LABEL = 270
const MARGIN = 16
const HEAD = 92
const ROW = 34
const TRACK = WIDTH - MARGIN * 2 - LABEL
const FONT = 'system-ui, -apple-system, Segoe UI, Roboto, DejaVu Sans, sans-serif'

const SHAPES: Readonly<Record<string, string>> = {
  accepted: '<circle r="7"/>',
  rejected: '<rect x="-6" y="-6" width="12" height="12"/>',
  'timed-out': '<path d="M0-7 7 7-7 7Z"/>',
  unreachable: '<path d="M-6-6 6 6M6-6-6 6" stroke-width="4" fill="none"/>',
  'in-flight': '<circle r="5.5" fill="none" stroke-width="3" stroke-dasharray="26 9"/>',
  due: '<circle r="6" fill="none" stroke-width="2" stroke-dasharray="3 3"/>',
}

/** Height of the picture in pixels. */
export const heightOf = ({ lanes, left }: Pick<Picture, 'lanes' | 'left'>): number =>
  HEAD + Math.max(1, lanes.length) * ROW + MARGIN + (left > 0 ? 24 : 0)

/** Draws a timeline as one SVG that needs nothing beside itself: no script, no style sheet, no font of ours. */
export const timelineSvg = (picture: Picture): string => {
  const { lanes, left, view, now, palette } = picture
  const height = heightOf(picture)
  const track = MARGIN + LABEL
  const x = (at: number): number => track + ((at - view.from) / view.spanMs) * TRACK
  const step = tickStep(view.spanMs, TRACK)
  const bottom = HEAD + Math.max(1, lanes.length) * ROW
  const ticks = ticksOf(view, step).map(
    (at) =>
      `<path d="M${px(x(at))} 66V${px(bottom)}" stroke="${palette.line}"/><text x="${px(x(at) + 4)}" ` +
      `y="82" font-size="11.5" fill="${palette.quiet}">${tickLabel(at, step)}</text>`,
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
    legend(palette),
    `<clipPath id="track"><rect x="${String(track)}" y="0" width="${String(TRACK)}" ` +
      `height="${String(height)}"/></clipPath>`,
    `<g clip-path="url(#track)">${ticks.join('')}</g>`,
    ...lanes.map((lane, index) => row(lane, HEAD + index * ROW, x, picture)),
    ...(isSeen
      ? [`<path d="M${px(x(now))} 66V${px(bottom)}" stroke="${palette.accent}" stroke-width="2" opacity=".6"/>`]
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

const shape = (kind: string, at: number, y: number, colour: string): string =>
  `<g transform="translate(${px(at)} ${px(y)})" fill="${colour}" stroke="${colour}" ` +
  `stroke-width="0">${SHAPES[kind] ?? ''}</g>`

const colourOf = (kind: keyof typeof SHAPES, palette: Palette): string =>
  kind === 'due' ? palette.quiet : (Object.entries(palette).find(([key]) => key === kind)?.[1] ?? palette.ink)

const faultFrame = (at: number, y: number, { 'timed-out': colour }: Palette): string =>
  `<rect x="${px(at - 11)}" y="${px(y - 11)}" width="22" height="22" rx="3" fill="none" ` +
  `stroke="${colour}" stroke-width="2" stroke-dasharray="2 2"/>`

const LEGEND = [
  ['accepted', 'accepted'],
  ['rejected', 'rejected'],
  ['timed-out', 'timed out'],
  ['unreachable', 'unreachable'],
  ['due', 'next due'],
] as const

const legend = (palette: Palette): string => {
  const parts = LEGEND.map(
    ([kind, label], index) =>
      `${shape(kind, MARGIN + 8 + index * 122, 52, colourOf(kind, palette))}<text ` +
      `x="${String(MARGIN + 22 + index * 122)}" y="56" font-size="12.5" ` +
      `fill="${palette.quiet}">${label}</text>`,
  )
  const at = MARGIN + 8 + LEGEND.length * 122
  return (
    `${parts.join('')}${shape('accepted', at, 52, palette.accepted)}${faultFrame(at, 52, palette)}` +
    `<text x="${String(at + 18)}" y="56" font-size="12.5" fill="${palette.quiet}">⚑ under a ` +
    `fault</text>`
  )
}

const row = (lane: Lane, top: number, x: (at: number) => number, { now, who, palette }: Picture): string => {
  const y = top + ROW / 2
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
  for (const mark of lane.marks) {
    // As on the page: marks of one instant stand side by side.
    at = Math.max(x(mark.startedAt), at + 8)
    const kind = mark.outcome ?? 'in-flight'
    drawn.push(
      `<g>${shape(kind, at, y, colourOf(kind, palette))}${mark.faults.length > 0 ? faultFrame(at, y, palette) : ''}` +
        `<title>${inert(describeMark(mark, utcTime))}</title></g>`,
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
      `fill="${palette.ink}">${stateText(lane, now)}</text>`,
    `<g clip-path="url(#track)">${drawn.join('')}</g></g>`,
  ].join('')
}

const clip = (text: string, most: number): string =>
  [...text].length > most ? `${[...text].slice(0, most - 1).join('')}…` : text
