import type { Behaviour } from './behaviour.ts'
import type { Heard } from './payload.ts'

const LIMIT_MS = 10_000

/** Whether a URI is of an origin, and carries no user name that would show another host. */
export const isOf = (origin: string | undefined, uri: URL): boolean =>
  origin !== undefined && uri.origin === origin && uri.username === '' && uri.password === ''

/**
 * Fetches the resources of what has started, one after another. One that is not there yet (404) is asked for again;
 * every other failure is left alone.
 */
export const lookUp = async (heard: readonly Heard[], steps: Behaviour): Promise<void> => {
  for (const { event, selfUri } of heard) {
    if (event !== 'STARTED' || selfUri === undefined || !URL.canParse(selfUri)) continue
    const uri = new URL(selfUri)
    if (!steps.lookUp.allows(uri)) continue
    for (const waitMs of [...steps.lookUp.waitsMs, undefined]) {
      if ((await statusOf(uri, steps)) !== 404 || waitMs === undefined) break
      await steps.surroundings.pause(waitMs)
    }
  }
}

const statusOf = async (uri: URL, { surroundings, lookUp: { redirect } }: Behaviour): Promise<number | undefined> => {
  try {
    const response = await surroundings.fetch(uri, { method: 'GET', redirect, signal: AbortSignal.timeout(LIMIT_MS) })
    await response.body?.cancel()
    return response.status
  } catch {
    return undefined
  }
}
