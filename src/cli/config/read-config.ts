import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml'
import type { SubscriptionInput } from '../../engine/options.ts'
import type { MockError } from '../../kit/error.ts'
import { suggest } from '../../kit/suggest.ts'
import { DEFAULT_PORT } from '../../server/address.ts'
import { OPTION_KEYS } from '../options/index.ts'
import { ConfigMistakes } from './mistakes.ts'
import { withoutValue } from './excerpt.ts'
import { readSubscription } from './configured-subscription.ts'
import { valueOf } from './value-of.ts'

/** The content of a config file. */
export interface Config {
  /** Values by option name in camel case, each with its place. */
  readonly values: Readonly<
    Record<string, { readonly value: unknown; readonly place: string; readonly offset: number }>
  >
  readonly subscriptions: readonly SubscriptionInput[]
}

/** Resolves with what is wrong with the value of an option; undefined if it is valid or overridden. */
export type CheckValue = (key: string, value: unknown) => Promise<MockError | undefined>

const KEYS = [...OPTION_KEYS, 'subscriptions']

/** Reads the text of a config file. @throws {MockError} `CONFIG_INVALID` with every mistake */
export const readConfig = async (path: string, text: string, check?: CheckValue): Promise<Config> => {
  const lines = new LineCounter()
  const mistakes = new ConfigMistakes(path, text, lines)
  const document = parse(text, lines, mistakes)
  // The parser quotes the text around an error, which may be a secret.
  for (const { pos, message } of document.errors)
    mistakes.note(
      pos[0],
      message.replace(/(["'`]).*\1/gs, '"***"').replace(/(alias[^:]*):.*/is, '$1'),
      'fix the YAML here',
    )
  const config = document.contents === null || mistakes.count > 0 ? EMPTY : readOptions(document, mistakes)
  for (const [key, { value, offset }] of Object.entries(config.values)) {
    const wrong = await check?.(key, value)
    if (!wrong) continue
    const hide = (text: string): string =>
      (Array.isArray(value) ? value : [value]).reduce<string>((message, one) => withoutValue(message, one), text)
    mistakes.note(offset, `${key}: ${hide(wrong.message)}`, hide(wrong.fix))
  }
  if (mistakes.count > 0) throw mistakes.error()
  return config
}

/** The content of an empty file. */
const EMPTY: Config = { values: {}, subscriptions: [] }

const parse = (text: string, lines: LineCounter, mistakes: ConfigMistakes): Document.Parsed => {
  try {
    return parseDocument(text, { lineCounter: lines, prettyErrors: false })
  } catch (error) {
    // The parser is recursive, and its stack is limited.
    if (!(error instanceof RangeError)) throw error
    mistakes.note(0, 'the file is nested too deeply', 'only subscriptions and their headers are nested')
    throw mistakes.error()
  }
}

const readOptions = (document: Document.Parsed, mistakes: ConfigMistakes): Config => {
  if (!isMap(document.contents)) {
    mistakes.note(0, 'the file is not a mapping of options', `write lines such as "port: ${String(DEFAULT_PORT)}"`)
    return EMPTY
  }
  const values: Record<string, { value: unknown; place: string; offset: number }> = {}
  const subscriptions: SubscriptionInput[] = []
  for (const { key, value } of document.contents.items) {
    const name = isScalar(key) ? String(key.value) : ''
    const at = isScalar(key) ? (key.range?.[0] ?? 0) : 0
    if (name === 'subscriptions') {
      if (!isSeq(value)) mistakes.note(at, '"subscriptions" is not a list', 'start each subscription with "- url: …"')
      else
        for (const item of value.items) {
          const subscription = readSubscription(item, item.range[0], document, mistakes)
          if (subscription) subscriptions.push(subscription)
        }
    } else if (OPTION_KEYS.includes(name)) {
      const before = mistakes.count
      const found = valueOf(value, document, (message, hint) => {
        mistakes.note(at, `${name}: ${message}`, hint)
      })
      if (mistakes.count === before) values[name] = { value: found ?? '', place: mistakes.placeOf(at), offset: at }
    } else {
      const meant = suggest(name, KEYS)
      mistakes.note(at, `"${name}" is not an option`, meant ? `did you mean "${meant}"?` : `use ${KEYS.join(', ')}`)
    }
  }
  return { values, subscriptions }
}
