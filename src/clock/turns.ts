/** Runs tasks one after another, in order of arrival. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  /** Runs a task once all earlier ones have settled. */
  take<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(task)
    this.#last = turn.catch(() => undefined)
    return turn
  }
}
