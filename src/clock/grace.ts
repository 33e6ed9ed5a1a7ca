/**
 * Waits for a promise, but `graceMs` of real time at most. The timer keeps no process alive once the promise has
 * come.
 */
export const withinGrace = (promise: Promise<void>, graceMs: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, graceMs)
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer)
    })
  })
