import type { Assumptions } from '../contract/assumptions.ts'
import type { components } from '../contract/generated/genesys.ts'
import { REQUEST_MEMBERS } from '../contract/generated/operations.ts'
import { createDialects } from '../dialects/registry.ts'
import { CONVERSATION_EVENTS, INTERACTION_EVENTS, type EventName } from '../events/catalogue.ts'
import { FILTER_GROUP } from '../subscriptions/filters.ts'
import { unsentHeaders } from '../subscriptions/custom-headers.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import { apiError, MESSAGES, reasonHeaders } from './problem.ts'

type Schemas = components['schemas']
type Body = Schemas['CreateWebhookSubscriptionInput'] | Schemas['PatchWebhookSubscriptionInput']
type RequestSchema = keyof typeof REQUEST_MEMBERS

const isInteractionEvent = (event: EventName): boolean => (INTERACTION_EVENTS as readonly string[]).includes(event)

const badBody = (detail: string): Response =>
  apiError(400, MESSAGES.decodingFailure, `Invalid value for: body (${detail})`)

const unknownIn = (value: object, schema: RequestSchema, at = ''): readonly string[] =>
  Object.keys(value)
    .filter((name) => !(REQUEST_MEMBERS[schema] as readonly string[]).includes(name))
    .map((name) => `${at}${name}`)

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

/** Members of a body that no document knows, as paths from its top. */
const unknownMembersOf = (body: Body, schema: RequestSchema): readonly string[] => [
  ...unknownIn(body, schema),
  ...(body.authorization ? unknownIn(body.authorization, body.authorization._type, 'authorization/') : []),
  ...Object.entries(body.filters ?? {}).flatMap(([group, filter]) => [
    ...unknownIn(filter, 'CombinedFilters', `filters/${group}/`),
    ...filter.conditions.flatMap((one, index) =>
      unknownIn(one, 'FilterCondition', `filters/${group}/conditions/${String(index)}/`),
    ),
  ]),
]

/** A subscription as a request would make it. */
type WouldBe = Pick<Subscription, 'headers' | 'customHeaders' | 'events'>

/** What the emulated API asks of a body beyond its schema, each rule under its assumption. */
export interface RequestRules {
  /** The response that refuses a body; undefined when it may pass. */
  refuse(operation: 'create' | 'patch', body: Body, wouldBe: WouldBe): Response | undefined
  /** Response headers that say what of a body that passed was left aside; none when nothing was. */
  remarks(operation: 'create' | 'patch', body: Body, made: WouldBe): Readonly<Record<string, string>>
}

const SCHEMAS = { create: 'CreateWebhookSubscriptionInput', patch: 'PatchWebhookSubscriptionInput' } as const

/** Makes the rules for the switches that are in force. */
export const createRequestRules = (assumptions: Assumptions): RequestRules => {
  const { dialectOf } = createDialects(assumptions)
  const unsentOf = (body: Body, made: WouldBe): readonly string[] => {
    if (body.customHeaders === undefined && body.authorization === undefined) return []
    const events: readonly EventName[] = made.events.length > 0 ? made.events : CONVERSATION_EVENTS
    return unsentHeaders(made, [...new Set(events.map(dialectOf))])
  }

  const refuseMembers = (operation: 'create' | 'patch', body: Body): Response | undefined => {
    const unknown = assumptions.unknownMembers === '400' ? unknownMembersOf(body, SCHEMAS[operation]) : []
    return unknown.length === 0
      ? undefined
      : badBody(`${quoted(unknown)}: not known, and the assumption unknownMembers is 400`)
  }

  const refuseEvents = ({ events }: Body): Response | undefined => {
    if (assumptions.duplicateEvents === '400' && events && new Set(events).size < events.length)
      return badBody('events names an event twice')
    const refused = assumptions.apiAcceptsInteractionEvents ? undefined : events?.find(isInteractionEvent)
    return refused === undefined
      ? undefined
      : badBody(
          `${refused} is not among the 33 conversation events, and the assumption apiAcceptsInteractionEvents is off`,
        )
  }

  const refuseHeaders = (operation: 'create' | 'patch', body: Body, wouldBe: WouldBe): Response | undefined => {
    if (operation === 'create' && body.customHeaders === undefined && assumptions.customHeaders === 'required')
      return badBody('the body lacks "customHeaders", and the assumption customHeaders is required')
    const unsent = assumptions.protectedCustomHeaders === '400' ? unsentOf(body, wouldBe) : []
    if (unsent.length > 0)
      return badBody(`customHeaders names ${quoted(unsent)}, and the assumption protectedCustomHeaders is 400`)
    const names = Object.keys(body.customHeaders ?? {}).map((name) => name.toLowerCase())
    const twice = names.find((name, index) => names.indexOf(name) !== index)
    return twice === undefined ? undefined : badBody(`customHeaders names "${twice}" twice`)
  }

  const refuseFilters = ({ filters }: Body): Response | undefined => {
    if (filters === undefined) return undefined
    if (assumptions.filters === 'refused')
      return badBody('filters is a member of the beta alone; it is honored with the assumption filters=honored')
    const group = Object.keys(filters).find((name) => name !== FILTER_GROUP)
    return group === undefined
      ? undefined
      : badBody(`filters names the group "${group}"; the documents show ${FILTER_GROUP} alone`)
  }

  return {
    refuse: (operation, body, wouldBe) =>
      refuseMembers(operation, body) ??
      refuseEvents(body) ??
      refuseHeaders(operation, body, wouldBe) ??
      refuseFilters(body),

    remarks(operation, body, made) {
      const unknown = unknownMembersOf(body, SCHEMAS[operation])
      const unsent = unsentOf(body, made)
      const remarks = [
        ...(unknown.length > 0 ? [`not known and ignored (assumption unknownMembers): ${quoted(unknown)}`] : []),
        ...(unsent.length > 0 ? [`never sent (assumption protectedCustomHeaders): ${quoted(unsent)}`] : []),
      ]
      return remarks.length > 0 ? reasonHeaders(remarks.join('; ')) : {}
    },
  }
}
