/** How many responses are remembered; older ones do not show how busy the machine is now. */
const MAX_TIMES_KEPT = 50

/** The fewest responses to compare with. */
const MIN_RESPONSES = 5

/** Recent response times of ordinary deliveries, as a baseline for time limits. */
export class Noise {
  readonly #ms: number[] = []

  /** Records the response time of an ordinary delivery, in real milliseconds. */
  heard(ms: number): void {
    this.#ms.push(ms)
    if (this.#ms.length > MAX_TIMES_KEPT) this.#ms.shift()
  }

  /** Median of recent response times, in milliseconds; undefined if there are too few. */
  get ordinaryMs(): number | undefined {
    if (this.#ms.length < MIN_RESPONSES) return undefined
    return [...this.#ms].sort((a, b) => a - b)[Math.floor(this.#ms.length / 2)]
  }

  /** Whether ordinary responses take more than a quarter of a limit, which then shows nothing. */
  drowns(limitMs: number): boolean {
    return (this.ordinaryMs ?? 0) > limitMs / 4
  }
}
