/** Runs tasks one after another, in the order in which they come. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  /** Runs a task once all earlier ones have ended, however they ended. */
  take<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(task)
    this.#last = turn.catch(() => undefined)
    return turn
  }
}
