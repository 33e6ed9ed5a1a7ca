/** Milliseconds per frame: short enough for a smooth clock, long enough to leave the CPU to the tests. */
const FRAME_MS = 50
/** How long to wait for a frame, in milliseconds. */
const HIDDEN_MS = 200
/** Milliseconds between two counts over all deliveries, at most; a small number is counted every frame. */
const COUNT_MS = 500
const DELIVERIES_A_MS = 4

export interface FrameParts {
  /** Whether there is anything to draw yet. */
  isReady(): boolean
  /** Whether the mock's time is running, so that each frame differs. */
  runs(): boolean
  /** Number of deliveries that a count iterates over. */
  size(): number
  draw(): void
  /** Draws the counts over all deliveries. */
  count(): void
}

/** Redraws the page when something has changed, at most once per visible frame. */
export class FrameLoop {
  readonly #parts: FrameParts
  #isChanged = true
  #isMoved = false
  #isCounted = false
  #drawnAt = 0
  #countedAt = 0

  constructor(parts: FrameParts) {
    this.#parts = parts
  }

  start(): void {
    requestAnimationFrame((at) => {
      this.#frame(at)
    })
  }

  /** Requests a redraw. */
  changed = (): void => {
    this.#isChanged = true
  }

  /** Requests a redraw in the next frame, because the user moved the view. */
  moved = (): void => {
    this.#isMoved = true
  }

  /** Requests a new count, because deliveries have changed. */
  recount = (): void => {
    this.#isCounted = false
    this.#isChanged = true
  }

  /** Requests a new count in the next frame, because all deliveries were replaced. */
  recountNow = (): void => {
    this.#countedAt = 0
    this.recount()
  }

  /** Resolves once the next frame is on the screen; after a short time if the page is hidden and draws none. */
  shown(): Promise<void> {
    return new Promise((resolve) => {
      setTimeout(resolve, HIDDEN_MS)
      requestAnimationFrame(() => setTimeout(resolve))
    })
  }

  #frame(at: number): void {
    this.start()
    const isDue = at - this.#drawnAt >= FRAME_MS && (this.#isChanged || this.#parts.runs() || !this.#isCounted)
    if (!this.#parts.isReady() || !(this.#isMoved || isDue)) return
    this.#drawnAt = at
    this.#isChanged = false
    this.#isMoved = false
    this.#parts.draw()
    const pause = Math.min(COUNT_MS, this.#parts.size() / DELIVERIES_A_MS)
    if (this.#isCounted || performance.now() - this.#countedAt < pause) return
    this.#isCounted = true
    this.#countedAt = performance.now()
    this.#parts.count()
  }
}
