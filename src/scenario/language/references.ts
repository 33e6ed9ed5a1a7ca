import type { Mistakes, SourceSpan } from './mistake.ts'
import { quote } from './mistake.ts'

export const REFERENCE_MEMBERS = [
  'interactionId',
  'operationId',
  'eventId',
  'sessionId',
  'selfUri',
  'conversationId',
  'messageId',
] as const
/** A field of an earlier delivery that a text may refer to: `${first.interactionId}`. */
export type ReferenceMember = (typeof REFERENCE_MEMBERS)[number]

export const NAME = /^[A-Za-z][\w-]*$/
const RESERVED = new Set(['constructor', 'prototype', '__proto__', 'row', 'scenario', 'self', 'id', 'canary'])

/** Names that need no step: the event being published, UUIDs of the scenario, and URLs on a foreign host. */
const ALWAYS: Readonly<Record<string, (member: string) => boolean>> = {
  self: (member) => REFERENCE_MEMBERS.some((one) => one === member),
  id: () => true,
  canary: () => true,
}
const isAlwaysKnown = (name: string, member: string): boolean =>
  Object.hasOwn(ALWAYS, name) && ALWAYS[name]?.(member) === true

/** A mark in a text: `$${` is a literal `${`; any other `${…}` is replaced. */
export type ReferenceMark =
  | { readonly kind: 'literal' }
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'reference'; readonly name: string; readonly member: string }
  | { readonly kind: 'broken' }

const MARKS = /\$\$\{|\$\{[^{}]*\}?/g

const markOf = (text: string): ReferenceMark => {
  if (text === '$${') return { kind: 'literal' }
  const [, name = '', member] = /^\$\{([A-Za-z][\w-]*)(?:\.([A-Za-z]\w*))?\}$/.exec(text) ?? []
  if (name === '') return { kind: 'broken' }
  return member === undefined ? { kind: 'column', column: name } : { kind: 'reference', name, member }
}

/** Returns the marks of a text, as written and as parsed. */
export const marksIn = (text: string): readonly { readonly written: string; readonly mark: ReferenceMark }[] =>
  !text.includes('${') ? [] : [...text.matchAll(MARKS)].map(([written]) => ({ written, mark: markOf(written) }))

/** Replaces marks; those with an undefined replacement stay. */
export const replaceMarks = (text: string, replacement: (mark: ReferenceMark) => string | undefined): string =>
  !text.includes('${') ? text : text.replace(MARKS, (written) => replacement(markOf(written)) ?? written)

/** Replaces the literal marks of a text without references. */
export const withLiterals = (text: string): string =>
  replaceMarks(text, (mark) => (mark.kind === 'literal' ? '${' : undefined))

/**
 * Fills in the references of a text, and turns `$${` into a literal `${`. The runner calls it: the reader leaves
 * references as written.
 */
export const fillReferences = (text: string, valueOf: (name: string, member: string) => string): string =>
  replaceMarks(text, (mark) => {
    if (mark.kind === 'literal') return '${'
    return mark.kind === 'reference' ? valueOf(mark.name, mark.member) : undefined
  })

/**
 * Notes every reference of a text that cannot be filled in; returns whether all can. @param names known so far;
 * undefined where references are not allowed
 */
export const checkReferences = (
  text: string,
  span: SourceSpan,
  names: ReadonlySet<string> | undefined,
  mistakes: Mistakes,
): boolean => {
  let fine = true
  for (const { written, mark } of marksIn(text)) {
    if (
      mark.kind !== 'reference' ||
      (names && isAlwaysKnown(mark.name, mark.member)) ||
      (names?.has(mark.name) && REFERENCE_MEMBERS.some((one) => one === mark.member))
    )
      continue
    fine = false
    const at = mistakes.within(span, written)
    if (names === undefined)
      mistakes.note(
        'REFERENCE_MISPLACED',
        at,
        `${quote(written)} cannot be used here`,
        'references are allowed in published data, faults, headers and interaction-id; write $${ for a literal ${',
      )
    else if (!names.has(mark.name))
      mistakes.unknown(
        'UNKNOWN_NAME',
        at,
        mark.name,
        'the name of an earlier step',
        [...names],
        names.size === 0 ? 'name an earlier publish with "as"' : undefined,
      )
    else mistakes.unknown('UNKNOWN_MEMBER', at, mark.member, 'a field of a delivery', REFERENCE_MEMBERS)
  }
  return fine
}

/** Whether a name is valid for a step or a column; notes why not. */
export const checkName = (name: string, span: SourceSpan, mistakes: Mistakes): boolean => {
  if (RESERVED.has(name)) mistakes.note('RESERVED_NAME', span, `${quote(name)} is reserved`, 'choose another name')
  else if (!NAME.test(name) || name.length > 64)
    mistakes.note(
      'BAD_NAME',
      span,
      `${quote(name)} is not a valid name`,
      'start with a letter, followed by letters, digits, - or _; at most 64 characters',
    )
  else return true
  return false
}
