import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { isIPv4, isIPv6 } from 'node:net'
import type { Assumptions } from '../contract/assumptions.ts'

/** Returns one header by its lower-case name. */
export type HeaderLookup = (name: string) => string | undefined

/**
 * Returns a lookup of the headers of a request. Over a socket it uses those that Node.js parsed, which avoids creating
 * a Headers object.
 */
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

/**
 * How a token may be sent: `authorization` (bare or after `Bearer`), `bare` (only bare), or `any` (also in
 * `x-api-key`). Assumption: `tokenForm`.
 */
export type TokenForm = Assumptions['tokenForm']

/** Returns the token of a call to the emulated API, without its scheme; undefined if it has none. */
export const tokenOf = (header: HeaderLookup, form: TokenForm): string | undefined => {
  const given = header('authorization') ?? (form === 'any' ? header('x-api-key') : undefined)
  const token = form === 'bare' ? given?.trim() : given?.trim().replace(/^bearer(\s+|$)/i, '')
  return token === '' ? undefined : token
}

/** Returns whether a call has the key of the emulated API, in an accepted form. */
export const hasApiKey = (header: HeaderLookup, key: string, form: TokenForm): boolean => {
  const authorization = header('authorization')?.trim()
  const bearer = form === 'bare' ? undefined : authorization?.replace(/^bearer\s+/i, '')
  const further = form === 'any' ? header('x-api-key')?.trim() : undefined
  return [authorization, bearer, further].some((given) => given !== undefined && same(given, key))
}

/** Returns whether a call has a given token after `Bearer` in `Authorization`. */
export const hasBearer = (header: HeaderLookup, token: string): boolean => {
  const [, given] = /^bearer\s+(.+)$/i.exec(header('authorization')?.trim() ?? '') ?? []
  return given !== undefined && same(given.trim(), token)
}

const LOCALHOST = /^([\w-]+\.)*localhost$/i

/** Returns whether a host is `localhost` or a name below it, an address in 127.0.0.0/8, or `::1`. */
export const isLoopbackHost = (host: string): boolean =>
  (host.startsWith('127.') && isIPv4(host)) || host === '::1' || host === '[::1]' || LOCALHOST.test(host)

/** Returns the host of a Host header in lower case, without its port and trailing dot. */
const nameOf = (hostHeader: string): string => hostHeader.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '')

const isAddress = (name: string): boolean => isIPv4(name) || (/^\[.*\]$/.test(name) && isIPv6(name.slice(1, -1)))

/** The names by which a server can be reached. */
export interface HostNames {
  /** The address it listens on. */
  readonly host: string
  /** Additional names that callers may use: `mock.example.test`, or `*.example.test` for all subdomains. */
  readonly allowHosts?: readonly string[] | undefined
}

/**
 * Returns a function that checks a Host header. A website can point its own name at this machine (DNS rebinding), but
 * it cannot make the browser send an IP address, and it cannot own a name without a dot. So a server that listens
 * beyond loopback accepts both, because containers use them.
 */
export const hostCheck = ({ host, allowHosts = [] }: HostNames): ((hostHeader: string) => boolean) => {
  const ours = host.includes(':') ? `[${host}]` : nameOf(host)
  const beyondLoopback = !isLoopbackHost(host)
  const patterns = allowHosts.map((pattern) => pattern.toLowerCase().replace(/\.$/, ''))
  const allowed = (name: string): boolean =>
    patterns.some((pattern) => (pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern))
  /** The last accepted host, cached because most calls come from the same caller. */
  let accepted: string | undefined
  return (hostHeader) => {
    if (hostHeader === accepted) return true
    const name = nameOf(hostHeader)
    const isOurs =
      isLoopbackHost(name) ||
      name === ours ||
      allowed(name) ||
      (beyondLoopback && (isAddress(name) || /^[\w-]+$/.test(name)))
    if (isOurs) accepted = hostHeader
    return isOurs
  }
}

/**
 * Returns whether a browser sent a request for a page of another site. Programs send neither Sec-Fetch-Site nor Origin.
 */
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

/** Why a request is rejected before it is processed. */
export interface Refusal {
  readonly status: 400 | 403
  readonly code: 'HOST_NOT_OURS' | 'CROSS_SITE'
  readonly detail: string
  readonly fix: string
}

/** Returns the number of header lines with a given lower-case name. @param lines alternating names and values */
const linesOf = (lines: readonly string[], name: string): number => {
  let count = 0
  for (let index = 0; index < lines.length; index += 2)
    if (lines[index]?.length === name.length && lines[index]?.toLowerCase() === name) count += 1
  return count
}

/**
 * Returns the alternating header names and values of a request as they arrived over a socket; empty without a socket.
 */
export const headerLinesOf = (env: unknown): readonly string[] =>
  (env as { incoming?: { rawHeaders?: readonly string[] } } | undefined)?.incoming?.rawHeaders ?? NO_LINES

const NO_LINES: readonly string[] = []

/**
 * Returns why a request is rejected: it has a foreign Host header or more than one, or a page of another site sent it;
 * undefined if it may pass.
 */
export const refusalOf = (
  header: HeaderLookup,
  lines: readonly string[],
  isOurs: (hostHeader: string) => boolean,
): Refusal | undefined => {
  if (linesOf(lines, 'host') > 1)
    return {
      status: 400,
      code: 'HOST_NOT_OURS',
      detail: 'the request has more than one Host header',
      fix: 'send one Host header',
    }
  const host = header('host') ?? ''
  if (!isOurs(host)) {
    return {
      status: 403,
      code: 'HOST_NOT_OURS',
      detail: `the Host header "${host}" does not name this server`,
      fix: 'use 127.0.0.1 or localhost, or start with --allow-host and this name; other names could be DNS rebinding',
    }
  }
  if (!isCrossSite(header, isOurs)) return undefined
  return {
    status: 403,
    code: 'CROSS_SITE',
    detail: 'a page of another site sent this request',
    fix: 'call it from a program, or from a page of this server',
  }
}
