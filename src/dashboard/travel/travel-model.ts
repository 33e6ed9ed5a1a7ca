import { signal } from '@preact/signals'
import { entryWords } from './entry-words.ts'
import type { Model } from '../model.ts'

const PLAY_MS = 50
/** Speeds of a replay, as multiples of the mock's. */
export const SPEEDS = [1, 4, 16] as const

/** Time travel through the journal: the page's position in it, and the replay from there. */
export class TravelModel {
  /** Position in the journal, from 0; undefined in the present. */
  readonly place = signal<number | undefined>(undefined)
  readonly isPlaying = signal(false)
  readonly speed = signal<number>(SPEEDS[0])
  readonly #model: Model
  readonly #changed: () => void
  readonly #readPast: () => Promise<void>
  #time = 0
  /** Position at which a replay ends; undefined if it ends with the journal. */
  #until: number | undefined
  #timer: ReturnType<typeof setInterval> | undefined

  /** @param readPast reads the journal from its beginning if the page started later */
  constructor(model: Model, changed: () => void, readPast: () => Promise<void>) {
    this.#model = model
    this.#changed = changed
    this.#readPast = readPast
  }

  get last(): number {
    return this.#model.history.length - 1
  }

  /** The entry that was just applied, in words. */
  words(): string {
    const entry = this.place.value === undefined ? undefined : this.#model.history.entry(this.place.value)
    return entry ? entryWords(entry, (id) => this.#model.lanes.byId.get(id)?.event) : ''
  }

  /** The mock's time at the page's position. */
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
    await this.read()
    this.goTo(this.last)
  }

  /** Reads the part of the journal not read yet, so that the page can go back to it. */
  async read(): Promise<void> {
    await this.#readPast()
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
    this.#run(undefined)
  }

  /** Plays the journal from one position to another. */
  replay(from: number, to: number): void {
    this.goTo(from)
    this.#run(to)
  }

  #run(until: number | undefined): void {
    this.#until = until
    this.#time = this.#model.now()
    this.isPlaying.value = true
    this.#timer = setInterval(() => {
      this.#tick()
    }, PLAY_MS)
  }

  #tick(): void {
    const { history } = this.#model
    const place = this.place.value ?? 0
    const end = this.#until ?? this.last
    if (place >= end) return this.#stop()
    this.#time += PLAY_MS * this.speed.value
    let to = place
    while (to < end) {
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
