import type { BodyForm, DocumentedEvent, FieldType } from '../../../dialects/bodies/documented-event.ts'
import { isObject, type JsonObject } from '../../../kit/json-object.ts'
import { hasOther, isText } from './documented.ts'
import type { RequestFacts } from './request-facts.ts'
import { ANY_BODY, WITH_NULL } from './traits-of-body.ts'
import type { Trait } from './trait.ts'

type RequestTrait = Trait<RequestFacts>

/** Returns the value at a path such as `data.conversation`; undefined if there is none. */
const at = (json: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), json)

const onBody =
  (test: (body: JsonObject) => boolean) =>
  ({ json, entries }: RequestFacts): boolean =>
    entries.length > 0 && isObject(json) && test(json)

/** The ids of the traits of bodies in which a field is missing, or missing or null. */
const NOT_ORDINARY = {
  present: (path: string): string => `no-${path}`,
  filled: (path: string): string => `no-or-null-${path}`,
} as const

/** Returns the traits of a field that is null, missing, or either. */
const missing = (path: string): readonly RequestTrait[] => {
  const name = path.split('.').at(-1) ?? path
  const isIn = (body: JsonObject): boolean => !path.includes('.') || isObject(at(body, path.replace(/\.\w+$/, '')))
  return [
    {
      id: `null-${path}`,
      words: `an event whose ${name} is null`,
      family: 'members',
      test: onBody((body) => at(body, path) === null),
    },
    {
      id: NOT_ORDINARY.present(path),
      words: `an event without ${name}`,
      family: 'members',
      test: onBody((body) => isIn(body) && at(body, path) === undefined),
    },
    {
      id: NOT_ORDINARY.filled(path),
      words: `an event whose ${name} is missing or null`,
      family: 'members',
      test: onBody((body) => isIn(body) && (at(body, path) ?? null) === null),
    },
  ]
}

/** The trait of a value that the documents do not list. */
const unlisted = (path: string, listed: readonly string[]): RequestTrait => ({
  id: `unknown-${path.split('.').at(-1) ?? path}`,
  words: `an unknown ${path.split('.').at(-1) ?? path}`,
  family: 'enum',
  test: onBody((body) => {
    const value = at(body, path)
    return isText(value) && !listed.includes(value)
  }),
})

const unknownFields = (known: Readonly<Record<string, readonly string[]>>): RequestTrait => ({
  id: 'unknown-members',
  words: 'a body with unknown fields',
  family: 'unknown-members',
  test: onBody((body) =>
    Object.entries(known).some(([path, names]) => hasOther(path === '' ? body : at(body, path), new Set(names))),
  ),
})

const FITS: Readonly<Record<FieldType, (value: unknown) => boolean>> = {
  object: isObject,
  list: Array.isArray,
  number: (value) => typeof value === 'number',
  string: (value) => typeof value === 'string',
  filled: isText,
}

const ODD_TYPES = 'other-types'

/** The trait of fields whose type differs from the documents. */
const otherTypes = (types: Readonly<Record<string, FieldType>>): RequestTrait => ({
  id: ODD_TYPES,
  words: 'a field of the wrong type',
  family: 'members',
  test: onBody((body) =>
    Object.entries(types).some(([path, type]) => {
      const value = at(body, path) ?? undefined
      return value !== undefined && !FITS[type](value)
    }),
  ),
})

const UNKNOWN_AT_THE_TOP = 'unknown-top-level-members'

const unknownAtTheTop = (known: readonly string[]): RequestTrait => ({
  id: UNKNOWN_AT_THE_TOP,
  words: 'a body with unknown top-level fields',
  family: 'unknown-members',
  test: onBody((body) => hasOther(body, new Set(known))),
})

const UNKNOWN_EVENT = 'unknown-event'
const eventId = (name: string): string => `event-${name}`

const eventsOf = (names: readonly string[]): readonly RequestTrait[] => [
  {
    id: UNKNOWN_EVENT,
    words: 'an unknown event',
    family: 'event',
    test: ({ entries }) => entries.some(({ event }) => isText(event) && !names.includes(event)),
  },
  ...names.map((name): RequestTrait => ({
    id: eventId(name),
    words: `the event ${name}`,
    family: 'event',
    test: ({ entries }) => entries.some(({ event }) => event === name),
  })),
]

const idsWithoutUuid = (paths: readonly string[]): RequestTrait => ({
  id: 'no-uuid',
  words: 'an ID that is not a UUID',
  family: 'ids',
  test: onBody((body) =>
    paths.some((path) => {
      const id = at(body, path)
      return isText(id) && !/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)
    }),
  ),
})

/** The trait of bodies that are not an event. */
const NOT_AN_EVENT: RequestTrait = {
  id: 'no-event',
  words: 'a body without an event ID',
  family: 'members',
  test: ({ json, entries }) => json !== undefined && entries.length === 0,
}

const formTraits = (form: BodyForm): readonly RequestTrait[] => {
  switch (form.kind) {
    case 'missing':
      return missing(form.path)
    case 'types':
      return [otherTypes(form.types)]
    case 'own':
      return [{ id: form.id, words: form.words, family: form.family, test: onBody(form.test) }]
  }
}

/** Returns the traits of bodies that are one event. */
export const eventTraits = ({ events, forms, values, fields, ids }: DocumentedEvent): readonly RequestTrait[] => [
  ...ANY_BODY,
  ...eventsOf(events),
  ...forms.flatMap(formTraits),
  NOT_AN_EVENT,
  WITH_NULL,
  ...Object.entries(values).map(([path, listed]) => unlisted(path, listed)),
  unknownAtTheTop(fields['']),
  unknownFields(fields),
  idsWithoutUuid(ids),
]

/** Families of traits that make a delivery unusual. */
const ODD: ReadonlySet<string> = new Set(['enum', 'unknown-members', 'ids', 'version', 'size', 'json'])

const oddIds = (form: BodyForm): readonly string[] => {
  switch (form.kind) {
    case 'missing':
      return form.ordinarily === undefined ? [] : [NOT_ORDINARY[form.ordinarily](form.path)]
    case 'types':
      return [ODD_TYPES]
    case 'own':
      return form.isOdd ? [form.id] : []
  }
}

/** Returns the traits that an ordinary delivery does not have. */
export const oddTraits = (body: DocumentedEvent): readonly RequestTrait[] => {
  const { events, ordinaryEvents = events, forms } = body
  const others = events.filter((name) => !ordinaryEvents.includes(name))
  const odd = new Set([UNKNOWN_EVENT, ...others.map(eventId), ...forms.flatMap(oddIds)])
  return eventTraits(body).filter(({ family, id }) => ODD.has(family) || odd.has(id))
}
