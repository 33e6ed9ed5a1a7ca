import { isObject } from '../../../kit/json-object.ts'
import { acted, hasOther, isDocumentedEvent, isText, KNOWN, MEDIA_TYPES, SUBTYPES } from './documented.ts'
import type { RequestFacts } from './request-facts.ts'
import type { Trait } from './trait.ts'

type RequestTrait = Trait<RequestFacts>

const someEntity =
  (test: (entity: Readonly<Record<string, unknown>>) => boolean) =>
  (request: RequestFacts): boolean =>
    acted(request).some(({ entity }) => test(entity))

/** Whether re-serializing the JSON would give different bytes. */
const isRewrittenOtherwise = ({ json, text }: RequestFacts): boolean =>
  json !== undefined && JSON.stringify(json) !== text

/** Common limits of body parsers, in bytes. */
const SIZES = [
  [10_000_000, '10 MB'],
  [5_000_000, '5 MB'],
  [1_000_000, '1 MB'],
  [512_000, '500 kB'],
  [102_400, '100 kB'],
  [65_536, '64 kB'],
  [16_384, '16 kB'],
] as const

/** Traits of bodies in any dialect. */
export const ANY_BODY: readonly RequestTrait[] = [
  ...SIZES.map(([size, words]): RequestTrait => ({
    id: `over-${words.replace(' ', '-')}`,
    words: `a body over ${words}`,
    family: 'size',
    test: ({ bytes }) => bytes.length > size,
  })),
  { id: 'empty-body', words: 'an empty body', family: 'json', test: ({ bytes }) => bytes.length === 0 },
  {
    id: 'not-json',
    words: 'a body that is not JSON',
    family: 'json',
    test: ({ json, bytes }) => json === undefined && bytes.length < 1_000_000,
  },
  {
    id: 'no-object',
    words: 'JSON that is not an object',
    family: 'json',
    test: ({ json }) => json !== undefined && !isObject(json),
  },
  {
    id: 'beyond-ascii',
    words: 'a body with non-ASCII characters',
    family: 'bytes',
    test: ({ bytes }) => bytes.some((byte) => byte > 0x7e),
  },
  {
    id: 'white-space-around',
    words: 'a body with whitespace around its JSON',
    family: 'bytes',
    test: ({ text, json }) => json !== undefined && text !== text.trim(),
  },
  {
    id: 'written-otherwise',
    words: 'JSON whose formatting changes when it is re-serialized',
    family: 'bytes',
    test: isRewrittenOtherwise,
  },
]

/** A body that contains null. */
export const WITH_NULL: RequestTrait = {
  id: 'null',
  words: 'a body that contains null',
  family: 'members',
  test: ({ json, text }) => json !== undefined && /[:[,]\s*null\b/.test(text),
}

/** Traits of bodies with events of interactions. */
export const BODY: readonly RequestTrait[] = [
  ...ANY_BODY,
  {
    id: 'no-operation-id',
    words: 'a body without operationId',
    family: 'operation-id',
    test: ({ json, operationId }) => isObject(json) && (operationId === undefined || operationId === null),
  },
  {
    id: 'no-text-operation-id',
    words: 'a body whose operationId is missing or not a string',
    family: 'operation-id',
    test: ({ json, operationId }) => isObject(json) && typeof operationId !== 'string',
  },
  {
    id: 'unknown-event',
    words: 'an unknown event',
    family: 'event',
    test: ({ entries }) => entries.some(({ event }) => isText(event) && !isDocumentedEvent(event)),
  },
  {
    id: 'no-event',
    words: 'an entry without event',
    family: 'event',
    test: ({ entries }) => entries.some(({ event }) => !isText(event)),
  },
  {
    id: 'unknown-or-no-event',
    words: 'an event other than STARTED and FINISHED',
    family: 'event',
    test: ({ entries }) => entries.some(({ event }) => !isDocumentedEvent(event)),
  },
  {
    id: 'nothing-known',
    words: 'a delivery without a known event',
    family: 'event',
    test: (request) => request.json !== undefined && acted(request).length === 0,
  },
  {
    id: 'unknown-subtype',
    words: 'an unknown interactionSubtype',
    family: 'enum',
    test: someEntity(({ interactionSubtype }) => isText(interactionSubtype) && !SUBTYPES.has(interactionSubtype)),
  },
  {
    id: 'unknown-media-type',
    words: 'an unknown mediaType',
    family: 'enum',
    test: someEntity(({ mediaType }) => isText(mediaType) && !MEDIA_TYPES.has(mediaType)),
  },
  ...[...SUBTYPES].map((subtype): RequestTrait => ({
    id: `subtype-${subtype}`,
    words: `the interactionSubtype ${subtype}`,
    family: 'enum',
    test: someEntity(({ interactionSubtype }) => interactionSubtype === subtype),
  })),
  ...[...MEDIA_TYPES].map((mediaType): RequestTrait => ({
    id: `media-type-${mediaType}`,
    words: `the mediaType ${mediaType}`,
    family: 'enum',
    test: someEntity((entity) => entity.mediaType === mediaType),
  })),
  {
    id: 'other-subtypes',
    words: 'an interactionSubtype other than InboundNew and Outbound',
    family: 'enum',
    test: someEntity(
      ({ interactionSubtype }) => interactionSubtype !== 'InboundNew' && interactionSubtype !== 'Outbound',
    ),
  },
  ...(['mediaType', 'interactionSubtype', 'selfUri'] as const).flatMap((name): RequestTrait[] => [
    {
      id: `null-${name}`,
      words: `a null ${name}`,
      family: 'members',
      test: someEntity((entity) => entity[name] === null),
    },
    {
      id: `no-${name}`,
      words: `an entity without ${name}`,
      family: 'members',
      test: someEntity((entity) => entity[name] === undefined),
    },
    {
      id: `no-text-${name}`,
      words: `an entity whose ${name} is missing or not a string`,
      family: 'members',
      test: someEntity((entity) => typeof entity[name] !== 'string'),
    },
  ]),
  {
    id: 'no-entities',
    words: 'a body without data.entities',
    family: 'members',
    test: ({ json, list }) => isObject(json) && list === undefined,
  },
  {
    id: 'empty-entities',
    words: 'an empty list of entities',
    family: 'members',
    test: ({ list }) => list?.length === 0,
  },
  {
    id: 'no-entity',
    words: 'an entry without entity',
    family: 'members',
    test: ({ list }) => list?.some((entry) => !isObject(entry) || !isObject(entry.entity)) ?? false,
  },
  WITH_NULL,
  {
    id: 'no-first-entity',
    words: 'a body whose first entity is missing',
    family: 'members',
    test: ({ json, list }) =>
      json !== undefined && !(list && isObject(list[0]) && isObject(list[0].entity) && isText(list[0].entity.id)),
  },
  {
    id: 'missing-members',
    words: 'a body in which data, entities, an entity or one of its fields is missing',
    family: 'members',
    test: ({ json, list, entries }) =>
      json !== undefined &&
      (!list ||
        entries.length < Math.max(list.length, 1) ||
        entries.some(({ entity }) =>
          ['mediaType', 'interactionSubtype', 'selfUri'].some((name) => !isText(entity[name])),
        )),
  },
  {
    id: 'unknown-members',
    words: 'a body with unknown fields',
    family: 'unknown-members',
    test: ({ json, list, entries }) =>
      hasOther(json, KNOWN.body) ||
      (isObject(json) && hasOther(json.data, KNOWN.data)) ||
      (list?.some((entry) => hasOther(entry, KNOWN.entry)) ?? false) ||
      entries.some(({ entity }) => hasOther(entity, KNOWN.entity)),
  },
  {
    id: 'unknown-top-level-members',
    words: 'a body with fields other than operationId and data',
    family: 'unknown-members',
    test: ({ json }) => hasOther(json, KNOWN.body),
  },
  {
    id: 'several-entities',
    words: 'a body with several events',
    family: 'entities',
    test: ({ list }) => (list?.length ?? 0) > 1,
  },
  {
    id: 'many-entities',
    words: 'a body with a hundred events or more',
    family: 'entities',
    test: ({ list }) => (list?.length ?? 0) >= 100,
  },
  {
    id: 'long-id',
    words: 'an ID longer than a UUID',
    family: 'ids',
    test: ({ entries }) => entries.some(({ id }) => id.length > 36),
  },
  {
    id: 'no-uuid',
    words: 'an ID that is not a UUID',
    family: 'ids',
    test: ({ entries }) => entries.some(({ id }) => !/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)),
  },
]
