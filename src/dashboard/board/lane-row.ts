import { change, element, holdChildren, setText } from '../parts/element.ts'
import { eventWords, factsText, identityText, shortFacts } from './lane-facts.ts'
import { DENSE, layOut, TALL, type LaneLayout, type Pill } from './pill-layout.ts'
import type { LaneScale } from './pill-layout.ts'
import { describeMs } from '../../kit/span-words.ts'
import { FAULT_SIGN, GLYPHS } from '../../picture/glyphs.ts'
import { counted, describeMark, stateText } from '../../picture/words.ts'
import { isSettled, type Lane } from '../../timeline/lanes.ts'
import { clockTime } from '../../timeline/local-time.ts'
import { countdown } from '../../timeline/time-scale.ts'

/** Where and how a row is drawn. */
export interface RowDrawing {
  /** Identifies the origin, the scale and the height; if it differs, every position has changed. */
  readonly key: string
  readonly scale: LaneScale
  readonly height: 'tall' | 'middle' | 'dense'
  readonly now: number
  /** Position of the present on the track; undefined if it is not visible. */
  readonly present: number | undefined
  /** The visible range in pixels, from the drawing's origin. */
  readonly window: { readonly left: number; readonly right: number }
  /** The receiver's name if there are several. */
  readonly receiver: string | undefined
  /** Whether it has no header that shows its interaction. */
  readonly isAlone: boolean
  readonly eventOf: (id: string) => string | undefined
}

const UNPROVEN: Readonly<Record<string, string>> = {
  analogy: 'No document or capture shows this payload: it is modeled on a known one.',
  invented: 'No document or capture shows this payload: it is invented.',
}

/** One delivery on the screen, redrawn when it or its position changes; its countdown is updated in between. */
export class LaneRow {
  readonly element: HTMLElement
  readonly #moving = element('div', { class: 'moving', role: 'none' })
  readonly #label: HTMLElement
  readonly #event = element('span', { class: 'event' })
  readonly #name = element('span', { class: 'name' }, this.#event)
  readonly #state = element('span', { class: 'state' })
  readonly #facts = element('span', { class: 'facts quiet' })
  readonly #identity = element('span', { class: 'identity quiet' })
  readonly #track = element('div', { class: 'track', role: 'none' }, this.#moving)
  // Few rows have these: each is created when a row first shows it.
  #countdown: HTMLElement | undefined
  #present: HTMLElement | undefined
  /** Marks and lines of the previous drawing, which the next one updates. */
  readonly #pills: HTMLElement[] = []
  readonly #gaps: HTMLElement[] = []
  readonly #edges: { left?: HTMLElement; right?: HTMLElement } = {}
  lane: Lane
  #drawn = ''
  #layout: LaneLayout | undefined

  constructor(lane: Lane) {
    this.lane = lane
    this.#label = element(
      'div',
      { class: 'label', role: 'rowheader' },
      this.#name,
      this.#state,
      this.#facts,
      this.#identity,
    )
    this.element = element('div', { class: 'lane', role: 'row' }, this.#label, this.#track)
  }

  draw(lane: Lane, drawing: RowDrawing): void {
    const { key, now, receiver, isAlone, present } = drawing
    const grows = lane.state === 'in-flight' || lane.state === 'held'
    const wanted = `${String(lane.version)} ${key} ${receiver ?? ''} ${String(isAlone)} ${grows ? String(now) : ''}`
    if (wanted !== this.#drawn || lane !== this.lane) {
      this.#drawn = wanted
      this.lane = lane
      this.#drawLabel(lane, drawing)
      this.#layout = layOut(lane, drawing.scale, drawing.height === 'dense' ? DENSE : TALL, now)
      holdChildren(this.#moving, [
        ...this.#marks(lane, this.#layout, drawing),
        ...(this.#present ? [this.#present] : []),
      ])
    }
    setText(this.#state, `${signOf(lane)}${stateText(lane, now)}`)
    if (lane.dueAt !== undefined && this.#countdown)
      setText(
        this.#countdown,
        drawing.height !== 'dense' && lane.marks.length > 0 ? `retry ${countdown(lane.dueAt - now)}` : '',
      )
    this.#drawPresent(present !== undefined && !isSettled(lane) ? present : undefined)
    this.#drawEdges(drawing.window)
  }

  #drawPresent(at: number | undefined): void {
    if (at !== undefined && !this.#present) {
      this.#present = element('span', { class: 'present-here', role: 'none' })
      this.#moving.append(this.#present)
    }
    if (!this.#present) return
    this.#present.hidden = at === undefined
    if (at !== undefined) this.#present.style.translate = `${at.toFixed(1)}px 0`
  }

  #drawLabel(lane: Lane, { receiver, isAlone, eventOf, height }: RowDrawing): void {
    change(this.#event, { title: eventWords(lane.event) ?? '' }, lane.event === '' ? lane.id : lane.event)
    this.element.dataset['delivery'] = lane.id
    this.#label.id = `lane-${lane.id}`
    const unproven = UNPROVEN[lane.evidence ?? '']
    if (unproven === undefined) holdChildren(this.#name, [this.#event])
    else
      this.#name.replaceChildren(
        this.#event,
        ' ',
        element('span', { class: 'evidence', title: unproven }, lane.evidence ?? ''),
      )
    const identity = isAlone || receiver !== undefined ? identityText(lane, receiver) : ''
    // In a row with three lines, the identity of the delivery has its own line.
    const isInline = identity !== '' && height !== 'tall'
    const facts = height === 'dense' ? shortFacts(lane, identity === '') : factsText(lane, isInline, eventOf)
    setText(this.#facts, isInline ? [identity, facts].filter((text) => text !== '').join(' · ') : facts)
    const words = identity === '' ? undefined : eventWords(lane.event)
    setText(this.#identity, isInline ? '' : [words, identity].filter((text) => text !== undefined).join(' · '))
    this.#label.title = lane.why
    this.element.dataset['state'] = lane.state
  }

  #drawEdges({ left, right }: RowDrawing['window']): void {
    const { pills = [], due } = this.#layout ?? {}
    const before = pills.filter(({ x, width }) => x + width <= left).length
    const after = pills.filter(({ x }) => x >= right).length + (due !== undefined && due >= right ? 1 : 0)
    this.#drawEdge('left', before, `◂ ${counted(before, 'attempt')}`)
    this.#drawEdge('right', after, `${counted(after, 'attempt')} ▸`)
  }

  #drawEdge(side: 'left' | 'right', count: number, text: string): void {
    let edge = this.#edges[side]
    if (!edge && count > 0) {
      edge = element('div', { class: `edge ${side}`, role: 'gridcell', 'data-edge': side })
      this.#edges[side] = edge
      this.#track.append(edge)
    }
    if (!edge) return
    edge.hidden = count === 0
    if (count > 0) setText(edge, text)
  }

  *#marks(lane: Lane, layout: LaneLayout, { height, eventOf }: RowDrawing): Iterable<HTMLElement> {
    const { pills, gaps, due } = layout
    const isTall = height !== 'dense'
    if (layout.hold && lane.hold) {
      const held = layout.hold
      const waited = lane.hold.to === undefined ? '' : ` ${describeMs(lane.hold.to - lane.hold.from)}`
      const whom = eventOf(lane.hold.waitsFor) ?? 'another delivery'
      const text = `${held.isOver ? `waited${waited}` : 'waits'} for ${whom}`
      const room = held.isOver ? held.width : Infinity
      if (room > 24) {
        const fits = room > text.length * 7.5 + 20
        const made = element(
          'div',
          { class: `hold${held.isOver ? ' over' : ''}`, role: 'gridcell', 'aria-label': text, title: text },
          fits ? text : '',
        )
        // While it lasts, it extends to the present, and is at least as wide as its text.
        const isWide = held.isOver || held.width > text.length * 7.5 + 20
        yield placed(made, held.x, isWide ? held.width : undefined)
      }
    }
    for (const [index, gap] of gaps.entries()) {
      const line = (this.#gaps[index] ??= element('span', { role: 'none' }, element('span', { role: 'none' })))
      line.className = `gap${gap.isAhead ? ' ahead' : ''}`
      if (line.firstElementChild) setText(line.firstElementChild, gap.text)
      yield placed(line, gap.x, gap.width)
    }
    if (lane.faults.length > 0) {
      const text = `Under fault ${lane.faults.join(', ')}`
      const flag = element('div', { class: 'flag', role: 'gridcell', 'aria-label': text, title: text }, FAULT_SIGN)
      if (pills.length === 0 || isTall) flag.append(` ${lane.faults.join(', ')}`)
      yield placed(flag, pills[0]?.x ?? layout.hold?.x ?? 0)
    }
    for (const [index, pill] of pills.entries()) {
      const made = (this.#pills[index] ??= element('div', { role: 'gridcell' }))
      drawPill(made, lane, pill)
      yield placed(made, pill.x, pill.width)
      const { faults } = pill.mark
      if (isTall && faults.length > 0 && lane.faults.length === 0)
        yield placed(
          element('span', { class: 'fault-line', role: 'none' }, `${FAULT_SIGN} fault ${faults.join(', ')}`),
          pill.x,
        )
    }
    if (due === undefined || lane.dueAt === undefined) return
    const number = String(lane.marks.length + 1)
    const text = `Attempt ${number} is due at ${clockTime(lane.dueAt)}`
    yield placed(element('div', { class: 'mark due', role: 'gridcell', 'aria-label': text, title: text }, number), due)
    this.#countdown ??= element('span', { class: 'countdown', role: 'none' })
    yield placed(this.#countdown, due)
  }
}

const signOf = ({ state }: Lane): string => {
  const sign = {
    delivered: GLYPHS.accepted.sign,
    exhausted: GLYPHS.rejected.sign,
    canceled: GLYPHS.canceled.sign,
    held: GLYPHS.held.sign,
    'in-flight': GLYPHS['in-flight'].sign,
    scheduled: '',
  }[state]
  return sign === '' ? '' : `${sign} `
}

const drawPill = (made: HTMLElement, lane: Lane, { mark, glyph, text, isPushed }: Pill): void => {
  const faulty = mark.faults.length > 0 ? ' faulty' : ''
  const said = describeMark(mark, clockTime)
  change(
    made,
    {
      class: `mark pill ${glyph}${faulty}${isPushed ? ' pushed' : ''}`,
      id: `mark-${lane.id}-${String(mark.number)}`,
      'data-attempt': String(mark.number),
      'aria-label': said,
      title: isPushed ? `${said} (drawn right of where it happened, to be seen beside the one before)` : said,
    },
    text === '' ? GLYPHS[glyph].sign : `${GLYPHS[glyph].sign}\u2002${text}`,
  )
}

const placed = (made: HTMLElement, x: number, width?: number): HTMLElement => {
  made.style.translate = `${x.toFixed(1)}px 0`
  if (width !== undefined) made.style.width = `${Math.max(0, width).toFixed(1)}px`
  return made
}
