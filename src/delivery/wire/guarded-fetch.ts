import type { lookup } from 'node:dns'
import { createTargetPolicy } from '../../subscriptions/target-policy.ts'
import { guardedConnector } from './connector.ts'

export type GuardedFetch = (url: string | URL, init?: RequestInit) => Promise<Response>

/**
 * Makes a fetch for what the user named himself: it goes anywhere but to a metadata address, judged by the address
 * really dialled. Bodies are text.
 * @param resolve resolves host names; the system's own by default
 */
export const createGuardedFetch = (resolve?: typeof lookup): GuardedFetch => {
  const policy = createTargetPolicy({ allowTargets: [] })
  // Bundled CommonJS: its names are members of the default export. Loaded with the first call.
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

/** A fetch that goes anywhere but to a metadata address. */
export const guardedFetch: GuardedFetch = createGuardedFetch()
