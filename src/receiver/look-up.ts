import type { Behavior } from './behavior.ts'
import type { ReceivedEvent } from './payload.ts'

const LIMIT_MS = 10_000

/** Returns whether a URI has an origin and no user name, which could disguise another host. */
export const isOf = (origin: string | undefined, uri: URL): boolean =>
  origin !== undefined && uri.origin === origin && uri.username === '' && uri.password === ''

/**
 * Fetches the resources of started interactions, one after another. A 404 is retried, because the resource may not
 * exist yet; other failures are not.
 */
export const lookUp = async (received: readonly ReceivedEvent[], steps: Behavior): Promise<void> => {
  for (const { event, selfUri } of received) {
    if (event !== 'STARTED' || selfUri === undefined || !URL.canParse(selfUri)) continue
    const uri = new URL(selfUri)
    if (!steps.lookUp.allows(uri)) continue
    for (const waitMs of [...steps.lookUp.waitsMs, undefined]) {
      if ((await statusOf(uri, steps)) !== 404 || waitMs === undefined) break
      await steps.environment.pause(waitMs)
    }
  }
}

const statusOf = async (uri: URL, { environment, lookUp: { redirect } }: Behavior): Promise<number | undefined> => {
  try {
    const response = await environment.fetch(uri, { method: 'GET', redirect, signal: AbortSignal.timeout(LIMIT_MS) })
    await response.body?.cancel()
    return response.status
  } catch {
    return undefined
  }
}
