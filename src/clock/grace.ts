/**
 * Waits for a promise for at most `graceMs` milliseconds of real time. The timer is cleared once the promise settles,
 * so it does not keep the process alive.
 */
export const withinGrace = (promise: Promise<void>, graceMs: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, graceMs)
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer)
    })
  })
