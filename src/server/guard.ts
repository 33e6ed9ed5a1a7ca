import { createHash, timingSafeEqual } from 'node:crypto'

const same = (given: string, expected: string): boolean => {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

/** Whether the emulated API's key was given: bare in Authorization, as `Bearer`, or in `x-api-key`. Assumption: `tokenForm`. */
export const hasApiKey = (headers: Headers, key: string): boolean => {
  const authorization = headers.get('authorization')?.trim()
  const bearer = authorization?.replace(/^bearer\s+/i, '')
  return [authorization, bearer, headers.get('x-api-key')?.trim()].some((given) => given !== undefined && same(given, key))
}

export const hasBearer = (headers: Headers, token: string): boolean => {
  const [, given] = /^bearer\s+(.+)$/i.exec(headers.get('authorization')?.trim() ?? '') ?? []
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
export const isCrossSite = (headers: Headers, isOurs: (host: string) => boolean): boolean => {
  const site = headers.get('sec-fetch-site')
  if (site === 'cross-site' || site === 'same-site') return true
  const origin = headers.get('origin')
  if (origin === null) return false
  const host = headers.get('host')
  try {
    const url = new URL(origin)
    return !isOurs(url.host) || url.host !== host
  } catch {
    return true
  }
}
