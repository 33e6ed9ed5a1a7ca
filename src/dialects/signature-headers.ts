import type { DialectFacts, DialectName, HeaderLine, SignatureForm } from './dialect.ts'
import { DEFAULT_DIALECT, DIALECT_NAMES, DIALECTS } from './registry.ts'

const lowerCased = (headersOf: (facts: DialectFacts) => readonly string[]): ReadonlySet<string> =>
  new Set(Object.values(DIALECTS).flatMap((facts) => headersOf(facts).map((name) => name.toLowerCase())))

const SIGNATURES = lowerCased(({ signature }) => [signature.header])
const TRACES = lowerCased(({ traceHeaders }) => traceHeaders)

/** The header that names the trace a delivery belongs to: that of the first dialect that sends one. */
export const [TRACE_ID = 'traceparent'] = Object.values(DIALECTS).flatMap(({ traceHeaders }) => traceHeaders)

/** Whether a header carries the signature of some dialect; in any letters. */
export const isSignatureHeader = (name: string): boolean => SIGNATURES.has(name.toLowerCase())

/** Whether a header names a trace in some dialect; in any letters. */
export const isTraceHeader = (name: string): boolean => TRACES.has(name.toLowerCase())

/** Returns the dialect of a request by the signature header it carries; the first one where there is none. */
export const dialectOfHeaders = (
  has: (header: string) => boolean,
  [first, ...others]: readonly [DialectName, ...DialectName[]] = DIALECT_NAMES,
): DialectName => others.find((name) => has(DIALECTS[name].signature.header)) ?? first

/** Returns how the dialect of a request writes signatures. */
export const signatureFormOf = (headers: readonly HeaderLine[]): SignatureForm => {
  const names = new Set(headers.map(([name]) => name.toLowerCase()))
  return DIALECTS[dialectOfHeaders((header) => names.has(header.toLowerCase()))].signature
}

/** Returns the dialect that the value of a signature header is meant to be of; the default one where none fits. */
export const dialectOfSignature = (value: string): DialectName =>
  DIALECT_NAMES.find((name) => DIALECTS[name].signature.prefix.test(value)) ?? DEFAULT_DIALECT

/** Returns the value of a dialect's signature header among those of a request. */
export const signatureOf = (
  { headers }: { readonly headers: readonly HeaderLine[] },
  { signature }: Pick<DialectFacts, 'signature'>,
): string | undefined => headers.find(([name]) => name.toLowerCase() === signature.header.toLowerCase())?.[1]

/** Cuts a signature, well-formed or not, before its digest: `sha1=` or `t=…,v1=` is the prefix. */
export const splitSignature = (value: string): { readonly prefix: string; readonly digest: string } => {
  const named = /^.*\b[a-z]\w{0,9}=(?=[^=])|^[a-z]\w{0,9}=$/is.exec(value)
  const [prefix = ''] = named ?? DIALECTS[dialectOfSignature(value)].signature.prefix.exec(value) ?? []
  return { prefix, digest: value.slice(prefix.length) }
}
