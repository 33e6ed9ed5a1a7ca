import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  ASSUMPTION_VALUES,
  DEFAULT_ASSUMPTIONS,
  resolveAssumptions,
  type Assumptions,
} from '../../../src/contract/assumptions.ts'
import { createDialects } from '../../../src/dialects/registry.ts'
import {
  CONVERSATION_EVENTS,
  EVENT_NAMES,
  EVENTS_OF,
  evidenceOf,
  type EventName,
} from '../../../src/events/catalogue.ts'
import { EVENTS_WITHOUT_CONVERSATION } from '../../../src/events/details.ts'
import type { InteractionInput } from '../../../src/events/interaction.ts'
import { lifeCycle } from '../../../src/events/life-cycle.ts'
import { derive } from '../../../src/events/random.ts'
import { createEventFactory } from '../../../src/events/event-factory.ts'
import { wrongWith } from '../../support/payload-schemas.ts'

const AT = Date.parse('2026-01-01T00:00:00Z')
const ID = '8e09e19f-b8ba-4db0-b6e7-dfc8a7776176'
const context = { selfUriBase: 'http://nexus.test', organization: { id: ID, name: 'Your Org Name' } }
const { all, dialectOf } = createDialects()

test.each(EVENT_NAMES)('%s conforms to the spec', (name) => {
  for (let seed = 0; seed < 20; seed++) {
    const body = JSON.parse(
      Buffer.from(dialectOf(name).serialize(createEventFactory({ seed }).make(name, { at: AT }), context)).toString(),
    ) as unknown
    expect(wrongWith(name, body)).toBeUndefined()
  }
})

test('a note has the documented fields, in order', () => {
  const event = createEventFactory({ seed: 1 }).make('ConversationNoteAdded', { at: AT })
  const body = JSON.parse(Buffer.from(all.conversations.serialize(event, context)).toString()) as { data: object }
  expect(Object.keys(body)).toEqual([
    'event_id',
    'event_fqn',
    'event_version',
    'event_timestamp',
    'organization',
    'data',
  ])
  expect(Object.keys(body.data)).toEqual(['conversation', 'note_id', 'text', 'created_at', 'author'])
  expect(body).toMatchObject({
    event_fqn: 'CONVERSATION_NOTE_ADDED',
    event_version: '1',
    event_timestamp: '2026-01-01T00:00:00.000Z',
  })
})

test('other interactions in between change nothing', () => {
  const names = fc.array(fc.constantFrom(...EVENT_NAMES), { maxLength: 12 })
  fc.assert(
    fc.property(fc.nat(), names, names, (seed, mine, others) => {
      const alone = createEventFactory({ seed })
      const among = createEventFactory({ seed })
      mine.forEach((name, i) => {
        const other = others[i % (others.length || 1)]
        if (other) among.make(other, { at: AT, interaction: { id: 'another' } })
        const told = [alone, among].map((factory) =>
          Buffer.from(
            dialectOf(name).serialize(factory.make(name, { at: AT + i, interaction: { id: ID } }), context),
          ).toString(),
        )
        expect(told[1]).toBe(told[0])
      })
    }),
    { numRuns: 40 },
  )
})

test('a life cycle is coherent: one ID, increasing times, an assignee from the assignment on', () => {
  for (let seed = 0; seed < 30; seed++) {
    const factory = createEventFactory({ seed })
    const interaction = factory.begin(undefined, AT)
    const names = lifeCycle(interaction, derive(seed, 'life-cycle', interaction.id))
    const events = names.map((name, i) => factory.make(name, { at: AT + i, interaction: { id: interaction.id } }))
    expect(new Set(events.map((event) => event.interaction.id))).toEqual(new Set([interaction.id]))
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
    expect(new Set(events.map((event) => event.interaction.requester.id)).size).toBe(1)
    const assigned = names.indexOf('ConversationAssigned')
    expect(events.map((event) => event.interaction.assignee !== null)).toEqual(names.map((_, i) => i >= assigned))
    expect(events[assigned]?.details.agent_id).toBe(events.at(-1)?.interaction.assignee?.id)
    expect(names.indexOf('STARTED')).toBeLessThan(names.indexOf('FINISHED'))
    expect(events.at(-1)?.interaction).toMatchObject({ state: 'FINISHED', status: 'CLOSED' })
  }
})

test('texts reach beyond ASCII, beyond the basic plane and into both directions', () => {
  const factory = createEventFactory({ seed: 3 })
  const texts = Array.from(
    { length: 300 },
    () =>
      String(factory.make('ConversationNoteAdded', { at: AT }).details.text) +
      String(factory.make('ConversationRated', { at: AT }).details.comment),
  ).join('')
  for (const script of [
    /[ßüö]/,
    /[\u3040-\u30ff]/,
    /[\u0600-\u06ff]/,
    /[\u0900-\u097f]/,
    /\p{Extended_Pictographic}/u,
    /\u200d/,
    /\u0301/,
  ])
    expect(texts).toMatch(script)
})

test.each(EVENT_NAMES)('%s works with any interaction ID', (name) => {
  for (const id of ['%t', '-1ab', '', 'é', '0x10', ID])
    expect(() => createEventFactory({ seed: 1 }).make(name, { at: AT, interaction: { id } })).not.toThrow()
})

test('given values win', () => {
  const event = createEventFactory({ seed: 1 }).make('STARTED', {
    at: AT,
    interaction: { id: ID, mediaType: 'email', interactionSubtype: 'Outbound', selfUri: 'http://own/' },
  })
  expect(JSON.parse(Buffer.from(all.interactions.serialize(event, context)).toString())).toEqual({
    operationId: event.id,
    data: {
      entities: [
        {
          event: 'STARTED',
          entity: { id: ID, mediaType: 'email', interactionSubtype: 'Outbound', selfUri: 'http://own/' },
        },
      ],
    },
  })
})

test('the fully qualified names are those in the documents', async () => {
  const { EVENT_FQN } = await import('../../../src/dialects/fqn.ts')
  expect(CONVERSATION_EVENTS).toHaveLength(33)
  expect([
    EVENT_FQN.ConversationNoteAdded,
    EVENT_FQN.ConversationEndUserReplaced,
    EVENT_FQN.AgentBannedIp,
    EVENT_FQN.SLAEvaluationPending,
    EVENT_FQN.ConversationMessageDeliverySpamComplaint,
  ]).toEqual([
    'CONVERSATION_NOTE_ADDED',
    'CONVERSATION_END_USER_REPLACED',
    'AGENT_BANNED_IP',
    'SLA_EVALUATION_PENDING',
    'CONVERSATION_MESSAGE_DELIVERY_SPAM_COMPLAINT',
  ])
})

test('a dropped interaction is recreated identically', () => {
  const one = createEventFactory({ seed: 7 })
  const started = one.make('STARTED', { at: 1000 })
  expect(one.known(started.interaction.id)).toEqual(started.interaction)
  const finished = one.make('FINISHED', { at: 2000, interaction: { id: started.interaction.id } })
  expect(finished.interaction).toMatchObject({
    sessionId: started.interaction.sessionId,
    createdAt: 1000,
    state: 'FINISHED',
    status: 'CLOSED',
  })
  expect(one.known(started.interaction.id)).toEqual(finished.interaction)
  const assigned = one.make('ConversationAssigned', { at: 3000, interaction: { id: started.interaction.id } })
  expect(assigned.interaction).toMatchObject({
    sessionId: started.interaction.sessionId,
    state: 'FINISHED',
    assignee: { id: expect.any(String) as string },
  })
  expect(one.known(started.interaction.id)).toEqual(assigned.interaction)
})

test.each(ASSUMPTION_VALUES.channelNames)('WhatsApp is called %s in every event', (channelNames) => {
  for (const name of CONVERSATION_EVENTS) {
    const assume = { ...DEFAULT_ASSUMPTIONS, channelNames }
    const event = createEventFactory({ seed: 1, assume }).make(name, {
      at: AT,
      interaction: { interactionSubtype: 'WhatsApp', mediaType: 'chat' },
    })
    const body = Buffer.from(all.conversations.serialize(event, context)).toString()
    const named = [...body.matchAll(/"channel":"([^"]*)"/g)].map(([, channel]) => channel)
    expect(new Set(named), name).toEqual(new Set(EVENTS_WITHOUT_CONVERSATION.has(name) ? [] : [channelNames]))
  }
})

const bodyOf = (name: EventName, seed: number, assume: Partial<Assumptions> = {}, interaction?: InteractionInput) => {
  const told = createEventFactory({ seed, assume: resolveAssumptions(assume) }).make(name, {
    at: AT,
    ...(interaction && { interaction }),
  })
  return JSON.parse(Buffer.from(dialectOf(name).serialize(told, context)).toString()) as {
    data: Record<string, unknown> & { conversation: Record<string, unknown> }
  }
}
const SEEDS = Array.from({ length: 60 }, (_, seed) => seed)

/** The shape of a value: names of members in their order. */
const shapeOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).map(([name, member]) => [name, shapeOf(member)])
    : Array.isArray(value)

interface Examples {
  readonly documented: { readonly value: { readonly data: readonly { readonly payload: string }[] } }
}

test('in the older form, without optional fields, a note has the documented fields in order', () => {
  const spec = readFileSync(new URL('../../../spec/genesys.openapi.yaml', import.meta.url), 'utf8')
  const { paths } = parse(spec) as {
    paths: Record<string, { get: { responses: { 200: { content: Record<string, { examples: Examples }> } } } }>
  }
  const { get } = paths['/v1/webhooks/{webhookSubscriptionId}/delivery-status/logs/{event}'] ?? {}
  const [logged] = get?.responses[200].content['application/json']?.examples.documented.value.data ?? []
  const documented = JSON.parse(logged?.payload ?? '') as unknown
  const assignee = { id: ID, name: 'An Agent', email: 'a@b', phone: null, roles: ['Agent'] }
  const queue = { id: ID, name: 'Your Queue' }
  for (const seed of SEEDS.slice(0, 5))
    expect(
      shapeOf(
        bodyOf('ConversationNoteAdded', seed, { personForm: 'older', optionalMembers: 'never' }, { assignee, queue }),
      ),
    ).toEqual(shapeOf(documented))
})

test('a person has either a user_type or roles, and given values win', () => {
  const people = (body: ReturnType<typeof bodyOf>) => [body.data.conversation.requester, body.data.author]
  expect(people(bodyOf('ConversationNoteAdded', 1))).toMatchObject([
    { roles: [], user_type: 'Contact' },
    { roles: [], user_type: 'Member' },
  ])
  const older = people(bodyOf('ConversationNoteAdded', 1, { personForm: 'older' }))
  expect(older[0]).toMatchObject({ roles: ['Enduser'] })
  expect(JSON.stringify(older)).not.toContain('user_type')
  const own = { id: ID, name: 'N', email: null, phone: null, roles: ['Own'], user_type: 'Contact' }
  for (const personForm of ['today', 'older'] as const)
    expect(
      bodyOf('ConversationNoteAdded', 1, { personForm }, { requester: own, assignee: own, customAttributes: [1] }).data,
    ).toMatchObject({ conversation: { requester: own, assignee: own, custom_attributes: [1] }, author: own })
})

test('a rating has a score of its kind, a comment, or both', () => {
  const ranges = { Csat: [1, 5], Nps: [0, 10], ThumbsUpOrDown: [0, 1] } as const
  const seen = new Set<string>()
  for (const seed of SEEDS) {
    const { type, score, comment } = bodyOf('ConversationRated', seed).data as unknown as {
      type: keyof typeof ranges
      score?: number
      comment?: string
    }
    seen.add(type).add(`${score === undefined ? '' : 'score'}${comment === undefined ? '' : 'comment'}`)
    if (score === undefined) continue
    expect(score).toBeGreaterThanOrEqual(ranges[type][0])
    expect(score).toBeLessThanOrEqual(ranges[type][1])
  }
  expect([...seen].sort()).toEqual(['Csat', 'Nps', 'ThumbsUpOrDown', 'comment', 'score', 'scorecomment'])
})

test('optional fields are missing for some seeds, always or never, as configured', () => {
  const MAY_BE_ABSENT: readonly [EventName, (data: ReturnType<typeof bodyOf>['data']) => object, string][] = [
    ['ConversationPendingExpired', (data) => data, 'pendingByUser'],
    ['ConversationTransferred', (data) => data, 'destination_label'],
    ['ConversationTransferred', (data) => data, 'reason'],
    ['ConversationCreated', ({ conversation }) => conversation, 'custom_attributes'],
  ]
  for (const [name, part, member] of MAY_BE_ABSENT) {
    const there = (optionalMembers: Assumptions['optionalMembers']) =>
      new Set(SEEDS.map((seed) => member in part(bodyOf(name, seed, { optionalMembers }).data)))
    expect([there('sometimes'), there('always'), there('never')], member).toEqual([
      new Set([true, false]),
      new Set([true]),
      new Set([false]),
    ])
  }
})

test('the contact point and the failure reason fit the channel, and an abandoned conversation has no agent', () => {
  const seen = new Map<string, Set<unknown>>()
  for (const seed of Array.from({ length: 200 }, (_, index) => index)) {
    const { conversation, reason } = bodyOf('ConversationMessageDeliveryFailed', seed).data
    const channel = String(conversation.channel)
    seen.set(channel, (seen.get(channel) ?? new Set()).add(`${String(conversation.contact_point)}: ${String(reason)}`))
  }
  expect(Object.fromEntries([...seen].map(([channel, texts]) => [channel, [...texts]]))).toEqual({
    EMAIL: ['support@example.org: mailbox unavailable'],
    SMS: ['+12025550100: number not in service'],
    WHATSAPP: ['+12025550101: recipient not reachable'],
    FACEBOOK_MESSENGER: ['Your Page: recipient not reachable'],
    TWITTER: ['@example: recipient not reachable'],
    WIDGET_CHAT: ['Web widget: recipient not reachable'],
  })
  const factory = createEventFactory({ seed: 1 })
  const assigned = factory.make('ConversationAssigned', { at: AT })
  const abandoned = factory.make('ConversationAbandoned', { at: AT, interaction: { id: assigned.interaction.id } })
  expect([assigned.interaction.assignee === null, abandoned.interaction.assignee]).toEqual([false, null])
})

test('every event says how to show its payload', () => {
  const count = (names: readonly EventName[]): Record<string, number> => {
    const counted: Record<string, number> = {}
    for (const name of names) counted[String(evidenceOf(name))] = (counted[String(evidenceOf(name))] ?? 0) + 1
    return counted
  }
  const { interactions, conversations, 'open-messaging': openMessages } = EVENTS_OF
  expect(count([...interactions, ...conversations])).toEqual({ document: 10, capture: 3, analogy: 6, invented: 16 })
  expect(count(openMessages)).toEqual({ document: 4, capture: 4, analogy: 2 })
  expect(Object.keys(count(EVENT_NAMES)).sort()).toEqual(['analogy', 'capture', 'document', 'invented'])
})

test('an ID that a caller gave before the seed draws it continues that interaction', () => {
  const first = createEventFactory({ seed: 1 }).make('STARTED', { at: AT })
  const factory = createEventFactory({ seed: 1 })
  const { id } = first.interaction
  factory.make('STARTED', { at: AT, interaction: { id, interactionSubtype: 'SMS' } })
  const next = factory.make('FINISHED', { at: AT })
  expect(next.interaction).toMatchObject({ id, interactionSubtype: 'SMS', state: 'FINISHED' })
  expect(next.id).not.toBe(first.id)
})
