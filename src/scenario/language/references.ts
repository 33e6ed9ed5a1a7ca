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
/** What a text may ask of an earlier delivery: `${first.interactionId}`. */
export type ReferenceMember = (typeof REFERENCE_MEMBERS)[number]

export const NAME = /^[A-Za-z][\w-]*$/
const RESERVED = new Set(['constructor', 'prototype', '__proto__', 'row', 'scenario', 'self', 'id', 'canary'])

/**
 * Names that are known without a step: the event being published, UUIDs of the scenario's own, and URLs on a foreign
 * host.
 */
const ALWAYS: Readonly<Record<string, (member: string) => boolean>> = {
  self: (member) => REFERENCE_MEMBERS.some((one) => one === member),
  id: () => true,
  canary: () => true,
}
const isAlwaysKnown = (name: string, member: string): boolean =>
  Object.hasOwn(ALWAYS, name) && ALWAYS[name]?.(member) === true

/** A mark in a text: `$${` is a literal `${`, and anything else in `${…}` is to be replaced. */
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

/** The marks of a text, each as written and understood. */
export const marksIn = (text: string): readonly { readonly written: string; readonly mark: ReferenceMark }[] =>
  !text.includes('${') ? [] : [...text.matchAll(MARKS)].map(([written]) => ({ written, mark: markOf(written) }))

/** Replaces marks; those for which there is `undefined` stay. */
export const replaceMarks = (text: string, replacement: (mark: ReferenceMark) => string | undefined): string =>
  !text.includes('${') ? text : text.replace(MARKS, (written) => replacement(markOf(written)) ?? written)

/** Makes the literals of a text that takes no references what they stand for. */
export const withLiterals = (text: string): string =>
  replaceMarks(text, (mark) => (mark.kind === 'literal' ? '${' : undefined))

/**
 * Fills in the references of a text, and makes `$${` a literal `${`. For the runner: texts that may refer to deliveries
 * come out of the reader as they were written.
 */
export const fillReferences = (text: string, valueOf: (name: string, member: string) => string): string =>
  replaceMarks(text, (mark) => {
    if (mark.kind === 'literal') return '${'
    return mark.kind === 'reference' ? valueOf(mark.name, mark.member) : undefined
  })

/**
 * Notes every reference of a text that cannot be filled in by then, and says whether all can. `names` is undefined
 * where none is taken.
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
        `${quote(written)} cannot be known here`,
        'refer to deliveries in what is published, in faults, headers and interaction-id; write $${ for a literal ${',
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
    else mistakes.unknown('UNKNOWN_MEMBER', at, mark.member, 'known of a delivery', REFERENCE_MEMBERS)
  }
  return fine
}

/** Whether a name may be given to a step or a column; notes why not. */
export const checkName = (name: string, span: SourceSpan, mistakes: Mistakes): boolean => {
  if (RESERVED.has(name)) mistakes.note('RESERVED_NAME', span, `${quote(name)} is reserved`, 'choose another name')
  else if (!NAME.test(name) || name.length > 64)
    mistakes.note(
      'BAD_NAME',
      span,
      `${quote(name)} is not a name`,
      'use a letter, then letters, digits, - and _; 64 characters at most',
    )
  else return true
  return false
}
