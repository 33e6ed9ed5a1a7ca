import { element } from '../parts/element.ts'
import { disclosure, prose } from './prose.ts'
import { limitsText, membersOf, typeText, valuesOf, withinOf } from './schema-text.ts'
import { resolve, type Schema, type Spec } from './spec.ts'

/** The most values of an enumeration to show at once. */
const MAX_VALUES_SHOWN = 6

/** Shows what a schema accepts: its fields, and nested ones on demand, because schemas can be recursive. */
export const schemaView = (spec: Spec, schema: Schema): Node[] => {
  const members = membersOf(spec, schema)
  const description = resolve(spec, schema).description
  return [
    ...(description === undefined ? [] : [element('p', {}, ...prose(description))]),
    ...(members
      ? [
          element(
            'ul',
            { class: 'members' },
            ...Object.entries(members.properties).map(([name, member]) =>
              memberView(spec, name, member, members.required.has(name)),
            ),
          ),
        ]
      : []),
    ...(members
      ? []
      : [element('p', {}, element('span', { class: 'type' }, typeText(spec, schema)), ...detailsOf(spec, schema))]),
    ...withinOf(spec, schema).map(([label, one]) => disclosure([label], () => schemaView(spec, one))),
  ]
}

/** One property or parameter: its name, its type and its description. */
export const memberView = (
  spec: Spec,
  name: string,
  schema: Schema,
  required: boolean,
  said?: string,
): HTMLLIElement => {
  const description = said ?? resolve(spec, schema).description
  const inner = membersOf(spec, schema)
  return element(
    'li',
    {},
    element('code', { class: 'name' }, name),
    ' ',
    element('span', { class: 'type' }, typeText(spec, schema)),
    ...(required ? [' ', element('span', { class: 'required' }, 'required')] : []),
    ...detailsOf(spec, schema),
    ...(description === undefined ? [] : [element('div', {}, ...prose(description))]),
    ...(inner
      ? [disclosure(['members of ', element('code', {}, name)], () => schemaView(spec, { ...schema, description: '' }))]
      : withinOf(spec, schema).map(([label, one]) => disclosure([label], () => schemaView(spec, one)))),
  )
}

const detailsOf = (spec: Spec, schema: Schema): Node[] => {
  const limits = limitsText(spec, schema)
  const values = valuesOf(spec, schema)
  return [
    ...(limits === '' ? [] : [element('span', { class: 'limits' }, ` ${limits}`)]),
    ...(values === undefined ? [] : [choicesOf(values)]),
  ]
}

/** The allowed values; a long list is folded. */
const choicesOf = (values: readonly string[]): Node => {
  const listed = values.flatMap((value) => [element('code', {}, value), document.createTextNode(' ')])
  return values.length <= MAX_VALUES_SHOWN
    ? element('div', {}, 'one of ', ...listed)
    : disclosure([`one of ${String(values.length)} values`], () => [element('p', {}, ...listed)])
}
