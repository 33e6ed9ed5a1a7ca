import { signal } from '@preact/signals'
import { entryWords } from './entry-words.ts'
import type { Model } from './model.ts'

const PLAY_MS = 50
/** Speeds of a replay: times the mock's own. */
export const SPEEDS = [1, 4, 16] as const

/** Goes back through the journal: where the page stands in it, and the play that leads on from there. */
export class TravelModel {
  /** Place in the journal, from 0; undefined in the present. */
  readonly place = signal<number | undefined>(undefined)
  readonly isPlaying = signal(false)
  readonly speed = signal<number>(SPEEDS[0])
  readonly #model: Model
  readonly #changed: () => void
  readonly #readPast: () => Promise<void>
  #time = 0
  #timer: ReturnType<typeof setInterval> | undefined

  /** @param readPast reads the journal from its beginning, where the page began later */
  constructor(model: Model, changed: () => void, readPast: () => Promise<void>) {
    this.#model = model
    this.#changed = changed
    this.#readPast = readPast
  }

  get last(): number {
    return this.#model.history.length - 1
  }

  /** Returns the entry that was just applied, in words. */
  words(): string {
    const entry = this.place.value === undefined ? undefined : this.#model.history.entry(this.place.value)
    return entry ? entryWords(entry, (id) => this.#model.lanes.byId.get(id)?.event) : ''
  }

  /** The mock's time where the page stands. */
  at(): number {
    return this.#model.now()
  }

  goTo(place: number): void {
    this.#stop()
    this.#show(place)
  }

  step(by: number): void {
    this.goTo((this.place.value ?? this.last) + by)
  }

  async toggle(): Promise<void> {
    if (this.place.value !== undefined) return this.live()
    await this.#readPast()
    this.goTo(this.last)
  }

  /** Returns to the present. */
  live(): void {
    this.#stop()
    this.place.value = undefined
    this.#model.travel(undefined)
    this.#changed()
  }

  play(): void {
    if (this.isPlaying.value) return this.#stop()
    if (this.place.value === undefined || this.place.value >= this.last) this.#show(0)
    this.#time = this.#model.now()
    this.isPlaying.value = true
    this.#timer = setInterval(() => {
      this.#tick()
    }, PLAY_MS)
  }

  #tick(): void {
    const { history } = this.#model
    const place = this.place.value ?? 0
    if (place >= this.last) return this.#stop()
    this.#time += PLAY_MS * this.speed.value
    let to = place
    for (;;) {
      const next = history.entry(to + 1)
      if (!next || Date.parse(next.at) > this.#time) break
      to += 1
    }
    if (to > place) this.#show(to)
    else this.#model.travelClock(this.#time)
    this.#changed()
  }

  #show(place: number): void {
    const to = Math.max(0, Math.min(this.last, place))
    this.place.value = to
    this.#model.travel(to)
    this.#changed()
  }

  #stop(): void {
    clearInterval(this.#timer)
    this.isPlaying.value = false
  }
}
