import type { Dialect } from '../dialects/dialect.ts'
import type { Subscription } from './subscription.ts'

/** Connection and framing headers, which custom headers must not set. */
const FRAMING: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

type Holder = Pick<Subscription, 'headers' | 'customHeaders'>

const isNamed = (headers: Subscription['headers'], lowerCase: string): boolean =>
  Object.keys(headers).some((name) => name.toLowerCase() === lowerCase)

/**
 * Returns the headers of a subscription: those of its authorization or configuration, followed by the custom headers
 * that have other names.
 */
export const customizedHeaders = ({ headers, customHeaders }: Holder): Subscription['headers'] =>
  customHeaders === undefined
    ? headers
    : {
        ...headers,
        ...Object.fromEntries(Object.entries(customHeaders).filter(([name]) => !isNamed(headers, name.toLowerCase()))),
      }

/** Returns whether a dialect sends a custom header, which cannot replace a protected or framing header. */
export const isSentIn = (name: string, { protectedHeaders }: Pick<Dialect, 'protectedHeaders'>): boolean =>
  !FRAMING.has(name.toLowerCase()) && !protectedHeaders.includes(name.toLowerCase())

/** Returns the names of custom headers that no dialect sends, or that the authorization overrides. */
export const unsentHeaders = (
  { headers, customHeaders = {} }: Holder,
  dialects: readonly Pick<Dialect, 'protectedHeaders'>[],
): readonly string[] =>
  Object.keys(customHeaders).filter(
    (name) => isNamed(headers, name.toLowerCase()) || !dialects.some((dialect) => isSentIn(name, dialect)),
  )
