/** The run ended before a scenario finished. */
export class InterruptedRun extends Error {}

/** Waits for work until the signal aborts; the work continues unobserved. @throws {InterruptedRun} */
export const untilInterrupted = async <T>(work: Promise<T>, over: AbortSignal): Promise<T> => {
  work.catch(() => undefined)
  let interrupt = (): void => undefined
  const interrupted = new Promise<never>((_, reject) => {
    interrupt = () => {
      reject(new InterruptedRun())
    }
  })
  over.addEventListener('abort', interrupt, { once: true })
  try {
    return await Promise.race([work, interrupted])
  } finally {
    over.removeEventListener('abort', interrupt)
  }
}
