import type { BoardItem } from './board-rows.ts'
import { element, setText } from '../parts/element.ts'
import { bareTitle } from './story-steps.ts'
import { counted, shortId } from '../../picture/words.ts'
import { isSettled, type Lane } from '../../timeline/lanes.ts'

type HeadItem = Exclude<BoardItem, { readonly kind: 'lane' }>

/** Returns the key that identifies the row of an item. */
export const keyOf = (item: BoardItem): string => {
  switch (item.kind) {
    case 'lane':
      return item.lane.id
    case 'act':
      return `act ${String(item.part.seq)}`
    default:
      return `interaction ${item.id}`
  }
}

/** Returns the totals of some deliveries: events and requests, and effects if receivers reported them. */
const sumOf = (lanes: readonly Lane[]): string => {
  const requests = lanes.reduce((sum, { marks }) => sum + marks.length, 0)
  const sum = `${counted(lanes.length, 'event')}, ${counted(requests, 'request')}`
  const known = lanes.flatMap(({ effects }) => effects ?? [])
  if (known.length === 0) return sum
  const dropped = known.reduce((total, one) => total + one.dropped, 0)
  const done = known.reduce((total, one) => total + one.done, 0)
  return `${sum}, ${counted(done, 'effect')}${dropped === 0 ? '' : ` (${counted(dropped, 'duplicate')} dropped)`}`
}

const stateOf = (lanes: readonly Lane[]): string => {
  if (lanes.some(({ state }) => state === 'exhausted')) return 'failed'
  if (!lanes.every(isSettled)) return 'pending'
  return lanes.every(({ state }) => state === 'delivered') ? 'delivered' : 'settled'
}

/** A header above some deliveries: an act with its sentence, or an interaction with its medium. */
export class HeadRow {
  readonly element: HTMLElement
  readonly #title = element('strong')
  readonly #text = element('span', { class: 'quiet said' })
  readonly #sum = element('span', { class: 'sum' })
  readonly kind: HeadItem['kind']

  constructor(kind: HeadItem['kind']) {
    this.kind = kind
    this.element = element(
      'div',
      { class: `head ${kind}`, role: 'row' },
      element('div', { class: 'inside', role: 'rowheader' }, this.#title, ' ', this.#text, ' ', this.#sum),
    )
  }

  /** @param mediumOf returns the medium of an interaction, once it is known */
  draw(item: HeadItem, mediumOf: (interactionId: string) => string): void {
    if (item.kind === 'act') {
      setText(this.#title, `${String(item.number)}  ${bareTitle(item.part.title === '' ? 'Before' : item.part.title)}`)
      setText(this.#text, item.part.caption)
    } else {
      setText(this.#title, `Interaction ${shortId(item.id)}`)
      setText(this.#text, mediumOf(item.id))
      this.element.title = item.id
    }
    setText(this.#sum, sumOf(item.lanes))
    this.element.dataset['state'] = stateOf(item.lanes)
  }
}
