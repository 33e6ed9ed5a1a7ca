import { existsSync, readFileSync } from 'node:fs'
import { MockError } from '../kit/error.ts'
import { suggest } from '../kit/suggest.ts'
import type { SubscriptionInput } from '../engine/options.ts'
import { values } from './values.ts'

export interface Config {
  /** By option name in camel case, with where each stands. */
  readonly values: Readonly<Record<string, { readonly value: unknown; readonly place: string }>>
  readonly subscriptions: readonly SubscriptionInput[]
}

const DEFAULT_FILE = 'mock-genesys.config.yaml'

const KEYS = [
  'host',
  'port',
  'target',
  'secret',
  'events',
  'apiKey',
  'controlToken',
  'retain',
  'readyFile',
  'retryPolicy',
  'retryAttempts',
  'retryTimeout',
  'responseTimeout',
  'clock',
  'seed',
  'ids',
  'json',
  'allowHost',
  'allowTarget',
  'assume',
  'insecure',
  'selfUriBase',
  'path',
  'failFirst',
  'status',
  'delay',
  'policy',
  'defect',
  'variation',
  'nexus',
  'controls',
  'secondPath',
  'secondSecret',
  'dialect',
  'subscriptions',
  'start',
  'ready',
  'probeProcessed',
  'probeState',
  'probeDetails',
  'probeCommand',
  'probeLog',
  'control',
  'controlCommand',
  'secondTarget',
  'reporter',
  'filter',
  'assumptions',
  'bail',
  'strict',
  'concurrency',
  'selfUriPort',
  'rate',
  'ramp',
  'duration',
  'burst',
  'maxP99',
  'maxFailed',
]
const SUBSCRIPTION_KEYS = [
  'url',
  'secret',
  'events',
  'name',
  'headers',
  'retryPolicy',
  'retryAttempts',
  'retryTimeout',
  'responseTimeout',
]

/** Reads the config file whole and reports every mistake at once. @throws {MockError} `CONFIG_NOT_FOUND`, `CONFIG_INVALID` */
export const loadConfig = async (file: string | undefined): Promise<Config> => {
  const path = file ?? DEFAULT_FILE
  if (!existsSync(path)) {
    if (file === undefined) return { values: {}, subscriptions: [] }
    throw new MockError({
      code: 'CONFIG_NOT_FOUND',
      message: `there is no file ${path}`,
      fix: 'check the path given with --config',
    })
  }
  const { parseDocument, isMap, isScalar, isSeq, LineCounter } = await import('yaml')
  const text = readFileSync(path, 'utf8')
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const mistakes: { offset: number; message: string; hint: string }[] = document.errors.map(({ pos, message }) => ({
    offset: pos[0],
    message,
    hint: 'mend the YAML here',
  }))
  const found: Record<string, { value: unknown; place: string }> = {}
  const subscriptions: SubscriptionInput[] = []
  const wrong = (offset: number, message: string, hint: string): void => void mistakes.push({ offset, message, hint })
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset)
    return `${path}:${String(line)}:${String(col)}`
  }

  const readSubscription = (node: unknown, offset: number): void => {
    if (!isMap(node))
      return wrong(
        offset,
        'a subscription is a mapping with url and secret',
        'write "- url: http://…" and below it "secret: …"',
      )
    const members: Record<string, unknown> = {}
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : ''
      const at = isScalar(key) ? (key.range?.[0] ?? offset) : offset
      if (!SUBSCRIPTION_KEYS.includes(name)) {
        const meant = suggest(name, SUBSCRIPTION_KEYS)
        wrong(
          at,
          `"${name}" is not a member of a subscription`,
          meant ? `did you mean "${meant}"?` : `use ${SUBSCRIPTION_KEYS.join(', ')}`,
        )
        continue
      }
      const js = (value as { toJS(document: unknown): unknown } | null)?.toJS(document)
      try {
        members[name] = checkMember(name, js)
      } catch (error) {
        if (!(error instanceof MockError)) throw error
        wrong(at, `${name}: ${error.message}`, error.fix)
      }
    }
    for (const name of ['url', 'secret'])
      if (!node.has(name)) wrong(offset, `the subscription lacks "${name}"`, `add ${name}: …`)
    const { retryPolicy, retryAttempts, retryTimeout, responseTimeout, ...rest } = members
    const retry = {
      ...(retryPolicy !== undefined && { policy: retryPolicy }),
      ...(retryAttempts !== undefined && { retryAttempts }),
      ...(retryTimeout !== undefined && { retryTimeoutMs: retryTimeout }),
      ...(responseTimeout !== undefined && { responseTimeoutMs: responseTimeout }),
    }
    subscriptions.push({ ...rest, ...(Object.keys(retry).length > 0 && { retry }) } as unknown as SubscriptionInput)
  }

  if (document.contents !== null && mistakes.length === 0) {
    if (!isMap(document.contents)) wrong(0, 'the file is not a mapping of options', 'write lines such as "port: 8484"')
    else {
      for (const { key, value } of document.contents.items) {
        const name = isScalar(key) ? String(key.value) : ''
        const at = isScalar(key) ? (key.range?.[0] ?? 0) : 0
        if (!KEYS.includes(name)) {
          const meant = suggest(name, KEYS)
          wrong(at, `"${name}" is not an option`, meant ? `did you mean "${meant}"?` : `use ${KEYS.join(', ')}`)
        } else if (name === 'subscriptions') {
          if (isSeq(value)) for (const item of value.items) readSubscription(item, item.range[0])
          else wrong(at, '"subscriptions" is not a list', 'begin each subscription with "- url: …"')
        } else
          found[name] = {
            value: (value as { toJS(document: unknown): unknown } | null)?.toJS(document) ?? '',
            place: place(at),
          }
      }
    }
  }
  if (mistakes.length > 0)
    throw invalid(
      path,
      text,
      mistakes.map((one) => ({ ...one, at: lines.linePos(one.offset) })),
    )
  return { values: found, subscriptions }
}

const checkMember = (name: string, value: unknown): unknown => {
  switch (name) {
    case 'url':
      return values.url(String(value))
    case 'secret':
      return values.secret(typeof value === 'string' || typeof value === 'number' ? String(value) : '')
    case 'events':
      return values.events(Array.isArray(value) ? value.join(',') : String(value))
    case 'retryPolicy':
      return values.retryPolicy(String(value))
    case 'retryAttempts':
      return values.count(String(value))
    case 'retryTimeout':
    case 'responseTimeout':
      return values.duration(String(value))
    default:
      return value
  }
}

const invalid = (
  path: string,
  text: string,
  mistakes: readonly { at: { line: number; col: number }; message: string; hint: string }[],
): MockError => {
  const rows = text.split('\n')
  const told = mistakes.map(({ at, message, hint }) => {
    const number = String(at.line)
    // A value may be a secret: only the key is quoted.
    const row = (rows[at.line - 1] ?? '').replace(
      /^(\s*-?\s*(?:secret|secondSecret|apiKey|controlToken)\s*:).*/,
      '$1 ***',
    )
    return `  ${path}:${number}:${String(at.col)}: ${message}\n  ${number} | ${row}\n  ${' '.repeat(number.length + 3 + at.col - 1)}^ ${hint}`
  })
  const [first] = mistakes
  return new MockError({
    code: 'CONFIG_INVALID',
    message: `${String(mistakes.length)} ${mistakes.length === 1 ? 'mistake' : 'mistakes'} in ${path}\n${told.join('\n')}`,
    fix: first ? first.hint : 'mend the file',
  })
}
