import type { HeaderLine } from '../dialects/dialect.ts'
import type { Run } from '../scenario/run.ts'
import { createMask, MASKED, type Mask } from './mask.ts'

declare const masked: unique symbol

/** A run that may be shown. Only `maskRun` makes one, so that no format can be handed a secret. */
export type MaskedRun = Run & { readonly secrets: readonly []; readonly [masked]: true }

const CREDENTIAL_HEADER = /^(?:proxy-)?authorization$|^(?:set-)?cookie$|^x-api-key$/i
const CREDENTIAL_OPTION = /((?:-H|--header)[ =]?(["'])(?:proxy-authorization|authorization|cookie|x-api-key)\s*:\s*)(?:(?!\2).)*/gis

/** Members with a closed vocabulary of ours: nobody can put a secret there, and renderers branch on them. */
const VOCABULARY = new Set(['verdict', 'level', 'policy', 'kind', 'phase', 'tool'])

/** What is sent or answered as a credential is a secret too, wherever else it is repeated; also without the word for its scheme. */
const credentials = (run: Run): string[] =>
  run.scenarios
    .flatMap(({ exchanges }) => exchanges)
    .flatMap(({ headers, outcome }): readonly HeaderLine[] => [...headers, ...('answer' in outcome ? Object.entries(outcome.answer.headers) : [])])
    .filter(([name]) => CREDENTIAL_HEADER.test(name))
    .flatMap(([, value]) => [value, value.replace(/^(?:Basic|Bearer|Digest|Token)\s+/i, '')])
    .filter((value) => value.length >= 6)

/** Base64 stays base64: its bytes are masked, not its letters. */
const maskBase64 = (base64: string, mask: Mask): string => {
  const bytes = Buffer.from(base64, 'base64')
  const secretsAsBytes = mask(bytes.toString('latin1'))
  return secretsAsBytes === bytes.toString('latin1') ? mask(base64) : Buffer.from(secretsAsBytes, 'latin1').toString('base64')
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
const isHeaderLine = (value: readonly unknown[]): value is HeaderLine => value.length === 2 && typeof value[0] === 'string' && typeof value[1] === 'string'

/** Masks a header; the signature is evidence and stays, unless a secret stands in it. */
const maskHeader = ([name, value]: HeaderLine, mask: Mask): HeaderLine => [mask(name), CREDENTIAL_HEADER.test(name) ? MASKED : mask(value)]

const maskMember = (key: string, value: unknown, mask: Mask): unknown => {
  if (VOCABULARY.has(key)) return value
  if (key === 'base64' && typeof value === 'string') return maskBase64(value, mask)
  if (key === 'headers' && isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, text]) => maskHeader([name, String(text)], mask)))
  if (key === 'headers' && Array.isArray(value)) return value.map((line: readonly unknown[]) => (isHeaderLine(line) ? maskHeader(line, mask) : line))
  if (key === 'curl' && typeof value === 'string') return mask(value.replace(CREDENTIAL_OPTION, `$1${MASKED}`))
  return maskDeeply(value, mask)
}

const maskDeeply = (value: unknown, mask: Mask): unknown => {
  if (typeof value === 'string') return mask(value)
  if (Array.isArray(value)) return value.map((item) => maskDeeply(item, mask))
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, maskMember(key, member, mask)]))
  return value
}

/** Hides every secret of a run in every text of it, with the values of header lines that carry credentials, and drops the list of secrets. */
export const maskRun = (run: Run): MaskedRun => {
  const { secrets, ...shown } = run
  const mask = createMask([...secrets, ...credentials(run)])
  return { ...(maskDeeply(shown, mask) as Omit<Run, 'secrets'>), secrets: [] } as unknown as MaskedRun
}
