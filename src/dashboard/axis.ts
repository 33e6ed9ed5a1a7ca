import { element } from './element.ts'
import type { ToPixels } from './lane-row.ts'
import { tickLabel, ticksOf, tickStep, type TimeView } from '../timeline/time-scale.ts'

/** Draws the ticks of the time axis, some way beyond both edges, so that it can be moved without being drawn anew. */
export const drawAxis = (
  axis: HTMLElement,
  { spanMs }: TimeView,
  origin: number,
  place: ToPixels,
  width: number,
): void => {
  const step = tickStep(spanMs, width)
  const wide = { from: origin - spanMs * 2.2, spanMs: spanMs * 5.4 }
  const ticks = ticksOf(wide, step).map((at) => {
    const tick = element('span', { class: 'tick' }, tickLabel(at, step))
    tick.style.translate = `${place(at).toFixed(1)}px 0`
    return tick
  })
  axis.replaceChildren(element('div', { class: 'moving' }, ...ticks))
}
