import { UnwritableRequest } from './request-head.ts'

/** The parts of a URL that a sender needs. A `URL` would compute each of them on every access. */
export interface SplitUrl {
  readonly origin: string
  readonly protocol: string
  readonly isSecure: boolean
  /** Includes the port unless it is the default. */
  readonly host: string
  readonly hostname: string
  readonly port: string
  /** Includes the query. */
  readonly path: string
}

const MAX_URLS_KEPT = 1000
const urls = new Map<string, SplitUrl>()

/** Parses a URL; up to a thousand results are cached. @throws {UnwritableRequest} or what `URL` throws */
export const splitUrl = (text: string): SplitUrl => {
  const known = urls.get(text)
  if (known) return known
  const { origin, protocol, host, hostname, port, pathname, search } = new URL(text)
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new UnwritableRequest(`the URL has the scheme "${protocol.slice(0, -1)}" (expected http or https)`)
  const path = `${pathname}${search}`
  const url = { origin, protocol, isSecure: protocol === 'https:', host, hostname, port, path }
  if (urls.size >= MAX_URLS_KEPT) urls.clear()
  urls.set(text, url)
  return url
}
