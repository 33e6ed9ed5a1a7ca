import { entryWords } from '../entry-words.ts'
import { element } from '../element.ts'
import { JournalHistory } from '../time-travel.ts'
import type { PlayedJournal } from './played-journal.ts'
import { timelineSvg } from './timeline-svg.ts'
import { clockTime, zoneName } from '../../timeline/local-time.ts'

/** Milliseconds between two steps of the play. */
const STEP_MS = 400

/** Draws the picture of an exported file after any entry of its journal. */
const play = (): void => {
  const told = document.getElementById('journal')?.textContent
  const picture = document.querySelector('svg')
  if (told === undefined || told === null || !picture) return
  const { entries, names, ...drawing } = JSON.parse(told) as PlayedJournal
  const history = new JournalHistory()
  history.add(entries)
  const last = history.length - 1
  if (last < 1) return
  const shown = new Set(drawing.deliveries)
  const words = element('span', { class: 'quiet' })
  const range = element('input', { type: 'range', min: '0', max: String(last), 'aria-label': 'Place in the journal' })
  let drawn: Element = picture

  const draw = (): void => {
    const place = Number(range.value)
    const state = history.stateAt(place)
    const entry = history.entry(place)
    if (!state || !entry) return
    const svg = timelineSvg(
      {
        ...drawing,
        lanes: state.lanes.order.filter(({ id }) => shown.has(id)),
        now: state.at,
        who: (id) => names[id] ?? id,
        context: { ...drawing.context, parts: state.parts },
      },
      true,
    )
    const made = document.importNode(new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement, true)
    drawn.replaceWith(made)
    drawn = made
    const entryText = entryWords(entry, (id) => state.lanes.byId.get(id)?.event)
    const said = `${clockTime(state.at)} ${zoneName(state.at)}, ${entryText}`
    words.textContent = `${String(place + 1)} of ${String(last + 1)} · ${said}`
    range.setAttribute('aria-valuetext', said)
  }

  let timer: ReturnType<typeof setInterval> | undefined
  const stop = (): void => {
    clearInterval(timer)
    timer = undefined
    start.textContent = 'Play'
  }
  const goTo = (place: number): void => {
    range.value = String(place)
    draw()
  }
  const press = (label: string, name: string, then: () => void): HTMLButtonElement => {
    const made = element('button', { type: 'button', 'aria-label': name }, label)
    made.addEventListener('click', then)
    return made
  }
  const start = press('Play', 'Play', () => {
    if (timer !== undefined) return stop()
    if (Number(range.value) >= last) goTo(0)
    start.textContent = 'Pause'
    timer = setInterval(() => {
      goTo(Number(range.value) + 1)
      if (Number(range.value) >= last) stop()
    }, STEP_MS)
  })
  const step = (by: number): void => {
    stop()
    goTo(Number(range.value) + by)
  }
  range.addEventListener('input', () => {
    stop()
    draw()
  })
  const controls = element('div', { class: 'player', role: 'group', 'aria-label': 'Time travel' })
  controls.append(
    press('◂', 'Previous entry', () => {
      step(-1)
    }),
    start,
    press('▸', 'Next entry', () => {
      step(1)
    }),
    range,
    words,
  )
  picture.before(controls)
  goTo(last)
}

play()
