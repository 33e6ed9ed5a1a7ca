import { parseDuration } from '../../kit/duration.ts'
import { MockError } from '../../kit/error.ts'
import { suggest } from '../../kit/suggest.ts'
import { EVENT_EXAMPLES, EVENT_NAMES, type EventName } from '../../events/catalogue.ts'
import type { MistakeName } from './mistake-codes.ts'
import { listed, quote, type Mistakes, type SourceSpan } from './mistake.ts'
import { checkReferences, withLiterals } from './references.ts'
import type { ListTree, Member, Tree } from './tree.ts'

/** The fields of a mapping whose keys were checked. */
export interface CheckedFields {
  readonly span: SourceSpan
  get(key: string): Tree | undefined
  keySpan(key: string): SourceSpan
}

/**
 * Reads values of the file by their expected type. Each method returns undefined for a wrong value (and notes it) and
 * for a missing one.
 */
export class Cursor {
  readonly mistakes: Mistakes

  constructor(mistakes: Mistakes) {
    this.mistakes = mistakes
  }

  /** Reads a mapping with only these keys. */
  members(
    tree: Tree | undefined,
    what: string,
    keys: { readonly required: readonly string[]; readonly optional: readonly string[] },
  ): CheckedFields | undefined {
    const all = this.anyMembers(tree, what)
    if (!all || !tree) return undefined
    const known = [...keys.required, ...keys.optional]
    for (const { key, keySpan } of all)
      if (!known.includes(key))
        this.mistakes.unknown('UNKNOWN_KEY', keySpan, key, `a key of ${what}`, known, colonHint(key, known))
    const byKey = new Map(all.map((member) => [member.key, member]))
    // A misspelled required key is reported once.
    const meant = all.slice(0, 20).map(({ key }) => (known.includes(key) ? undefined : suggest(key, known)))
    for (const key of keys.required)
      if (!byKey.has(key) && !meant.includes(key))
        this.mistakes.note('MISSING_KEY', firstOf(tree, all), `${what} has no ${quote(key)}`, `add "${key}: …"`)
    return {
      span: tree.span,
      get: (key) => byKey.get(key)?.value,
      keySpan: (key) => byKey.get(key)?.keySpan ?? tree.span,
    }
  }

  /** Reads a mapping with any keys. */
  anyMembers(tree: Tree | undefined, what: string): readonly Member[] | undefined {
    return tree?.kind === 'mapping'
      ? tree.members
      : this.#wrong(tree, what, 'a mapping', 'write "name: value" lines, or { name: value }')
  }

  list(tree: Tree | undefined, what: string): ListTree | undefined {
    return tree?.kind === 'list' ? tree : this.#wrong(tree, what, 'a list', 'start each item with "- ", or write [ … ]')
  }

  /** Reads a list or a single value. */
  oneOrMore(tree: Tree | undefined, what: string): readonly Tree[] | undefined {
    if (tree?.kind !== 'list') return tree && [tree]
    if (tree.items.length === 0)
      this.mistakes.note('EMPTY', tree.span, `${keyed(what)} is empty`, 'add at least one value, or remove the key')
    return tree.items
  }

  /** Reads a text without references. */
  text(tree: Tree | undefined, what: string): string | undefined {
    const text = this.#rawText(tree, what)
    if (text === undefined || !tree) return undefined
    return checkReferences(text, tree.span, undefined, this.mistakes) ? withLiterals(text) : undefined
  }

  /** Reads a text that is not empty. */
  sentence(tree: Tree | undefined, what: string): string | undefined {
    const text = this.text(tree, what)?.trim()
    if (text === '' && tree) this.mistakes.note('EMPTY', tree.span, `${what} is empty`, 'write a sentence')
    return text
  }

  /** Reads a text that may refer to these names; it stays as written. */
  reference(tree: Tree | undefined, what: string, names: ReadonlySet<string>): string | undefined {
    const text = this.#rawText(tree, what)
    if (text !== undefined && tree) checkReferences(text, tree.span, names, this.mistakes)
    return text
  }

  choice<T extends string>(
    tree: Tree | undefined,
    what: string,
    choices: readonly T[],
    mistake: { readonly code?: MistakeName; readonly hint?: string } = {},
  ): T | undefined {
    if (!tree || tree.kind === 'broken') return undefined
    const hint = mistake.hint ?? (choices.length === 0 ? 'there are no valid values' : `use ${listed(choices)}`)
    const code = mistake.code ?? 'UNKNOWN_CHOICE'
    if (tree.kind !== 'scalar' || typeof tree.value !== 'string') {
      this.mistakes.note(code, tree.span, `${seen(tree)} is not ${what}`, hint)
      return undefined
    }
    const text = this.text(tree, what)
    const found = choices.find((one) => one === text)
    if (text !== undefined && found === undefined) this.mistakes.unknown(code, tree.span, text, what, choices, hint)
    return found
  }

  event(tree: Tree | undefined): EventName | undefined {
    return this.choice(tree, 'an event', EVENT_NAMES, { hint: `use an event such as ${EVENT_EXAMPLES}` })
  }

  flag(tree: Tree | undefined, what: string): boolean | undefined {
    return tree?.kind === 'scalar' && typeof tree.value === 'boolean'
      ? tree.value
      : this.#wrong(tree, what, 'true or false', 'write true or false; in YAML 1.2, yes, no, on and off are texts')
  }

  /** Reads a whole number within bounds, both inclusive. */
  whole(tree: Tree | undefined, what: string, least: number, most: number): number | undefined {
    if (tree?.kind !== 'scalar' || typeof tree.value !== 'number') {
      return this.#wrong(
        tree,
        what,
        'a whole number',
        tree?.kind === 'scalar' && typeof tree.value === 'string' && /^\d+$/.test(tree.value)
          ? `remove the quotes: ${tree.value}`
          : 'write digits, such as 3',
      )
    }
    if (Number.isInteger(tree.value) && tree.value >= least && tree.value <= most) return tree.value
    this.mistakes.note(
      'OUT_OF_RANGE',
      tree.span,
      `${what} must be a whole number from ${String(least)} to ${String(most)}, not ${clip(tree.source)}`,
      `use a number from ${String(least)} to ${String(most)}`,
    )
    return undefined
  }

  /** Reads a duration such as `10s`, in milliseconds. */
  duration(tree: Tree | undefined, what: string, least: 'any' | 'positive' = 'any'): number | undefined {
    if (tree?.kind === 'scalar' && typeof tree.value === 'number' && tree.value >= 0) {
      this.mistakes.note(
        'DURATION',
        tree.span,
        `${quote(tree.source)} is not a duration (expected a number with a unit)`,
        `write ${clip(tree.source)}s or ${clip(tree.source)}ms`,
      )
      return undefined
    }
    const text = this.text(tree, what)
    if (text === undefined || !tree) return undefined
    try {
      const ms = parseDuration(text)
      if (ms > 0 || least === 'any') return ms
      this.mistakes.note(
        'OUT_OF_RANGE',
        tree.span,
        `${what} must be longer than ${text}`,
        'write a duration such as 2s',
      )
    } catch (error) {
      if (!(error instanceof MockError)) throw error
      this.mistakes.note(
        'DURATION',
        tree.span,
        `${what}: ${error.message.replace(`"${text}"`, () => quote(text))}`,
        error.fix.length > 80 ? 'write a number and a unit: 500ms, 10s, 2m, 1h' : error.fix,
      )
    }
    return undefined
  }

  #rawText(tree: Tree | undefined, what: string): string | undefined {
    if (tree?.kind === 'scalar' && typeof tree.value === 'string') return tree.value
    return this.#wrong(
      tree,
      what,
      'a text',
      tree?.kind === 'scalar' && tree.source !== '' ? `put it in quotes: "${clip(tree.source)}"` : 'write a text',
    )
  }

  #wrong(tree: Tree | undefined, what: string, due: string, hint: string): undefined {
    if (!tree || tree.kind === 'broken') return undefined
    this.mistakes.note('WRONG_TYPE', tree.span, `${keyed(what)} must be ${due}, not ${seen(tree)}`, hint)
  }
}

/** Returns a hint for a key that includes its value, as in `{ response rejected }`. */
const colonHint = (key: string, known: readonly string[]): string | undefined => {
  const [, name = '', value = ''] = /^([\w-]+)[:\s]\s*(\S.*)$/.exec(key.slice(0, 100)) ?? []
  return known.includes(name) ? `write "${name}: ${quote(value).slice(1, -1)}", with a colon and a space` : undefined
}

/** Returns a key in quotes, and other descriptions such as `a step` as they are. */
const keyed = (what: string): string => (/^[\w-]+$/.test(what) ? `"${what}"` : what)

const clip = (source: string): string => quote(source).slice(1, -1)

const seen = (tree: Exclude<Tree, { kind: 'broken' }>): string => {
  if (tree.kind !== 'scalar') return `a ${tree.kind}`
  if (tree.value === null) return tree.source === '' ? 'empty' : 'null'
  if (typeof tree.value === 'string') return `the text ${quote(tree.value)}`
  const value = String(tree.value)
  return (
    `${value === tree.source ? '' : `${clip(tree.source)}, which YAML reads as `}the ` +
    `${typeof tree.value === 'number' ? 'number' : 'value'} ${value}`
  )
}

/** Returns where to report a missing key: at the first key, which is shorter than the whole mapping. */
const firstOf = (tree: Tree, members: readonly Member[]): SourceSpan =>
  members[0]?.keySpan ?? { start: tree.span.start, end: tree.span.start + 1 }
