import type { Entry } from '../../timeline/entry-view.ts'
import { isBeat, Scene } from './scene.ts'

/** The playback: live, replaying, or stopped. */
export type PlaybackMode = 'live' | 'replay' | 'stopped'

export interface PlaybackParts {
  /** Shows a scene; `beat` is the entry that led to it when it is to be animated. */
  show(scene: Scene, beat: Entry | undefined): void
  /** Calls `callback` after a number of milliseconds; returns a function that cancels it. */
  later(ms: number, then: () => void): () => void
}

/** How long each kind of entry is shown before the next one, in milliseconds. */
const BEAT_MS: Readonly<Partial<Record<Entry['type'], number>>> = {
  'attempt-started': 750,
  'attempt-ended': 750,
  noted: 250,
}
/** The longest pause of a replay where the journal has one, in milliseconds. */
const MAX_GAP_MS = 1600
/** How many entries behind the journal animation stops: nobody could follow. */
const MAX_BEHIND = 60

/** Plays the journal beat by beat: as it happens, again, or step by step. */
export class Playback {
  readonly #parts: PlaybackParts
  #entries: Entry[] = []
  /** Entries that were read into the scene. */
  #read = 0
  #scene = new Scene()
  #mode: PlaybackMode = 'live'
  #stopTimer: (() => void) | undefined

  constructor(parts: PlaybackParts) {
    this.#parts = parts
  }

  get mode(): PlaybackMode {
    return this.#mode
  }

  /** Beats shown so far, and beats there are. */
  get position(): { readonly shown: number; readonly all: number } {
    return { shown: beatsIn(this.#entries.slice(0, this.#read)), all: beatsIn(this.#entries) }
  }

  /** Takes new entries of the journal. */
  add(entries: readonly Entry[]): void {
    this.#entries.push(...entries)
    if (this.#mode === 'live') {
      if (this.#entries.length - this.#read > MAX_BEHIND) this.#jumpTo(this.#entries.length)
      else this.#playOn()
    }
  }

  /** Starts over with another journal. */
  forget(): void {
    this.#cancel()
    this.#entries = []
    this.#jumpTo(0)
    this.#mode = 'live'
  }

  /** Shows the next beat and stops there. At the end, follows the journal again. */
  step(): void {
    this.#cancel()
    this.#mode = this.#advance() ? 'stopped' : 'live'
  }

  /** Moves forward or back by a number of beats, and stops there. */
  scrub(by: number): void {
    this.seek(this.position.shown + by)
  }

  /** Shows the state after a number of beats. */
  seek(beats: number): void {
    this.#cancel()
    this.#mode = 'stopped'
    let left = Math.max(0, beats)
    const index = this.#entries.findIndex((entry) => isBeat(entry) && --left < 0)
    this.#jumpTo(index < 0 ? this.#entries.length : index)
  }

  /** Replays the current act from its beginning, at the pace of the journal. */
  replay(): void {
    this.#cancel()
    const isTitle = (entry: Entry): boolean => entry.type === 'noted' && entry.kind === 'title'
    const shown = this.#entries.slice(0, Math.max(1, this.#read))
    const last = shown.findLastIndex(isTitle)
    // The result at the end is not an act; the one before it is replayed.
    const isAct = this.#entries.slice(last, this.#read).some(({ type }) => type === 'published')
    const begin = last < 0 || isAct || this.#mode !== 'live' ? last : shown.slice(0, last).findLastIndex(isTitle)
    this.#jumpTo(Math.max(0, begin))
    this.#mode = 'replay'
    this.#playOn()
  }

  /** Follows the journal. */
  live(): void {
    this.#cancel()
    this.#mode = 'live'
    this.#jumpTo(this.#entries.length)
  }

  #playOn(): void {
    if (this.#stopTimer) return
    if (!this.#advance()) {
      if (this.#mode !== 'replay') return
      this.#mode = 'live'
      this.#parts.show(this.#scene, undefined)
      return
    }
    const beat = this.#entries[this.#read - 1]
    const next = this.#entries.slice(this.#read).find(isBeat)
    const least = (beat && BEAT_MS[beat.type]) ?? 0
    const gap = this.#mode === 'replay' && next && beat ? Date.parse(next.at) - Date.parse(beat.at) : 0
    this.#stopTimer = this.#parts.later(Math.max(least, Math.min(MAX_GAP_MS, gap)), () => {
      this.#stopTimer = undefined
      this.#playOn()
    })
  }

  #advance(): boolean {
    const from = this.#read
    const offset = this.#entries.slice(from).findIndex(isBeat)
    if (offset < 0) return false
    for (const entry of this.#entries.slice(from, from + offset + 1)) this.#scene.read(entry)
    this.#read = from + offset + 1
    this.#parts.show(this.#scene, this.#entries[this.#read - 1])
    return true
  }

  /** Moving back applies the entries again from the start: the state depends only on them. */
  #jumpTo(count: number): void {
    if (count < this.#read) {
      this.#scene = new Scene()
      this.#read = 0
    }
    for (const entry of this.#entries.slice(this.#read, count)) this.#scene.read(entry)
    this.#read = count
    this.#parts.show(this.#scene, undefined)
  }

  #cancel(): void {
    this.#stopTimer?.()
    this.#stopTimer = undefined
  }
}

const beatsIn = (entries: readonly Entry[]): number => entries.filter(isBeat).length
