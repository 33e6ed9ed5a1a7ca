import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { SWITCHES } from '../../../src/contract/generated/assumptions.ts'
import { genesysOperations, RATE_LIMIT, REQUEST_MEMBERS } from '../../../src/contract/generated/operations.ts'
import { createDialects } from '../../../src/dialects/registry.ts'
import { EVENTS_OF, evidenceOf, EVENT_NAMES, type EventName } from '../../../src/events/catalogue.ts'
import type { Corpus, RecordedCall } from './corpus.ts'
import { at, escapeKey, gather, isRecord, looseEnds, type Json } from './schema-values.ts'

export { SWITCHES }

/** Statuses that the corpus has no answer of: the guard asks for a socket, and nothing fails by itself. */
const UNSEEN = ['403', '500']

/** The documents have a 400 of the list as well, which takes nothing that could be wrong. */
const isUnseen = (here: string, status: string): boolean =>
  UNSEEN.includes(status) || (here === '/paths/~1v1~1webhooks/get' && status === '400')

/** Places where the documents mark something optional, and the mock always sends it; or where it may be open. */
const OPTIONAL_BY_THE_DOCUMENTS = [
  '/components/schemas/WebhookSubscription: subscribedEvents is always there',
  '/components/schemas/EventsPayload: operationId is always there',
  '/components/schemas/EventsPayload: data is always there',
  '/components/schemas/EventsPayload/properties/data: entities is always there',
  '/components/schemas/Event: event is always there',
  '/components/schemas/Event: entity is always there',
  ...['id', 'mediaType', 'interactionSubtype', 'selfUri'].map(
    (name) => `/components/schemas/Event/properties/entity: ${name} is always there`,
  ),
]

/** Places that no value shows, each with the reason. */
export const OPEN: Readonly<Record<string, string>> = {
  'Person/properties/name: no null': 'people without a name are a receiver’s report, and none is made',
  'ConversationTransferredPayload/allOf/1/properties/data/properties/reason: no string': 'a reason is never made up',
  'ConversationAssignedPayload/allOf/1/properties/data/properties/agent_name: no null': 'every agent has a name',
  'properties/original_content_url: no string': 'contents of messages are texts',
  'properties/processed_content_url: no string': 'contents of messages are texts',
  'properties/content_type: no null': 'contents of messages are texts',
  'content/properties/text: no null': 'contents of messages are texts',
  'content: original_content_url is always there': 'the captures have it; no document says that it must be',
  'content: processed_content_url is always there': 'the captures have it; no document says that it must be',
  'custom_attributes/items: says nothing': 'what stands in the list is not documented',
  'attachments/items: says nothing': 'what stands in the list is not documented',
  'updated_attribute_values/additionalProperties': 'values of attributes may be anything',
  'InteractionResource/properties/data/properties/id: the format': 'a published interaction may have any id',
  'InteractionResource/properties/data/properties/sessionId: the format': 'a published interaction may have any id',
  'entity/properties/id: the format': 'a published interaction may have any id',
  'ConversationEnvelope/properties/data: says nothing of its members': 'each payload says it',
  'EventsPayload/properties/operationId: the format': 'the documents say that it is a string',
}

const closureOf = (spec: Json, pointer: string, seen = new Set<string>()): ReadonlySet<string> => {
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk)
    else if (isRecord(node)) {
      if (typeof node.$ref === 'string' && !seen.has(node.$ref.slice(1))) {
        seen.add(node.$ref.slice(1))
        walk(at(spec, node.$ref.slice(1)))
      }
      Object.entries(node).forEach(([key, value]) => {
        if (key !== 'examples' && key !== 'discriminator') walk(value)
      })
    }
  }
  walk(at(spec, pointer))
  return seen
}

/** One comparison of the spec with what the mock does. */
export interface Agreement {
  /** Pointers of the spec that it looks at; all that stands below them is meant. */
  readonly looksAt: readonly string[]
  /** Says what disagrees. */
  run(spec: Json, ajv: Ajv2020): readonly string[]
}

export const ajvFor = (spec: Json): Ajv2020 => {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, logger: false })
  ajvFormats.default(ajv)
  ajv.addSchema(spec, 'spec')
  return ajv
}

const isReported = (problem: string): boolean =>
  !OPTIONAL_BY_THE_DOCUMENTS.some((place) => problem.startsWith(place)) &&
  !Object.keys(OPEN).some((place) => problem.includes(place))

const matches = (path: string, call: RecordedCall): boolean =>
  new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(call.path)

/** Compares one operation with the calls of it. */
const operation = (original: Json, path: string, method: string, calls: readonly RecordedCall[]): Agreement => {
  const here = `/paths/${escapeKey(path)}/${method}`
  const parameters = `/paths/${escapeKey(path)}/parameters`
  return {
    looksAt: [here, parameters, ...closureOf(original, here), ...closureOf(original, parameters)],
    run(spec, ajv) {
      const wrong: string[] = []
      const responses = at(spec, `${here}/responses`)
      if (!isRecord(responses)) return [`${here} is gone`]
      const taken = `${here}/requestBody/content/application~1json/schema`
      const body = at(spec, taken)
      if (body === undefined && at(original, taken) !== undefined) return [`${taken} is gone`]
      const takes =
        body === undefined
          ? undefined
          : ajv.compile({ $ref: `spec#${here}/requestBody/content/application~1json/schema` })
      const places = pathParameters(spec, parameters)
      const reached = new Map<string, unknown[]>()
      const answers = new Map<string, unknown[]>()
      for (const call of calls) {
        const told = `${call.method} ${call.path.slice(0, 80)} ${String(call.status)}`
        const isPathRight = places.every(({ name, pointer }) =>
          ajv.compile({ $ref: `spec#${pointer}/schema` })(valueIn(path, call.path, name)),
        )
        if (isPathRight === (call.wrong === 'path'))
          wrong.push(`${told}: the path is ${isPathRight ? 'right' : 'wrong'}`)
        const value =
          typeof call.body === 'string' && call.wrong === 'body' ? (JSON.parse(call.body) as unknown) : call.body
        if (takes && (call.wrong === 'body' || call.status < 300) && takes(value) === (call.wrong === 'body'))
          wrong.push(`${told}: the body is ${call.wrong === 'body' ? 'taken' : 'not taken'}`)
        const status = String(call.status)
        const response: unknown = responses[status]
        if (response === undefined) {
          wrong.push(`${told}: not in the spec`)
          continue
        }
        const shared =
          isRecord(response) && typeof response.$ref === 'string'
            ? response.$ref.slice(1)
            : `${here}/responses/${status}`
        const content = at(spec, `${shared}/content`)
        if (call.answer === undefined) {
          if (content !== undefined) wrong.push(`${told}: no body`)
          continue
        }
        const schema = `${shared}/content/${escapeKey(call.type)}/schema`
        if (at(spec, schema) === undefined) wrong.push(`${told}: not as ${call.type}`)
        else answers.set(schema, [...(answers.get(schema) ?? []), call.answer])
        if (call.status >= 400 && !messagesOf(spec, shared).includes(at(call.answer, '/message')))
          wrong.push(`${told}: another message`)
      }
      for (const [schema, values] of answers) {
        const fits = ajv.compile({ $ref: `spec#${schema}` })
        if (!values.every((value) => fits(value))) wrong.push(`${schema}: ${ajv.errorsText(fits.errors)}`)
        gather(spec, ajv, schema, values, reached)
      }
      for (const status of Object.keys(responses))
        if (!isUnseen(here, status) && !calls.some((call) => String(call.status) === status))
          wrong.push(`${here}: ${status} is never answered`)
      for (const status of ['400', ...UNSEEN].filter((one) => isUnseen(here, one)))
        if (at(responses, `/${status}/$ref`) !== `#/components/responses/${unseenResponse(method, status)}`)
          wrong.push(`${here}: ${status} is another response`)
      const ends = looseEnds(spec, reached, (pointer) => !/Filter/.test(pointer))
      return [...wrong, ...ends.filter((end) => isReported(end) && !isSeldom(end))]
    },
  }
}

/** Schemas of which single operations show a part, and others the rest. */
const SHOWN_IN_PARTS = [
  'SubscribableEvent',
  'InteractionSubtype',
  'ConversationEvent',
  'InteractionEvent',
  'FilterCondition',
  'CombinedFilters',
  ': filters is',
  'NoRecentDelivery',
  'DeliveryDetailStatus is',
]

/** Ends that single operations do not show, and others do. */
const isSeldom = (end: string): boolean =>
  / is (?:never|always) there(?:, and not required)?$/.test(end) &&
  !end.includes('_type is always') &&
  SHOWN_IN_PARTS.some((part) => end.includes(part))

/** Texts that a shared response has as examples of its message. */
const messagesOf = (spec: Json, shared: string): readonly unknown[] => {
  const examples = at(spec, `${shared}/content/application~1json/examples`)
  return Object.values(isRecord(examples) ? examples : {}).map((one) => at(one, '/value/message'))
}

/** The shared responses of statuses that are never recorded. */
const unseenResponse = (method: string, status: string): string => {
  if (status === '400') return 'InvalidValue'
  if (status === '403') return 'Forbidden'
  return method === 'delete' ? 'DeletionFailure' : 'ServerError'
}

const pathParameters = (spec: Json, parameters: string): readonly { name: string; pointer: string }[] => {
  const list = at(spec, parameters)
  return (Array.isArray(list) ? list : []).flatMap((one: unknown, index) => {
    const pointer = isRecord(one) && typeof one.$ref === 'string' ? one.$ref.slice(1) : `${parameters}/${String(index)}`
    const name = at(spec, `${pointer}/name`)
    return [{ name: String(name), pointer }]
  })
}

const valueIn = (path: string, given: string, name: string): string | undefined => {
  const index = path.split('/').indexOf(`{${name}}`)
  return index < 0 ? undefined : given.split('/')[index]
}

/** Compares what is sent of one event with the spec of its request. */
const delivery = (original: Json, event: EventName, { deliveries }: Corpus): Agreement => {
  const { dialectOf } = createDialects()
  const dialect = dialectOf(event)
  const name = dialect.name === 'interactions' ? 'interactionStateChange' : event
  const here = `/webhooks/${name}`
  const sent = deliveries.filter(
    (one) => one.event === event || (name === 'interactionStateChange' && dialectOf(one.event) === dialect),
  )
  return {
    looksAt: [here, ...closureOf(original, here)],
    run(spec, ajv) {
      const post = at(spec, `${here}/post`)
      if (!isRecord(post)) return [`${here} is gone`]
      const wrong: string[] = []
      const schema = `${here}/post/requestBody/content/application~1json/schema`
      if (at(spec, schema) === undefined) return [`${schema} is gone`]
      if (at(spec, `${here}/post/requestBody/required`) !== true) wrong.push(`${here}: the body may be absent`)
      const fits = ajv.compile({ $ref: `spec#${schema}` })
      if (!sent.every(({ body }) => fits(body))) wrong.push(`${here}: ${ajv.errorsText(fits.errors)}`)
      const reached = new Map<string, unknown[]>()
      gather(
        spec,
        ajv,
        schema,
        sent.map(({ body }) => body),
        reached,
      )
      const isOwn = (end: string): boolean =>
        !isShared(end) && !/Payload\/allOf\/1: (?:event_fqn|data) is always/.test(end)
      wrong.push(...looseEnds(spec, reached, () => false).filter((end) => isOwn(end) && isReported(end)))
      const declared = (Array.isArray(post.parameters) ? post.parameters : []).flatMap((one: unknown) =>
        isRecord(one) && typeof one.$ref === 'string' ? [one.$ref.slice(1)] : [],
      )
      const names = declared.map((pointer) => String(at(spec, `${pointer}/name`)).toLowerCase())
      for (const [index, pointer] of declared.entries()) {
        const values = sent.map(({ headers }) => headers.get(names[index] ?? ''))
        if (at(spec, `${pointer}/in`) !== 'header') wrong.push(`${pointer} is no header`)
        const takes = ajv.compile({ $ref: `spec#${pointer}/schema` })
        if (!values.every((value) => value === null || takes(value))) wrong.push(`${pointer}: does not fit`)
        if (values.every((value) => value === null)) wrong.push(`${pointer}: is never sent`)
        const isOptional = /^x-(?:b3-|api-key)/.test(names[index] ?? '')
        if (at(spec, `${pointer}/required`) !== !isOptional) wrong.push(`${pointer}: required or not`)
        if (
          pointer !== '/components/parameters/SampleApiKey' &&
          ['', 'x', `${String(values[0])}0`].some((text) => takes(text))
        )
          wrong.push(`${pointer}: takes anything`)
      }
      for (const { headers } of sent)
        for (const [header] of headers)
          if (header.startsWith('x-') && !names.includes(header)) wrong.push(`${header} is sent`)
      if (post.operationId !== `send${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`) wrong.push(`${here}: operationId`)
      if (!same(post.security, [{ ReceiverBasic: [] }, { ReceiverBearer: [] }, {}])) wrong.push(`${here}: security`)
      if (name === event) {
        const payload = `/components/schemas/${event}Payload/allOf`
        const called = at(sent[0]?.body, '/event_fqn')
        if (at(spec, `${payload}/0/$ref`) !== '#/components/schemas/ConversationEnvelope') wrong.push(`${payload}/0`)
        if (at(spec, `${payload}/1/properties/event_fqn/const`) !== called) wrong.push(`${payload}: event_fqn`)
        if (at(spec, `${payload}/1/properties/data`) === undefined) wrong.push(`${payload}: data`)
        if (event === 'ConversationRated') wrong.push(...takenScores(fits, sent[0]?.body))
      }
      const responses = isRecord(post.responses) ? Object.keys(post.responses).sort() : []
      const answer = (status: number) => dialect.isSuccess({ status, body: undefined, truncated: false })
      const expected = answer(204) ? ['2XX', '4XX', '5XX'] : ['200', '4XX', '500']
      if (responses.join() !== expected.join()) wrong.push(`${here}: responses ${responses.join()}`)
      return wrong
    },
  }
}

/** What is wrong with the ranges of scores. */
const takenScores = (fits: (value: unknown) => boolean, body: unknown): readonly string[] => {
  const data = at(body, '/data')
  if (!isRecord(body) || !isRecord(data)) return ['no rating was sent']
  const takes = (type: string, score: number): boolean => fits({ ...body, data: { ...data, type, score } })
  return Object.entries({ Csat: [1, 5], Nps: [0, 10], ThumbsUpOrDown: [0, 1] } as const).flatMap(
    ([type, [least, most]]) => [
      ...[least, most].filter((score) => !takes(type, score)).map((score) => `no ${String(score)} for ${type}`),
      ...[least - 1, most + 1].filter((score) => takes(type, score)).map((score) => `${String(score)} for ${type}`),
    ],
  )
}

/** What a receiver may answer, and what it may not. Seed 001. */
const GOOD_RESPONSES: readonly unknown[] = [
  {},
  { status: { code: 0, message: 'string' }, data: { ids: [{ id: 'string' }] } },
  { status: {}, data: { ids: [{}] } },
  { data: {} },
]
const BAD_RESPONSES: readonly unknown[] = [
  [],
  { status: [] },
  { status: { code: 'zero' } },
  { status: { message: 1 } },
  { data: [] },
  { data: { ids: {} } },
  { data: { ids: ['string'] } },
  { data: { ids: [{ id: 1 }] } },
]

const eventsResponse: Agreement = {
  looksAt: ['/components/schemas/EventsResponse', '/webhooks/interactionStateChange/post/responses'],
  run(spec, ajv) {
    const schema = '/webhooks/interactionStateChange/post/responses/200/content/application~1json/schema'
    if (at(spec, schema) === undefined) return [`${schema} is gone`]
    const fits = ajv.compile({ $ref: `spec#${schema}` })
    return [
      ...GOOD_RESPONSES.filter((one) => !fits(one)).map((one) => `does not take ${JSON.stringify(one)}`),
      ...BAD_RESPONSES.filter((one) => fits(one)).map((one) => `takes ${JSON.stringify(one)}`),
    ]
  },
}

/** Schemas that many payloads have in common. */
const SHARED = ['ConversationEnvelope', 'Conversation', 'Person', 'Queue', 'Tag']

const isShared = (end: string): boolean =>
  SHARED.some(
    (name) => end.startsWith(`/components/schemas/${name}/`) || end.startsWith(`/components/schemas/${name}:`),
  )

/** Events whose payloads show between them all that is shared. */
const SHOWING: readonly EventName[] = [
  'ConversationCreated',
  'ConversationNoteAdded',
  'ConversationMessageAdded',
  'ConversationTagAdded',
  'ConversationEndUserReplaced',
  'ConversationPendingExpired',
]

/** Compares what payloads share with all that shows it. */
const shared = ({ deliveries }: Corpus): Agreement => ({
  looksAt: SHARED.map((name) => `/components/schemas/${name}`),
  run(spec, ajv) {
    const reached = new Map<string, unknown[]>()
    for (const event of SHOWING)
      gather(
        spec,
        ajv,
        `/components/schemas/${event}Payload`,
        deliveries.filter((one) => one.event === event).map(({ body }) => body),
        reached,
      )
    return looseEnds(spec, reached, () => false).filter((end) => isShared(end) && isReported(end))
  },
})

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What the program is made from at build time: the spec as it is now has to give the same. */
const generated: Agreement = {
  looksAt: [
    '/x-dialects',
    '/x-rate-limit',
    '/webhooks',
    '/paths',
    '/components/schemas',
    '/components/parameters',
    '/security',
    '/components/securitySchemes',
  ],
  run(spec) {
    const wrong: string[] = []
    if (!same(spec['x-dialects'], EVENTS_OF)) wrong.push('events')
    if (!same(spec['x-rate-limit'], RATE_LIMIT)) wrong.push('rate limit')
    for (const event of EVENT_NAMES) {
      const name = at(spec, `/webhooks/${event}`) === undefined ? 'interactionStateChange' : event
      if (at(spec, `/webhooks/${name}/post/x-evidence`) !== evidenceOf(event)) wrong.push(`evidence of ${event}`)
    }
    for (const [name, members] of Object.entries(REQUEST_MEMBERS)) {
      const properties = at(spec, `/components/schemas/${name}/properties`)
      if (!same(Object.keys(isRecord(properties) ? properties : {}), members)) wrong.push(`members of ${name}`)
    }
    for (const [id, row] of Object.entries(genesysOperations)) {
      const place = at(spec, `/paths/${escapeKey(row.path)}/${row.method.toLowerCase()}`)
      if (!isRecord(place) || place.operationId !== id) wrong.push(`operation ${id}`)
      const isRequired = isRecord(place) && isRecord(place.requestBody) && place.requestBody.required === true
      if (isRequired !== (row.body === 'required')) wrong.push(`body of ${id}`)
      const named = pathParameters(spec, `/paths/${escapeKey(row.path)}/parameters`)
      if (
        !same(
          named.map(({ name }) => name),
          row.pathParams,
        )
      )
        wrong.push(`parameters of ${id}`)
      for (const { pointer } of named)
        if (at(spec, `${pointer}/in`) !== 'path' || at(spec, `${pointer}/required`) !== true)
          wrong.push(`parameters of ${id}`)
    }
    return wrong
  },
}

/** Shared responses that are never recorded, and the one header that a response has. */
const unseen: Agreement = {
  looksAt: ['/components/responses'],
  run(spec) {
    const wrong = ['Forbidden', 'ServerError', 'DeletionFailure', 'InvalidValue'].filter(
      (name) =>
        !same(at(spec, `/components/responses/${name}/content/application~1json/schema`), {
          $ref: '#/components/schemas/ErrorMessage',
        }),
    )
    const header = at(spec, '/components/responses/TooManyRequests/headers/Retry-After/schema')
    return same(header, { type: 'integer', minimum: 0 }) ? wrong : [...wrong, 'Retry-After']
  },
}

/** The ways in which the guard lets a call pass. */
const security: Agreement = {
  looksAt: ['/security', '/components/securitySchemes'],
  run(spec) {
    const expected = {
      ApiKeyAuth: ['apiKey', 'header', 'Authorization', undefined],
      BearerAuth: ['http', undefined, undefined, 'bearer'],
      ReceiverBasic: ['http', undefined, undefined, 'basic'],
      ReceiverBearer: ['http', undefined, undefined, 'bearer'],
    }
    const seen = Object.fromEntries(
      Object.keys(
        isRecord(at(spec, '/components/securitySchemes')) ? (at(spec, '/components/securitySchemes') as Json) : {},
      ).map((name) => [
        name,
        ['type', 'in', 'name', 'scheme'].map((key) => at(spec, `/components/securitySchemes/${name}/${key}`)),
      ]),
    )
    const isAsTested = same(seen, expected) && same(spec.security, [{ ApiKeyAuth: [] }, { BearerAuth: [] }, {}])
    return isAsTested ? [] : ['security is not what the guard lets pass']
  },
}

/** Every comparison of the spec with what was recorded. */
export const agreementsOf = (original: Json, corpus: Corpus): readonly Agreement[] => {
  const paths = isRecord(original.paths) ? original.paths : {}
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    ['get', 'post', 'patch', 'delete']
      .filter((method) => isRecord(item) && method in item)
      .map((method) =>
        operation(
          original,
          path,
          method,
          corpus.calls.filter((call) => matches(path, call) && call.method.toLowerCase() === method),
        ),
      ),
  )
  const events = EVENT_NAMES.filter((event) => event !== 'FINISHED').map((event) => delivery(original, event, corpus))
  return [generated, security, unseen, eventsResponse, shared(corpus), ...operations, ...events]
}
