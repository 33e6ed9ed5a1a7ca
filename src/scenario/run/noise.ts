/** Answers that are remembered; those before them say nothing of how busy the machine is by now. */
const MAX_ANSWERS_KEPT = 50

/** Below so many answers there is nothing to compare with. */
const MIN_RESPONSES = 5

/** Recent response times of ordinary deliveries, as a baseline for time limits. */
export class Noise {
  readonly #ms: number[] = []

  /** Takes note of an ordinary answer, in real milliseconds. */
  heard(ms: number): void {
    this.#ms.push(ms)
    if (this.#ms.length > MAX_ANSWERS_KEPT) this.#ms.shift()
  }

  /** The middle of what ordinary answers have lately taken, in milliseconds; undefined while there are too few. */
  get ordinaryMs(): number | undefined {
    if (this.#ms.length < MIN_RESPONSES) return undefined
    return [...this.#ms].sort((a, b) => a - b)[Math.floor(this.#ms.length / 2)]
  }

  /** Whether ordinary answers take so long that a limit tells nothing: more than a quarter of it. */
  drowns(limitMs: number): boolean {
    return (this.ordinaryMs ?? 0) > limitMs / 4
  }
}
