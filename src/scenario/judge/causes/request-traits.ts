import { isObject } from '../../../kit/json-object.ts'
import { headerOf, type EntryFacts, type RequestFacts } from './request-facts.ts'
import type { Trait } from './trait.ts'

type RequestTrait = Trait<RequestFacts>

const MEDIA_TYPES = new Set(['chat', 'email'])
const SUBTYPES = new Set(
  'InboundNew Outbound SMS WhatsApp FacebookPublic FacebookPrivate TwitterPublic TwitterPrivate'.split(' '),
)
const KNOWN = {
  body: new Set(['operationId', 'data']),
  data: new Set(['entities']),
  entry: new Set(['event', 'entity']),
  entity: new Set(['id', 'mediaType', 'interactionSubtype', 'selfUri']),
}

const isDocumentedEvent = (event: unknown): boolean => event === 'STARTED' || event === 'FINISHED'
const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const hasOther = (value: unknown, known: ReadonlySet<string>): boolean =>
  isObject(value) && Object.keys(value).some((name) => !known.has(name))

/** Entries that a receiver acts on: they name an interaction and a documented event. */
const acted = ({ entries }: RequestFacts): readonly EntryFacts[] =>
  entries.filter(({ event }) => isDocumentedEvent(event))

const someEntity =
  (test: (entity: Readonly<Record<string, unknown>>) => boolean) =>
  (request: RequestFacts): boolean =>
    acted(request).some(({ entity }) => test(entity))

const contentType = ({ exchange }: RequestFacts): string | undefined =>
  headerOf(exchange, 'content-type')?.toLowerCase()
const isFaulty =
  (...names: readonly string[]) =>
  ({ exchange }: RequestFacts): boolean =>
    exchange.faults.some((fault) => names.includes(fault))

/** Digits that are the same in two digests by no chance. */
const PREFIX_DIGITS = 6

/** Whether JSON written again by a library would have other bytes. */
const isRewrittenOtherwise = ({ json, text }: RequestFacts): boolean =>
  json !== undefined && JSON.stringify(json) !== text

/** Sizes that limits of body parsers are set to. Bytes. */
const SIZES = [
  [10_000_000, '10 MB'],
  [5_000_000, '5 MB'],
  [1_000_000, '1 MB'],
  [512_000, '500 kB'],
  [102_400, '100 kB'],
  [65_536, '64 kB'],
  [16_384, '16 kB'],
] as const

const SIGNATURE: readonly RequestTrait[] = [
  {
    id: 'unsigned',
    words: 'a delivery without a signature',
    family: 'signature',
    test: ({ signed }) => signed === 'missing',
  },
  {
    id: 'signature-beyond-ascii',
    words: 'a signature with characters beyond ASCII',
    family: 'signature',
    test: ({ signature = '' }) => /[^\x20-\x7e]/.test(signature),
  },
  {
    id: 'signature-of-other-length',
    words: 'a signature of another length than the right one',
    family: 'signature',
    test: ({ signed, signature = '' }) => signed === 'wrong' && Buffer.byteLength(signature) !== 45,
  },
  {
    id: 'signature-not-hex',
    words: 'a signature that is not "sha1=" and 40 hexadecimal digits',
    family: 'signature',
    test: ({ signed, signature = '' }) => signed === 'wrong' && !/^sha1=[\da-f]{40}$/i.test(signature.trim()),
  },
  {
    id: 'any-well-formed-signature',
    words: 'any signature of the form sha1=…',
    family: 'signature',
    test: ({ signed, signature = '' }) => signed === 'wrong' && /^sha1=[\da-f]{40}$/i.test(signature.trim()),
  },
  {
    id: 'rewritten-body',
    words: 'a body that was written anew with the same meaning',
    family: 'signature',
    test: isFaulty('rewritten-body', 'signed-after-decoding'),
  },
  {
    id: 'changed-body',
    words: 'a body that was changed after it was signed',
    family: 'signature',
    test: isFaulty('changed-body'),
  },
  {
    id: 'signature-begins-right',
    words: 'a signature that only begins like the right one',
    family: 'signature',
    test: ({ signed, signature = '', rightDigest }) =>
      signed === 'wrong' && signature.startsWith(`sha1=${rightDigest.slice(0, PREFIX_DIGITS)}`),
  },
  {
    id: 'any-signature-with-prefix',
    words: 'anything that begins with sha1=',
    family: 'signature',
    test: ({ signed, signature = '' }) => signed === 'wrong' && /^sha1=./.test(signature),
  },
  {
    id: 'any-wrong-signature',
    words: 'a wrong signature',
    family: 'signature',
    test: ({ signed }) => signed === 'wrong',
  },
]

const REQUEST: readonly RequestTrait[] = [
  {
    id: 'no-content-type',
    words: 'a delivery without a content type',
    family: 'content-type',
    test: (request) => contentType(request) === undefined,
  },
  {
    id: 'content-type-with-charset',
    words: 'a content type with a charset',
    family: 'content-type',
    kin: ['other-content-type'],
    test: (request) => /json\s*;/.test(contentType(request) ?? ''),
  },
  {
    id: 'not-application-json',
    words: 'a content type other than application/json',
    family: 'content-type',
    test: (request) => !/^application\/json\s*(?:;|$)/.test(contentType(request) ?? ''),
  },
  {
    id: 'other-content-type',
    words: 'a content type other than exactly application/json',
    family: 'content-type',
    test: (request) => contentType(request) !== 'application/json',
  },
  {
    id: 'header-names-in-other-case',
    words: 'header names in other letters than X-Hub-Signature',
    family: 'header-case',
    test: ({ exchange, signed }) =>
      signed === 'right' && !exchange.headers.some(([name]) => name === 'X-Hub-Signature'),
  },
  {
    id: 'upper-case-digits',
    words: 'a digest in upper-case digits',
    family: 'digits',
    test: isFaulty('upper-case-signature'),
  },
  {
    id: 'no-trace',
    words: 'a delivery without a trace id',
    family: 'trace',
    kin: ['odd-trace'],
    test: ({ exchange }) => headerOf(exchange, 'x-b3-traceid') === undefined,
  },
  { id: 'odd-trace', words: 'a delivery with another trace id', family: 'trace', test: isFaulty('trace') },
  { id: 'compressed', words: 'a compressed body', family: 'encoding', test: isFaulty('gzip-body', 'content-encoding') },
  { id: 'many-headers', words: 'many or large headers', family: 'headers', test: isFaulty('many-headers') },
  { id: 'extra-header', words: 'a header that it does not know', family: 'headers', test: isFaulty('extra-header') },
  {
    id: 'other-method',
    words: 'another method than POST',
    family: 'method',
    test: ({ exchange }) => exchange.method !== 'POST',
  },
  { id: 'other-path', words: 'another path', family: 'path', test: isFaulty('path') },
  {
    id: 'other-host',
    words: 'a delivery under another name of its host',
    family: 'host',
    test: isFaulty('other-loopback-name'),
  },
  {
    id: 'chunked',
    words: 'a body in chunks (Transfer-Encoding: chunked)',
    family: 'framing',
    test: isFaulty('chunked', 'chunked-trailers', 'slow-body'),
  },
  { id: 'slow', words: 'a request that comes slowly', family: 'framing', test: isFaulty('slow-body', 'slow-headers') },
  {
    id: 'broken-off',
    words: 'a request that breaks off',
    family: 'framing',
    test: isFaulty('reset-before-body', 'reset-within-body', 'content-length-larger', 'connect-only'),
  },
]

/** Whether a receiver has had the whole of a request, and believed it. */
const wasTaken = ({ signed, status }: RequestFacts): boolean => signed === 'right' && status !== undefined

const isRepeated = ({ text, before }: RequestFacts): boolean =>
  before.some((earlier) => wasTaken(earlier) && earlier.text === text)

const SEQUENCE: readonly RequestTrait[] = [
  { id: 'repeated', words: 'a delivery that comes again', family: 'sequence', test: isRepeated },
  {
    id: 'known-operation-id',
    words: 'a delivery with an operationId that it knows',
    family: 'operation-id',
    test: ({ operationId, before }) => isText(operationId) && before.some((one) => one.operationId === operationId),
  },
  {
    id: 'known-event',
    words: 'an event of an interaction that it has had',
    family: 'sequence',
    test: (request) =>
      acted(request).some(({ id, event, index }) =>
        [request, ...request.before.filter(wasTaken)].some((one) =>
          acted(one).some((a) => a.id === id && a.event === event && (one !== request || a.index < index)),
        ),
      ),
  },
  {
    id: 'finished-without-start',
    words: 'FINISHED of an interaction whose start it has not had',
    family: 'order',
    test: (request) =>
      acted(request).some(
        ({ id, event, index }) =>
          event === 'FINISHED' &&
          !acted(request).some((one) => one.id === id && one.event === 'STARTED' && one.index < index) &&
          !request.before.some((one) => acted(one).some((a) => a.id === id && a.event === 'STARTED')),
      ),
  },
  {
    id: 'finished',
    words: 'FINISHED',
    family: 'order',
    test: (request) => acted(request).some(({ event }) => event === 'FINISHED'),
  },
  {
    id: 'at-once',
    words: 'deliveries that come at once',
    family: 'load',
    test: ({ scenario, exchange }) =>
      scenario.exchanges.filter(({ startedAt }) => startedAt === exchange.startedAt).length > 2,
  },
]

const BODY: readonly RequestTrait[] = [
  ...SIZES.map(([size, words]): RequestTrait => ({
    id: `over-${words.replace(' ', '-')}`,
    words: `a body over ${words}`,
    family: 'size',
    test: ({ bytes }) => bytes.length > size,
  })),
  { id: 'empty-body', words: 'an empty body', family: 'json', test: ({ bytes }) => bytes.length === 0 },
  {
    id: 'not-json',
    words: 'a body that is no JSON',
    family: 'json',
    test: ({ json, bytes }) => json === undefined && bytes.length < 1_000_000,
  },
  {
    id: 'no-object',
    words: 'JSON that is no object',
    family: 'json',
    test: ({ json }) => json !== undefined && !isObject(json),
  },
  {
    id: 'beyond-ascii',
    words: 'a body with characters beyond ASCII',
    family: 'bytes',
    test: ({ bytes }) => bytes.some((byte) => byte > 0x7e),
  },
  {
    id: 'white-space-around',
    words: 'a body with white space around its JSON',
    family: 'bytes',
    test: ({ text, json }) => json !== undefined && text !== text.trim(),
  },
  {
    id: 'written-otherwise',
    words: 'JSON that is not written as a library would write it',
    family: 'bytes',
    test: isRewrittenOtherwise,
  },
  {
    id: 'no-operation-id',
    words: 'a body without operationId',
    family: 'operation-id',
    test: ({ json, operationId }) => isObject(json) && (operationId === undefined || operationId === null),
  },
  {
    id: 'no-text-operation-id',
    words: 'a body whose operationId is missing or no text',
    family: 'operation-id',
    test: ({ json, operationId }) => isObject(json) && typeof operationId !== 'string',
  },
  {
    id: 'unknown-event',
    words: 'an event that it does not know',
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
    words: 'a delivery without an event that it knows',
    family: 'event',
    test: (request) => request.json !== undefined && acted(request).length === 0,
  },
  {
    id: 'unknown-subtype',
    words: 'an interactionSubtype that it does not know',
    family: 'enum',
    test: someEntity(({ interactionSubtype }) => isText(interactionSubtype) && !SUBTYPES.has(interactionSubtype)),
  },
  {
    id: 'unknown-media-type',
    words: 'a mediaType that it does not know',
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
    words: 'an interactionSubtype that is not in its list',
    family: 'enum',
    test: someEntity(
      ({ interactionSubtype }) => interactionSubtype !== 'InboundNew' && interactionSubtype !== 'Outbound',
    ),
  },
  ...(['mediaType', 'interactionSubtype', 'selfUri'] as const).flatMap((name): RequestTrait[] => [
    {
      id: `null-${name}`,
      words: `a ${name} that is null`,
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
      words: `an entity whose ${name} is missing or no text`,
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
  {
    id: 'null',
    words: 'a body with null in it',
    family: 'members',
    test: ({ json, text }) => json !== undefined && /[:[,]\s*null\b/.test(text),
  },
  {
    id: 'no-first-entity',
    words: 'a body whose first entity is missing',
    family: 'members',
    test: ({ json, list }) =>
      json !== undefined && !(list && isObject(list[0]) && isObject(list[0].entity) && isText(list[0].entity.id)),
  },
  {
    id: 'missing-members',
    words: 'a body in which data, entities, entity or a member of it is missing',
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
    words: 'a body with members that it does not know',
    family: 'unknown-members',
    test: ({ json, list, entries }) =>
      hasOther(json, KNOWN.body) ||
      (isObject(json) && hasOther(json.data, KNOWN.data)) ||
      (list?.some((entry) => hasOther(entry, KNOWN.entry)) ?? false) ||
      entries.some(({ entity }) => hasOther(entity, KNOWN.entity)),
  },
  {
    id: 'unknown-top-level-members',
    words: 'a body with members beside operationId and data',
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
    words: 'an id that is longer than a UUID',
    family: 'ids',
    test: ({ entries }) => entries.some(({ id }) => id.length > 36),
  },
  {
    id: 'no-uuid',
    words: 'an id that is no UUID',
    family: 'ids',
    test: ({ entries }) => entries.some(({ id }) => !/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)),
  },
]

/** The trait of all that a receiver should refuse. */
export const EVERY_FORGERY: RequestTrait = {
  id: 'any-bad-signature',
  words: 'a missing or wrong signature',
  family: 'signature',
  test: ({ signed }) => signed !== 'right',
}

/** Traits of requests; of those that explain as much the first is named. */
export const REQUEST_TRAITS: readonly RequestTrait[] = [...SIGNATURE, EVERY_FORGERY, ...REQUEST, ...SEQUENCE, ...BODY]

/** Whether a request is a delivery as the documents show it, the first of its scenario, and rightly signed. */
export const isOrdinary = ({ signed, exchange, entries, before, list, json, operationId }: RequestFacts): boolean => {
  const [first] = entries
  if (signed !== 'right' || before.length > 0 || exchange.faults.length > 0 || exchange.method !== 'POST') return false
  if (!first || list?.length !== 1 || !isText(operationId) || hasOther(json, KNOWN.body)) return false
  const { mediaType, interactionSubtype } = first.entity
  return (
    isDocumentedEvent(first.event) &&
    MEDIA_TYPES.has(String(mediaType)) &&
    SUBTYPES.has(String(interactionSubtype)) &&
    !hasOther(first.entity, KNOWN.entity)
  )
}

/** The trait of all that a receiver should take. */
export const EVERY_DELIVERY: RequestTrait = {
  id: 'every-delivery',
  words: 'every correctly signed delivery',
  family: 'all',
  test: ({ signed }) => signed === 'right',
}
