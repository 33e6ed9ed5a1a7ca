import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Alias,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { quote, type Mistakes, type SourceSpan } from './mistake.ts'

/** A value of the file, with its place. `broken` stands for a value whose mistake is already noted. */
export type Tree = ScalarTree | ListTree | MappingTree | { readonly kind: 'broken'; readonly span: SourceSpan }
export interface ScalarTree {
  readonly kind: 'scalar'
  readonly value: string | number | boolean | null
  /** As written, without quotes. */
  readonly source: string
  readonly span: SourceSpan
}
export interface ListTree {
  readonly kind: 'list'
  readonly items: readonly Tree[]
  readonly span: SourceSpan
}
export interface MappingTree {
  readonly kind: 'mapping'
  readonly members: readonly Member[]
  readonly span: SourceSpan
}
export interface Member {
  readonly key: string
  readonly keySpan: SourceSpan
  readonly value: Tree
}

/** The deepest nesting, so that recursion cannot overflow the stack. */
export const MAX_TREE_DEPTH = 100
/** The most values with aliases expanded; otherwise a short file could grow without bound. */
const MAX_TREE_VALUES = 200_000
const MAX_ALIASES = 100
const OWN_TAGS = ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`)

interface Measured {
  readonly tree: Tree
  readonly size: number
  readonly depth: number
}

/** Builds the tree of a document: expands aliases, and notes tags, merge keys and duplicate keys. */
export const buildTree = (root: ParsedNode, mistakes: Mistakes): Tree =>
  new Builder(mistakes).build(root, spanOf(root)).tree

class Builder {
  readonly #mistakes: Mistakes
  readonly #anchors = new Map<string, Measured | 'open'>()
  #aliases = 0
  #size = 0
  #tooMany = false

  constructor(mistakes: Mistakes) {
    this.#mistakes = mistakes
  }

  /** @param parent place to report for an empty value */
  build(node: ParsedNode | null, parent: SourceSpan): Measured {
    this.#size += 1
    if (node === null) return { tree: { kind: 'scalar', value: null, source: '', span: parent }, size: 1, depth: 1 }
    if (isAlias(node)) return this.#follow(node)
    const { anchor } = node
    if (anchor !== undefined) this.#anchors.set(anchor, 'open')
    const built = this.#refuseTag(node) ?? this.#buildUntagged(node, parent)
    if (anchor !== undefined) this.#anchors.set(anchor, built)
    return built
  }

  #buildUntagged(node: Exclude<ParsedNode, Alias.Parsed>, parent: SourceSpan): Measured {
    if (isMap(node)) return this.#mapping(node)
    return isSeq(node) ? this.#list(node) : this.#scalar(node, parent)
  }

  #broken(span: SourceSpan): Measured {
    return { tree: { kind: 'broken', span }, size: 1, depth: 1 }
  }

  #refuseTag(node: Exclude<ParsedNode, Alias.Parsed>): Measured | undefined {
    if (node.tag === undefined || (OWN_TAGS.includes(node.tag) && !(isScalar(node) && node.value instanceof Object)))
      return undefined
    this.#mistakes.note(
      'TAG',
      this.#mistakes.before(spanOf(node), node.tag.replace('tag:yaml.org,2002:', '!!')),
      `the tag ${quote(node.tag.replace('tag:yaml.org,2002:', '!!'))} is not supported`,
      'remove the tag, or quote a text that starts with !',
    )
    return this.#broken(spanOf(node))
  }

  #follow(node: Alias.Parsed): Measured {
    const span = spanOf(node)
    const refuse = (message: string, hint: string): Measured => {
      this.#mistakes.note('ALIAS', span, message, hint)
      return this.#broken(span)
    }
    const meant = this.#anchors.get(node.source)
    if (meant === undefined)
      return refuse(
        `no anchor &${node.source.slice(0, 60)} comes before this alias`,
        'define the anchor with & before using it with *, or quote a text that starts with *',
      )
    if (meant === 'open')
      return refuse(`the alias *${node.source.slice(0, 60)} refers to itself`, 'write out the value')
    this.#aliases += 1
    this.#size += meant.size
    if (this.#aliases <= MAX_ALIASES && this.#size <= MAX_TREE_VALUES) return meant
    if (this.#tooMany) return this.#broken(span)
    this.#tooMany = true
    return refuse('the aliases expand to too many values', `use at most ${String(MAX_ALIASES)} aliases to small values`)
  }

  #mapping(node: YAMLMap.Parsed): Measured {
    const merged = node.items.find(({ key }) => isScalar(key) && key.value === '<<' && key.type === 'PLAIN')
    if (merged) {
      this.#mistakes.note(
        'MERGE_KEY',
        spanOf(merged.key),
        'merge keys are not supported',
        'write out the keys, or quote "<<" if it is a name',
      )
      return this.#broken(spanOf(node))
    }
    const seen = new Set<string>()
    const members: Member[] = []
    let [size, depth] = [1, 1]
    for (const { key, value } of node.items) {
      const keySpan = spanOf(key)
      const name = this.#keyOf(key, keySpan)
      const built = this.build(value, keySpan)
      size += built.size
      depth = Math.max(depth, built.depth + 1)
      if (name === undefined) continue
      if (seen.has(name))
        this.#mistakes.note('DUPLICATE_KEY', keySpan, `${quote(name)} is given twice`, 'keep one of them')
      else members.push({ key: name, keySpan, value: built.tree })
      seen.add(name)
    }
    return this.#bounded({ tree: { kind: 'mapping', members, span: spanOf(node) }, size, depth })
  }

  #keyOf(key: ParsedNode, span: SourceSpan): string | undefined {
    if (!isScalar(key) || key.tag !== undefined) {
      this.#mistakes.note(
        'KEY',
        span,
        'a key must be plain text',
        'write "name: value"; quote a text that starts with *, !, [ or {',
      )
      return undefined
    }
    if (key.source === '' && key.type === 'PLAIN') {
      this.#mistakes.note('KEY', span, 'a key is missing before the colon', 'write "name: value"')
      return undefined
    }
    return typeof key.value === 'string' ? key.value : key.source
  }

  #list(node: YAMLSeq.Parsed): Measured {
    const span = spanOf(node)
    let [size, depth] = [1, 1]
    const items = node.items.map((item) => {
      const built = this.build(item, spanOf(item))
      size += built.size
      depth = Math.max(depth, built.depth + 1)
      return built.tree
    })
    return this.#bounded({ tree: { kind: 'list', items, span }, size, depth })
  }

  #scalar(node: Scalar.Parsed, parent: SourceSpan): Measured {
    const own = spanOf(node)
    const { value, source } = node
    const plain = value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    return {
      tree: {
        kind: 'scalar',
        value: plain ? value : source,
        source,
        span: node.range[0] === node.range[1] ? parent : own,
      },
      size: 1,
      depth: 1,
    }
  }

  #bounded(built: Measured): Measured {
    if (built.depth <= MAX_TREE_DEPTH) return built
    this.#mistakes.note(
      'TOO_DEEP',
      built.tree.span,
      `values are nested more than ${String(MAX_TREE_DEPTH)} levels deep`,
      'use flatter values, or write the body as text',
    )
    return this.#broken(built.tree.span)
  }
}

const spanOf = (node: ParsedNode): SourceSpan => ({
  start: node.range[0],
  end: Math.max(node.range[1], node.range[0] + 1),
})
