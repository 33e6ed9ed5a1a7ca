import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Reads one header, by its lower-case name. */
export type HeaderLookup = (name: string) => string | undefined

/** The headers of a request: as node parsed them where it came over a socket, which spares making a Headers of them. */
export const headerLookup = (request: Request, env: unknown): HeaderLookup => {
  const incoming = (env as { incoming?: { headers?: IncomingHttpHeaders } } | undefined)?.incoming?.headers
  if (!incoming) return (name) => request.headers.get(name) ?? undefined
  return (name) => {
    const value = incoming[name]
    return Array.isArray(value) ? value.join(', ') : value
  }
}

const same = (given: string, expected: string): boolean => {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

/** Whether the emulated API's key was given: bare in Authorization or, where any form will do, as `Bearer` or in `x-api-key`. Assumption: `tokenForm`. */
export const hasApiKey = (header: HeaderLookup, key: string, form: 'any' | 'bare'): boolean => {
  const authorization = header('authorization')?.trim()
  if (form === 'bare') return authorization !== undefined && same(authorization, key)
  const bearer = authorization?.replace(/^bearer\s+/i, '')
  return [authorization, bearer, header('x-api-key')?.trim()].some((given) => given !== undefined && same(given, key))
}

export const hasBearer = (header: HeaderLookup, token: string): boolean => {
  const [, given] = /^bearer\s+(.+)$/i.exec(header('authorization')?.trim() ?? '') ?? []
  return given !== undefined && same(given.trim(), token)
}

const LOOPBACK = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\]|[\w-]+(?:\.[\w-]+)*\.localhost)$/i

export const isLoopbackHost = (host: string): boolean => LOOPBACK.test(host) || host === '::1'

const nameOf = (hostHeader: string): string => hostHeader.replace(/:\d*$/, '')

/** Says which hosts we go by. A page can point a name of its own at this machine; it cannot make the browser send ours. */
export const hostCheck = (listening: string): ((hostHeader: string) => boolean) => {
  const ours = listening.includes(':') ? `[${listening}]` : listening.toLowerCase()
  const everywhere = listening === '0.0.0.0' || listening === '::'
  return (hostHeader) => {
    const name = nameOf(hostHeader)
    // Beyond loopback every call that matters asks for a token; names of this machine cannot be known here.
    return everywhere || LOOPBACK.test(name) || name.toLowerCase() === ours
  }
}

/** Whether a browser sent this on behalf of another site's page. Programs send neither header. */
export const isCrossSite = (header: HeaderLookup, isOurs: (host: string) => boolean): boolean => {
  const site = header('sec-fetch-site')
  if (site === 'cross-site' || site === 'same-site') return true
  const origin = header('origin')
  if (origin === undefined) return false
  const host = header('host')
  try {
    const url = new URL(origin)
    return !isOurs(url.host) || url.host !== host
  } catch {
    return true
  }
}
