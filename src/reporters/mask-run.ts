import type { HeaderLine } from '../dialects/dialect.ts'
import type { Run } from '../scenario/model/result.ts'
import { createMask, MASKED, type Mask } from '../kit/mask.ts'

declare const masked: unique symbol

/** A run that may be shown. Only `maskRun` makes one, so that no format can be handed a secret. */
export type MaskedRun = Run & { readonly secrets: readonly []; readonly [masked]: true }

const CREDENTIAL_HEADER = /^(?:proxy-)?authorization$|^(?:set-)?cookie$|^x-api-key$/i
const CREDENTIAL_OPTION =
  /((?:-H|--header)[ =]?(["'])(?:proxy-authorization|authorization|cookie|x-api-key)\s*:\s*)(?:'\\''|(?!\2).)*/gis

/** Members with a closed vocabulary of ours: nobody can put a secret there, and renderers branch on them. */
const VOCABULARY = new Set(['verdict', 'level', 'policy', 'kind', 'phase', 'tool', 'startedAt'])

/** What is sent or answered as a credential is a secret too, wherever else it is repeated; also without the word for its scheme. */
const credentials = (run: Run): string[] =>
  run.scenarios
    .flatMap(({ exchanges }) => exchanges)
    .flatMap(({ headers, outcome }): readonly HeaderLine[] => [
      ...headers,
      ...('answer' in outcome ? Object.entries(outcome.answer.headers) : []),
    ])
    .filter(([name]) => CREDENTIAL_HEADER.test(name))
    .flatMap(([, value]) => [value, value.replace(/^(?:Basic|Bearer|Digest|Token)\s+/i, '')])
    .filter((value) => value.length >= 6)

/** Hides secrets in text, and in bytes that are given in base64 and stay so. */
interface Masks {
  readonly text: Mask
  readonly base64: Mask
}

/** A byte is a character for the mask of bytes, in the secrets as well. */
const createMasks = (secrets: readonly string[]): Masks => {
  const text = createMask(secrets)
  const bytes = createMask([...secrets, ...secrets.map((secret) => Buffer.from(secret).toString('latin1'))])
  return {
    text,
    base64: (given) =>
      text(Buffer.from(bytes(Buffer.from(given, 'base64').toString('latin1')), 'latin1').toString('base64')),
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isHeaderLine = (value: readonly unknown[]): value is HeaderLine =>
  value.length === 2 && typeof value[0] === 'string' && typeof value[1] === 'string'

/** Masks a header; the signature is evidence and stays, unless a secret stands in it. */
const maskHeader = ([name, value]: HeaderLine, { text }: Masks): HeaderLine => [
  text(name),
  CREDENTIAL_HEADER.test(name) ? MASKED : text(value),
]

const maskMember = (key: string, value: unknown, masks: Masks): unknown => {
  if (VOCABULARY.has(key)) return value
  if (key === 'base64' && typeof value === 'string') return masks.base64(value)
  if (key === 'headers' && isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, text]) => maskHeader([name, String(text)], masks)))
  if (key === 'headers' && Array.isArray(value))
    return value.map((line: readonly unknown[]) => (isHeaderLine(line) ? maskHeader(line, masks) : line))
  if (key === 'curl' && typeof value === 'string') return masks.text(value.replace(CREDENTIAL_OPTION, `$1${MASKED}`))
  return maskDeeply(value, masks)
}

const maskDeeply = (value: unknown, masks: Masks): unknown => {
  if (typeof value === 'string') return masks.text(value)
  if (Array.isArray(value)) return value.map((item) => maskDeeply(item, masks))
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, maskMember(key, member, masks)]))
  return value
}

/** Hides every secret of a run in every text of it, with the values of header lines that carry credentials, and drops the list of secrets. */
export const maskRun = (run: Run): MaskedRun => {
  const { secrets, ...shown } = run
  const masks = createMasks([...secrets, ...credentials(run)])
  return { ...(maskDeeply(shown, masks) as Omit<Run, 'secrets'>), secrets: [] } as unknown as MaskedRun
}
