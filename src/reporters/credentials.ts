import type { HeaderLine } from '../dialects/dialect.ts'
import type { Run } from '../scenario/model/result.ts'

const CREDENTIAL_HEADER = /^(?:proxy-)?authorization$|^(?:set-)?cookie$|^x-api-key$/i
const ATTRIBUTE = /^(?:path|expires|max-age|domain|samesite|priority)$/i
/** Shorter values are not credentials, and would match by chance. */
const [SHORTEST, SHORTEST_COOKIE] = [6, 8]
/**
 * Limits for credentials from responses: only the newest values are also masked elsewhere. In their own header they are
 * always masked.
 */
const [MOST_VALUES, MOST_CHARACTERS] = [1000, 65_536]

/** Whether a header carries a credential, which is always masked. */
export const isCredentialHeader = (name: string): boolean => CREDENTIAL_HEADER.test(name)

/** Returns the values in a Cookie or Set-Cookie line; the whole line if all of them are short. */
const cookieValues = (line: string): string[] => {
  const values = line.split(/[;,\n]\s*/).flatMap((part) => {
    const [name = '', value = ''] = part.split(/=(.*)/s, 2)
    return ATTRIBUTE.test(name) || value.length < SHORTEST_COOKIE ? [] : [value.replace(/^"(.*)"$/, '$1')]
  })
  return values.length > 0 ? values : [line]
}

/** Returns the credential, with and without its scheme. */
const valuesIn = ([name, value]: HeaderLine): string[] =>
  /cookie$/i.test(name) ? cookieValues(value) : [value, value.replace(/^(?:Basic|Bearer|Digest|Token)\s+/i, '')]

const inLines = (lines: readonly HeaderLine[]): string[] =>
  lines
    .filter(([name]) => isCredentialHeader(name))
    .flatMap(valuesIn)
    .filter((value) => value.length >= SHORTEST)

/** Returns the newest values, each once, within the limits. */
const newest = (values: readonly string[]): string[] => {
  const kept = new Set<string>()
  let characters = 0
  for (const value of values.toReversed()) {
    if (kept.has(value)) continue
    characters += value.length
    if (kept.size >= MOST_VALUES || characters > MOST_CHARACTERS) break
    kept.add(value)
  }
  return [...kept]
}

/** Returns the credentials in requests and responses of a run; they are masked wherever they appear. */
export const credentialsOf = (run: Run): string[] => {
  const exchanges = [
    ...(run.preflight ? [run.preflight.exchange] : []),
    ...run.scenarios.flatMap((scenario) => scenario.exchanges),
  ]
  const sent = new Set(exchanges.flatMap(({ headers }) => inLines(headers)))
  const received = exchanges.flatMap(({ outcome }) =>
    'response' in outcome ? inLines(Object.entries(outcome.response.headers)) : [],
  )
  return [...newest([...sent]), ...newest(received)]
}
