import type { Dialect } from '../dialects/dialect.ts'
import type { Subscription } from './subscription.ts'

/** Headers of the connection and of the framing of a body: no one who only names a header can mean them. */
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
 * The headers a subscription brings: those of its authorization or its configuration, and after them custom ones of
 * other names.
 */
export const broughtHeaders = ({ headers, customHeaders }: Holder): Subscription['headers'] =>
  customHeaders === undefined
    ? headers
    : {
        ...headers,
        ...Object.fromEntries(Object.entries(customHeaders).filter(([name]) => !isNamed(headers, name.toLowerCase()))),
      }

/** Whether a custom header is sent in a dialect: it may replace neither a protected header nor the framing. */
export const isSentIn = (name: string, { protectedHeaders }: Pick<Dialect, 'protectedHeaders'>): boolean =>
  !FRAMING.has(name.toLowerCase()) && !protectedHeaders.includes(name.toLowerCase())

/** Names of custom headers that are sent in none of the dialects, or stand back behind the authorization. */
export const unsentHeaders = (
  { headers, customHeaders = {} }: Holder,
  dialects: readonly Pick<Dialect, 'protectedHeaders'>[],
): readonly string[] =>
  Object.keys(customHeaders).filter(
    (name) => isNamed(headers, name.toLowerCase()) || !dialects.some((dialect) => isSentIn(name, dialect)),
  )
