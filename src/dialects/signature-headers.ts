import type { DialectFacts, DialectName, HeaderLine, SignatureForm } from './dialect.ts'
import { DEFAULT_DIALECT, DIALECT_NAMES, DIALECTS } from './registry.ts'

const lowerCased = (headersOf: (facts: DialectFacts) => readonly string[]): ReadonlySet<string> =>
  new Set(Object.values(DIALECTS).flatMap((facts) => headersOf(facts).map((name) => name.toLowerCase())))

const SIGNATURES = lowerCased(({ signature }) => [signature.header])
const TRACES = lowerCased(({ traceHeaders }) => traceHeaders)

/** The header with the trace id of a delivery: that of the first dialect that sends one. */
export const [TRACE_ID = 'traceparent'] = Object.values(DIALECTS).flatMap(({ traceHeaders }) => traceHeaders)

/** Returns whether a header is the signature header of a dialect, in any case. */
export const isSignatureHeader = (name: string): boolean => SIGNATURES.has(name.toLowerCase())

/** Returns whether a header is a trace header of a dialect, in any case. */
export const isTraceHeader = (name: string): boolean => TRACES.has(name.toLowerCase())

/** Returns the dialect of a request by its signature header; without one, the first dialect. */
export const dialectOfHeaders = (
  has: (header: string) => boolean,
  [first, ...others]: readonly [DialectName, ...DialectName[]] = DIALECT_NAMES,
): DialectName => others.find((name) => has(DIALECTS[name].signature.header)) ?? first

/** Returns the signature form of the dialect of a request. */
export const signatureFormOf = (headers: readonly HeaderLine[]): SignatureForm => {
  const names = new Set(headers.map(([name]) => name.toLowerCase()))
  return DIALECTS[dialectOfHeaders((header) => names.has(header.toLowerCase()))].signature
}

/** Returns the dialect that a signature value looks like; the default one if it looks like no other. */
export const dialectOfSignature = (value: string): DialectName =>
  DIALECT_NAMES.find((name) => DIALECTS[name].signature.prefix.test(value)) ?? DEFAULT_DIALECT

/** Returns the value of the signature header of a dialect in a request. */
export const signatureOf = (
  { headers }: { readonly headers: readonly HeaderLine[] },
  { signature }: Pick<DialectFacts, 'signature'>,
): string | undefined => headers.find(([name]) => name.toLowerCase() === signature.header.toLowerCase())?.[1]

/** Splits a signature, even a malformed one, into its prefix (`sha1=` or `t=…,v1=`) and digest. */
export const splitSignature = (value: string): { readonly prefix: string; readonly digest: string } => {
  const named = /^.*\b[a-z]\w{0,9}=(?=[^=])|^[a-z]\w{0,9}=$/is.exec(value)
  const [prefix = ''] = named ?? DIALECTS[dialectOfSignature(value)].signature.prefix.exec(value) ?? []
  return { prefix, digest: value.slice(prefix.length) }
}
