import { createDialects } from '../../../src/dialects/registry.ts'
import type { EventName } from '../../../src/events/catalogue.ts'
import { closureOf, isReported, same, type Agreement } from './agreement.ts'
import type { Corpus } from './corpus.ts'
import { at, gather, isRecord, looseEnds, type Json } from './schema-values.ts'

/** Compares what is sent of one event with the spec of its request. */
export const delivery = (original: Json, event: EventName, { deliveries }: Corpus): Agreement => {
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
      const response = (status: number) => dialect.isSuccess({ status, body: undefined, truncated: false })
      const expected = response(204) ? ['2XX', '4XX', '5XX'] : ['200', '4XX', '500']
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

/** Compares what the spec says of a receiver's response with what a receiver may answer. */
export const eventsResponse: Agreement = {
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
export const shared = ({ deliveries }: Corpus): Agreement => ({
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
