/**
 * Resolves once a promise resolves, or after `graceMs` milliseconds of real time; rejects if the promise rejects
 * before. The timer is cleared once the promise settles, so that it does not keep the process alive.
 */
export const withinGrace = (promise: Promise<void>, graceMs: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, graceMs)
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer)
    })
  })
