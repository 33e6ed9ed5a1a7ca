import { genesysOperations, RATE_LIMIT, REQUEST_MEMBERS } from '../../../src/contract/generated/operations.ts'
import { EVENTS_OF, evidenceOf, SUBSCRIBABLE_EVENTS } from '../../../src/events/catalogue.ts'
import { matches, operation, pathParameters } from './agree-calls.ts'
import { delivery, eventsResponse, shared } from './agree-deliveries.ts'
import { same, type Agreement } from './agreement.ts'
import type { Corpus } from './corpus.ts'
import { at, escapeKey, isRecord, type Json } from './schema-values.ts'

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
    const { interactions, conversations } = EVENTS_OF
    if (!same(spec['x-dialects'], { interactions, conversations })) wrong.push('events')
    if (!same(spec['x-rate-limit'], RATE_LIMIT)) wrong.push('rate limit')
    for (const event of SUBSCRIBABLE_EVENTS) {
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
  const events = SUBSCRIBABLE_EVENTS.filter((event) => event !== 'FINISHED').map((event) =>
    delivery(original, event, corpus),
  )
  return [generated, security, unseen, eventsResponse, shared(corpus), ...operations, ...events]
}
