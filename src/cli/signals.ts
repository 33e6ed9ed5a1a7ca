/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
export const untilSignal = (): Promise<void> =>
  new Promise((resolve) => {
    let told = false
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (told) process.exit(130)
        told = true
        resolve()
      })
    }
  })
