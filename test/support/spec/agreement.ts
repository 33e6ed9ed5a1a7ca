import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { at, isRecord, type Json } from './schema-values.ts'

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
const OPEN: Readonly<Record<string, string>> = {
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

export const closureOf = (spec: Json, pointer: string, seen = new Set<string>()): ReadonlySet<string> => {
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

export const isReported = (problem: string): boolean =>
  !OPTIONAL_BY_THE_DOCUMENTS.some((place) => problem.startsWith(place)) &&
  !Object.keys(OPEN).some((place) => problem.includes(place))

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
