/** The clock runs smoothly enough at this many milliseconds a frame, and leaves the machine to the tests. */
const FRAME_MS = 50
/** Milliseconds that a frame is waited for. */
const HIDDEN_MS = 200
/** Milliseconds between two counts over all deliveries, at most; few are counted at every frame. */
const COUNT_MS = 500
const DELIVERIES_A_MS = 4

export interface FrameParts {
  /** Whether there is something to draw yet. */
  isReady(): boolean
  /** Whether the mock's time goes on, so that each frame shows something else. */
  runs(): boolean
  /** Deliveries that are counted over. */
  size(): number
  draw(): void
  /** Draws what is counted over all deliveries. */
  count(): void
}

/** Draws the page when something has changed, and no more often than is seen. */
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

  /** Something else is to be drawn. */
  changed = (): void => {
    this.#isChanged = true
  }

  /** A person moved the view, and is shown that in the next frame. */
  moved = (): void => {
    this.#isMoved = true
  }

  /** What is known of deliveries has changed. */
  recount = (): void => {
    this.#isCounted = false
    this.#isChanged = true
  }

  /** What is known of all deliveries is another: it is counted in the next frame. */
  recountNow = (): void => {
    this.#countedAt = 0
    this.recount()
  }

  /** Resolves once the next frame is on the screen; soon, where the page is hidden and draws none. */
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
