/** A run ended before a scenario was over. */
export class Interrupted extends Error {}

/** Waits for work no longer than until the signal; then it comes to its own end unheeded. @throws {Interrupted} */
export const orInterrupted = async <T>(work: Promise<T>, over: AbortSignal): Promise<T> => {
  work.catch(() => undefined)
  let interrupt = (): void => undefined
  const interrupted = new Promise<never>((_, reject) => {
    interrupt = () => {
      reject(new Interrupted())
    }
  })
  over.addEventListener('abort', interrupt, { once: true })
  try {
    return await Promise.race([work, interrupted])
  } finally {
    over.removeEventListener('abort', interrupt)
  }
}
