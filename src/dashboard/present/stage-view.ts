import { FAULT_SIGN, GLYPHS, glyphOf } from '../../picture/glyphs.ts'
import { counted, markLabel, shortId } from '../../picture/words.ts'
import { describeMs } from '../../kit/span-words.ts'
import type { Entry } from '../../timeline/entry-view.ts'
import type { Lane, Mark } from '../../timeline/lanes.ts'
import { countdown } from '../../timeline/time-scale.ts'
import { element, part, setText } from '../parts/element.ts'
import type { Flight, LedgerLine, Scene } from './scene.ts'

export interface StageParts {
  /** Instant of the mock's clock; undefined unless the playback follows the journal. */
  now(): number | undefined
  /** The signature header of an attempt as it was sent; undefined until it has been read. */
  signature(deliveryId: string, attempt: number): string | undefined
  nameOf(subscriptionId: string): string
  urlOf(subscriptionId: string): string
}

const FLIGHT_MS = 650
/** Pixels left below the line of the ledger that is scrolled to. */
const LEDGER_MARGIN_PX = 8

/** The most effects to list: as many as the built-in acts have. */
const MAX_LEDGER_LINES = 6
const MAX_RESULT_LANES = 6
const ACT_PREFIX = /^Act \d+ of \d+: /

/** Draws scenes: the mock and the receiver on either side, and requests in between. */
export class StageView {
  readonly #parts: StageParts
  readonly #parcel = part('parcel', HTMLElement)
  readonly #wait = part('wait', HTMLElement)
  readonly #stage = part('stage', HTMLElement)
  #scene: Scene | undefined

  constructor(parts: StageParts) {
    this.#parts = parts
  }

  /** Shows a scene; animates it if the entry that led to it is given. */
  show(scene: Scene, beat: Entry | undefined): void {
    this.#scene = scene
    this.#tell(scene)
    this.#stage.toggleAttribute('data-result', isResult(scene) && scene.ledger.length > 0)
    this.#drawSides(scene)
    this.#drawParcel(scene)
    if (beat?.type === 'attempt-started' || beat?.type === 'attempt-ended') this.#fly(scene)
    part('ledger', HTMLElement).replaceChildren(...this.#ledger(scene))
    part('attempts', HTMLElement).replaceChildren(...shownLanes(scene).map((lane) => this.#row(lane)))
    showLatest(part('ledger', HTMLElement))
    this.tick()
  }

  /** Draws what changes without an entry: the countdown, and a late signature check. */
  tick(): void {
    const flight = this.#scene?.flight
    this.#wait.hidden = flight?.kind !== 'pause'
    if (flight?.kind === 'pause') {
      const now = this.#parts.now()
      const pause = flight.dueAt - (flight.lane.marks.at(-1)?.endedAt ?? flight.dueAt)
      setText(
        this.#wait,
        now === undefined
          ? `next attempt after ${describeMs(pause)}`
          : `next attempt ${countdown(flight.dueAt - now).replace('due', 'now')}`,
      )
    }
    if (flight && flight.kind !== 'nothing') this.#drawSignature(flight.lane)
  }

  #tell({ parts }: Scene): void {
    const last = parts.at(-1)
    setText(part('title', HTMLElement), last?.title.replace(ACT_PREFIX, '') ?? 'mock-genesys')
    setText(part('caption', HTMLElement), last?.caption ?? 'Waiting for the first event.')
    const acts = parts.filter(({ title }) => ACT_PREFIX.test(title))
    const all = Number(/ of (\d+): /.exec(acts.at(-1)?.title ?? '')?.[1] ?? 0)
    const on = Number(/^Act (\d+)/.exec(acts.at(-1)?.title ?? '')?.[1] ?? 0)
    const isOver = acts.at(-1) !== last
    part('steps', HTMLElement).replaceChildren(
      ...Array.from({ length: all }, (_, index) => {
        const isPast = index + 1 < on || (isOver && index + 1 === on)
        const isNow = index + 1 === on && !isOver
        let state = 'ahead'
        if (isPast) state = 'past'
        if (isNow) state = 'now'
        return element(
          'li',
          { 'data-state': state, ...(isNow && { 'aria-current': 'step' }) },
          isPast ? '✓' : String(index + 1),
        )
      }),
    )
  }

  #drawSides({ flight, lanes }: Scene): void {
    const lane = flight.kind === 'nothing' ? lanes.order.at(-1) : flight.lane
    const [sender, receiver] = this.#stage.querySelectorAll('.side')
    sender?.toggleAttribute('data-busy', flight.kind === 'request')
    const last = flight.kind === 'nothing' ? undefined : flight.lane.marks.at(-1)
    receiver?.toggleAttribute('data-down', last !== undefined && glyphOf(last) === 'unreachable')
    setText(part('receiver-name', HTMLElement), lane ? this.#parts.nameOf(lane.subscriptionId) : 'Receiver')
    setText(part('receiver-url', HTMLElement), lane ? this.#parts.urlOf(lane.subscriptionId) : '')
    setText(part('sending', HTMLElement), flight.kind === 'nothing' ? '' : sendingOf(flight.lane))
    if (flight.kind === 'nothing') setText(part('signature', HTMLElement), '')
    else this.#drawSignature(flight.lane)
  }

  #drawSignature(lane: Lane): void {
    const number = lane.marks.at(-1)?.number
    setText(part('signature', HTMLElement), (number !== undefined && this.#parts.signature(lane.id, number)) || '')
  }

  #drawParcel({ flight }: Scene): void {
    const parcel = this.#parcel
    const ended = flight.kind === 'pause' ? flight.lane.marks.at(-1) : markOf(flight, 'response')
    parcel.hidden = flight.kind !== 'request' && ended === undefined
    parcel.toggleAttribute('data-past', flight.kind === 'pause')
    if (flight.kind === 'request') {
      delete parcel.dataset['glyph']
      parcel.dataset['end'] = 'right'
      const faults = flight.mark.faults.map((fault) => `${FAULT_SIGN} ${fault}`)
      setText(parcel, [`POST ${flight.lane.event} ▸`, 'signed', ...faults].join('\n'))
    } else if (ended) {
      const glyph = glyphOf(ended)
      parcel.dataset['glyph'] = glyph
      parcel.dataset['end'] = endOf(ended)
      setText(parcel, `${glyph === 'accepted' || glyph === 'rejected' ? '◂ ' : ''}${pillText(ended)}`)
    }
  }

  /** Moves requests and responses; with reduced motion they are drawn at their end. */
  #fly({ flight }: Scene): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const way = part('way', HTMLElement).clientWidth
    const own = this.#parcel.offsetWidth
    const room = Math.max(0, way - own)
    const isToMock = endOf(markOf(flight, 'response')) === 'left'
    const shift = flight.kind === 'request' ? -room : room / (isToMock ? 1 : 2)
    if (flight.kind === 'response' && ['timed-out', 'unreachable'].includes(glyphOf(flight.mark))) {
      this.#parcel.animate([{ opacity: 0 }, { opacity: 1 }], { duration: FLIGHT_MS / 2 })
      return
    }
    this.#parcel.animate([{ translate: `${String(shift)}px 0` }, { translate: '0 0' }], {
      duration: FLIGHT_MS,
      easing: 'ease-in-out',
    })
  }

  #ledger({ ledger, lanes, touched }: Scene): HTMLElement[] {
    // A receiver that reports no effects: only its responses are known.
    if (ledger.length === 0) {
      setText(part('ledger-title', HTMLElement), 'Responses')
      return lanes.order
        .filter(({ marks }) => marks.length > 0)
        .slice(-6)
        .map(({ event, interactionId, marks }) => {
          const accepted = marks.filter(({ outcome }) => outcome === 'accepted').length
          return element(
            'li',
            {},
            whatOf(event, interactionId),
            element('span', { class: 'count' }, `${String(accepted)} × 200`),
          )
        })
    }
    setText(part('ledger-title', HTMLElement), 'Effects')
    return ledger.slice(-MAX_LEDGER_LINES).map((line) => ledgerRow(line, line === touched))
  }

  #row(lane: Lane): HTMLElement {
    const attempts = lane.marks.flatMap((mark, index) => {
      const before = lane.marks[index - 1]
      const pause = mark.startedAt - (before ? (before.endedAt ?? before.startedAt) : mark.startedAt)
      const gap = before ? [element('span', { class: 'gap' }, `── ${describeMs(pause)} ──`)] : []
      return [...gap, element('span', { class: 'pill', 'data-glyph': glyphOf(mark) }, pillText(mark))]
    })
    const held = lane.marks.length === 0 ? [element('span', { class: 'gap' }, `${GLYPHS.held.sign} delayed`)] : []
    return element('li', {}, element('span', { class: 'event' }, lane.event || shortId(lane.id)), ...attempts, ...held)
  }
}

/**
 * Scrolls the container of the ledger to the line that has just changed, otherwise to the last line, if not all lines
 * fit.
 */
const showLatest = (ledger: HTMLElement): void => {
  const line = ledger.querySelector<HTMLElement>('[data-new]') ?? ledger.lastElementChild
  const side = ledger.closest('.side')
  if (!line || !side) return
  const below = line.getBoundingClientRect().bottom - side.getBoundingClientRect().bottom
  side.scrollTop += below + LEDGER_MARGIN_PX
}

/** Returns the deliveries of the act; for the result after the acts, the newest of all. */
const shownLanes = (scene: Scene): readonly Lane[] =>
  isResult(scene) ? scene.lanes.order.slice(-MAX_RESULT_LANES) : scene.ofAct

/** Whether the acts are over, and nothing has been published since. */
const isResult = ({ parts, ofAct }: Scene): boolean =>
  ofAct.length === 0 && !ACT_PREFIX.test(parts.at(-1)?.title ?? '') && parts.some(({ title }) => ACT_PREFIX.test(title))

const pillText = (mark: Mark): string =>
  `${GLYPHS[glyphOf(mark)].sign} ${markLabel(mark)}${mark.faults.length > 0 ? ` ${FAULT_SIGN}` : ''}`

const markOf = (flight: Flight, kind: Flight['kind']): Mark | undefined =>
  flight.kind === kind && 'mark' in flight ? flight.mark : undefined

/** Returns where the outcome of an attempt is drawn: at the mock, in between, or at the receiver. */
const endOf = (mark: Mark | undefined): 'left' | 'middle' | 'right' => {
  switch (mark && glyphOf(mark)) {
    case 'response-lost':
      return 'middle'
    case 'unreachable':
      return 'right'
    default:
      return 'left'
  }
}

const sendingOf = ({ event, marks }: Lane): string => {
  const number = marks.at(-1)?.number ?? 1
  return `${event}${number > 1 ? `, attempt ${String(number)}` : ''}`
}

const whatOf = (event: string, interactionId: string): HTMLElement =>
  element('span', { class: 'what' }, `${event} ${shortId(interactionId)}`)

const ledgerRow = ({ event, interactionId, effects, duplicates }: LedgerLine, isNew: boolean): HTMLElement =>
  element(
    'li',
    { ...(isNew && { 'data-new': '' }), ...(effects > 1 && { 'data-twice': '' }) },
    whatOf(event, interactionId),
    element('span', { class: 'count' }, counted(effects, 'effect')),
    ...(duplicates > 0 ? [element('span', { class: 'dropped' }, `${counted(duplicates, 'duplicate')} ignored`)] : []),
  )
