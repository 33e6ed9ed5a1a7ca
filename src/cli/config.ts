import { existsSync, readFileSync } from 'node:fs'
import type { Document } from 'yaml'
import { MockError } from '../kit/error.ts'
import { isObject } from '../kit/json.ts'
import { suggest } from '../kit/suggest.ts'
import type { SubscriptionInput } from '../engine/options.ts'
import { excerptOf, harmless } from './config-excerpt.ts'
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
  'bodies',
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
  let document: Document.Parsed
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  } catch (error) {
    // The parser calls itself for each level, and its stack is bounded.
    if (!(error instanceof RangeError)) throw error
    throw invalid(path, text, [
      {
        at: { line: 1, col: 1 },
        message: 'the file is nested too deeply',
        hint: 'write subscriptions and their headers, and nothing deeper',
      },
    ])
  }
  // The parser quotes what it stumbles over, which may be a secret.
  const mistakes: { offset: number; message: string; hint: string }[] = document.errors.map(({ pos, message }) => ({
    offset: pos[0],
    message: message.replace(/(["'`]).*\1/gs, '"***"').replace(/(alias[^:]*):.*/is, '$1'),
    hint: 'mend the YAML here',
  }))
  const found: Record<string, { value: unknown; place: string }> = {}
  const subscriptions: SubscriptionInput[] = []
  const wrong = (offset: number, message: string, hint: string): void => void mistakes.push({ offset, message, hint })
  /** The value of a node, or undefined when it has none: an alias without its anchor, or aliases that stand for more and more. */
  const valueOf = (node: unknown, name: string, offset: number): unknown => {
    try {
      return (node as { toJS(document: unknown): unknown } | null)?.toJS(document)
    } catch (error) {
      const [message, hint] =
        error instanceof RangeError
          ? ['the value is nested too deeply', 'write it without nesting']
          : [
              'an alias stands for nothing, or for too much',
              'define each anchor (&name) before its alias (*name), or write the value out',
            ]
      if (!(error instanceof RangeError || error instanceof ReferenceError)) throw error
      return wrong(offset, `${name}: ${message}`, hint)
    }
  }
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
      const before = mistakes.length
      const js = valueOf(value, name, at)
      if (mistakes.length > before) continue
      try {
        members[name] = checkMember(name, js)
      } catch (error) {
        if (!(error instanceof MockError)) throw error
        wrong(at, `${name}: ${withoutValue(error.message, js)}`, withoutValue(error.fix, js))
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
        } else found[name] = { value: valueOf(value, name, at) ?? '', place: place(at) }
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
    case 'headers':
      return headersOf(value)
    case 'name':
      if (typeof value === 'string') return value
      throw new MockError({ code: 'CONFIG_INVALID', message: 'a name is a text', fix: 'write name: CRM' })
    default:
      return value
  }
}

/** Names and values as RFC 9110, 5.1 and 5.5 have them. */
const headersOf = (value: unknown): Readonly<Record<string, string>> => {
  const bad = (message: string, fix: string): MockError => new MockError({ code: 'CONFIG_INVALID', message, fix })
  if (!isObject(value))
    throw bad('headers are a mapping of names to values', 'write "headers:" and below it "  X-Tenant: acme"')
  return Object.fromEntries(
    Object.entries(value).map(([name, given]: [string, unknown]) => {
      if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name))
        throw bad('a header has a name that HTTP does not know', 'use letters, digits and hyphens, such as X-Tenant')
      if (typeof given !== 'string' && typeof given !== 'number' && typeof given !== 'boolean')
        throw bad(`the value of the header ${name} is not a text`, `write ${name}: "value"`)
      const text = String(given)
      if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(text))
        throw bad(
          `the value of the header ${name} holds a line break or a character that HTTP does not carry`,
          'write it on one line, in printable ASCII',
        )
      return [name, text]
    }),
  )
}

/** A message about a value, without the value where it may be a secret. */
export const withoutValue = (message: string, value: unknown): string => {
  const text = String(value)
  return text === '' || harmless(text) ? message : message.replaceAll(text, '***')
}

const invalid = (
  path: string,
  text: string,
  mistakes: readonly { at: { line: number; col: number }; message: string; hint: string }[],
): MockError => {
  const rows = text.split('\n')
  const told = mistakes.map(({ at, message, hint }) => {
    const number = String(at.line)
    const row = excerptOf(rows[at.line - 1] ?? '', (name) =>
      [...KEYS, ...SUBSCRIPTION_KEYS].includes(name) ? name : suggest(name, [...KEYS, ...SUBSCRIPTION_KEYS]),
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
