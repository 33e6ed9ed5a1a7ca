import { element } from '../parts/element.ts'
import { describeMs } from '../../kit/span-words.ts'
import { localTick, zoneOffsetMs } from '../../timeline/local-time.ts'
import { ticksOf, tickStep, type TimeView } from '../../timeline/time-scale.ts'
import { pixelsPerUnit, type ScaleKind } from './scale.ts'

const sinceText = (ms: number): string => (ms === 0 ? '0 s' : `+${describeMs(ms)}`)

/** Returns the ticks of a range that extends beyond both edges, so that it can be moved without a redraw. */
const unitsAndTexts = (kind: ScaleKind, view: TimeView, width: number): (readonly [number, string])[] => {
  if (kind === 'steps')
    return Array.from({ length: Math.ceil(view.from + view.spanMs * 3) }, (_, index) => [
      index,
      `attempt ${String(index + 1)}`,
    ])
  // A span such as "+1 min 15 s" is wider than a time of day.
  const step = tickStep(view.spanMs, pixelsPerUnit(kind, view, width) * view.spanMs, kind === 'since' ? 100 : 90)
  const wide = { from: view.from - view.spanMs * 2.2, spanMs: view.spanMs * 5.4 }
  if (kind === 'since')
    return ticksOf(wide, step)
      .filter((at) => at >= 0)
      .map((at) => [at, sinceText(at)])
  // Whole hours and days in the local time zone, not in UTC.
  const offset = zoneOffsetMs(view.from)
  return ticksOf({ ...wide, from: wide.from + offset }, step).map((at) => [at - offset, localTick(at - offset, step)])
}

/** Draws the ticks of the axis. @param place converts a unit of the view to pixels right of the drawing's origin */
export const drawAxis = (
  axis: HTMLElement,
  kind: ScaleKind,
  view: TimeView,
  place: (unit: number) => number,
  width: number,
): void => {
  const ticks = unitsAndTexts(kind, view, width).map(([unit, text]) => {
    const tick = element('span', { class: 'tick' }, text)
    tick.style.translate = `${place(unit).toFixed(1)}px 0`
    return tick
  })
  axis.replaceChildren(element('div', { class: 'moving' }, ...ticks))
}
