import type { Assumptions } from '../contract/assumptions.ts'
import type { components } from '../contract/generated/genesys.ts'
import { REQUEST_MEMBERS } from '../contract/generated/operations.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { createDialects, type Dialects } from '../dialects/registry.ts'
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

const NONE: readonly string[] = []

const unknownIn = (value: object, schema: RequestSchema, at = ''): readonly string[] => {
  const known: readonly string[] = REQUEST_MEMBERS[schema]
  // Most bodies have no unknown field.
  let found = NONE
  for (const name of Object.keys(value)) if (!known.includes(name)) found = [...found, `${at}${name}`]
  return found
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

/** Returns the paths of the undocumented fields of a body. */
const unknownMembersOf = (body: Body, schema: RequestSchema): readonly string[] => {
  const { authorization, filters } = body
  const unknown = [unknownIn(body, schema)]
  if (authorization) unknown.push(unknownIn(authorization, authorization._type, 'authorization/'))
  for (const [group, filter] of filters ? Object.entries(filters) : []) {
    unknown.push(unknownIn(filter, 'CombinedFilters', `filters/${group}/`))
    for (const [index, one] of filter.conditions.entries())
      unknown.push(unknownIn(one, 'FilterCondition', `filters/${group}/conditions/${String(index)}/`))
  }
  return unknown.every((some) => some === NONE) ? NONE : unknown.flat()
}

const NO_REMARKS: Readonly<Record<string, string>> = {}

/** The subscription that would result from a request. */
type WouldBe = Pick<Subscription, 'headers' | 'customHeaders' | 'events'>

/** The rules of the emulated API for bodies that their schema does not express; most depend on an assumption. */
export interface RequestRules {
  /** Returns the response that rejects a body; undefined if it is valid. */
  refuse(operation: 'create' | 'patch', body: Body, wouldBe: WouldBe): Response | undefined
  /** Returns response headers that name the ignored parts of a valid body; empty if nothing was ignored. */
  remarks(operation: 'create' | 'patch', body: Body, made: WouldBe): Readonly<Record<string, string>>
}

const SCHEMAS = { create: 'CreateWebhookSubscriptionInput', patch: 'PatchWebhookSubscriptionInput' } as const

/** Returns the rules under the given assumptions. */
export const createRequestRules = (assumptions: Assumptions): RequestRules => {
  let dialects: Dialects | undefined
  /** Creates the dialects with the first call that has custom headers. */
  const dialectOf = (event: EventName): Dialect => (dialects ??= createDialects(assumptions)).dialectOf(event)
  const unsentOf = (body: Body, made: WouldBe): readonly string[] => {
    // Only custom headers can be unsent: framing and protected ones, and those that an authorization overrides.
    if (made.customHeaders === undefined) return NONE
    if (body.customHeaders === undefined && body.authorization === undefined) return NONE
    const events: readonly EventName[] = made.events.length > 0 ? made.events : CONVERSATION_EVENTS
    return unsentHeaders(made, [...new Set(events.map(dialectOf))])
  }

  const refuseMembers = (operation: 'create' | 'patch', body: Body): Response | undefined => {
    const unknown = assumptions.unknownMembers === '400' ? unknownMembersOf(body, SCHEMAS[operation]) : []
    return unknown.length === 0
      ? undefined
      : badBody(`unknown fields: ${quoted(unknown)} (the assumption unknownMembers is 400)`)
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
      if (unknown.length === 0 && unsent.length === 0) return NO_REMARKS
      const remarks = [
        ...(unknown.length > 0 ? [`unknown fields, ignored (assumption unknownMembers): ${quoted(unknown)}`] : []),
        ...(unsent.length > 0 ? [`never sent (assumption protectedCustomHeaders): ${quoted(unsent)}`] : []),
      ]
      return reasonHeaders(remarks.join('; '))
    },
  }
}
