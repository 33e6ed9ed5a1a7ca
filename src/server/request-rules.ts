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

/** Returns the paths of the undocumented fields of a body. */
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

/** The subscription that a request would create. */
type WouldBe = Pick<Subscription, 'headers' | 'customHeaders' | 'events'>

/** The rules of the emulated API for a body beyond its schema, each with its assumption. */
export interface RequestRules {
  /** Returns the response that rejects a body; undefined if it is valid. */
  refuse(operation: 'create' | 'patch', body: Body, wouldBe: WouldBe): Response | undefined
  /** Returns response headers that name the ignored parts of a valid body; empty if nothing was ignored. */
  remarks(operation: 'create' | 'patch', body: Body, made: WouldBe): Readonly<Record<string, string>>
}

const SCHEMAS = { create: 'CreateWebhookSubscriptionInput', patch: 'PatchWebhookSubscriptionInput' } as const

/** Returns the rules for the values of the switches. */
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
      : badBody(`unknown: ${quoted(unknown)} (the assumption unknownMembers is 400)`)
  }

  const refuseEvents = ({ events }: Body): Response | undefined => {
    if (assumptions.duplicateEvents === '400' && events && new Set(events).size < events.length)
      return badBody('events contains an event twice')
    const refused = assumptions.apiAcceptsInteractionEvents ? undefined : events?.find(isInteractionEvent)
    return refused === undefined
      ? undefined
      : badBody(
          `${refused} is not one of the 33 conversation events (the assumption apiAcceptsInteractionEvents is false)`,
        )
  }

  const refuseHeaders = (operation: 'create' | 'patch', body: Body, wouldBe: WouldBe): Response | undefined => {
    if (operation === 'create' && body.customHeaders === undefined && assumptions.customHeaders === 'required')
      return badBody('"customHeaders" is missing (the assumption customHeaders is required)')
    const unsent = assumptions.protectedCustomHeaders === '400' ? unsentOf(body, wouldBe) : []
    if (unsent.length > 0)
      return badBody(`customHeaders contains ${quoted(unsent)} (the assumption protectedCustomHeaders is 400)`)
    const names = Object.keys(body.customHeaders ?? {}).map((name) => name.toLowerCase())
    const twice = names.find((name, index) => names.indexOf(name) !== index)
    return twice === undefined ? undefined : badBody(`customHeaders contains "${twice}" twice`)
  }

  const refuseFilters = ({ filters }: Body): Response | undefined => {
    if (filters === undefined) return undefined
    if (assumptions.filters === 'refused')
      return badBody('only the beta has filters; --assume filters=honored applies them')
    const group = Object.keys(filters).find((name) => name !== FILTER_GROUP)
    return group === undefined
      ? undefined
      : badBody(`filters has the group "${group}"; the documents show only ${FILTER_GROUP}`)
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
        ...(unknown.length > 0 ? [`unknown and ignored (assumption unknownMembers): ${quoted(unknown)}`] : []),
        ...(unsent.length > 0 ? [`never sent (assumption protectedCustomHeaders): ${quoted(unsent)}`] : []),
      ]
      return remarks.length > 0 ? reasonHeaders(remarks.join('; ')) : {}
    },
  }
}
