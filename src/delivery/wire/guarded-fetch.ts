import type { lookup } from 'node:dns'
import { createTargetPolicy } from '../../subscriptions/target-policy.ts'
import { guardedConnector } from './connector.ts'

export type GuardedFetch = (url: string | URL, init?: RequestInit) => Promise<Response>

/**
 * Creates a `fetch` for URLs that the user named. It rejects only metadata addresses, checking the address that is
 * actually connected to, and sends only text bodies.
 * @param resolve resolves host names; default: the system resolver
 */
export const createGuardedFetch = (resolve?: typeof lookup): GuardedFetch => {
  const policy = createTargetPolicy({ allowTargets: [] })
  // undici is bundled as CommonJS, so its names are on the default export. It is loaded on first use.
  const load = async () => {
    const { Agent, fetch } = (await import('undici')).default
    const dial = guardedConnector({
      policy,
      origin: 'configured',
      insecureTls: false,
      ...(resolve && { resolve }),
    })
    const dispatcher = new Agent({
      connect: (target, callback) => {
        dial(target, (error, socket) => {
          if (socket) callback(null, socket)
          else callback(error instanceof Error ? error : new Error(String(error)), null)
        })
      },
    })
    return { fetch, dispatcher }
  }
  let loading: ReturnType<typeof load> | undefined
  return async (url, { method = 'GET', headers, body, signal, redirect } = {}) => {
    const { fetch, dispatcher } = await (loading ??= load())
    return fetch(url, {
      method,
      dispatcher,
      headers: Object.fromEntries(new Headers(headers)),
      ...(typeof body === 'string' && { body }),
      ...(signal && { signal }),
      ...(redirect && { redirect }),
    })
  }
}

/** A `fetch` that rejects metadata addresses and uses the system resolver. */
export const guardedFetch: GuardedFetch = createGuardedFetch()
