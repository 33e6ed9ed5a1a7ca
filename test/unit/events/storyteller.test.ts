import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ASSUMPTION_VALUES, DEFAULT_ASSUMPTIONS } from '../../../src/contract/assumptions.ts'
import { createDialects } from '../../../src/dialects/registry.ts'
import { CONVERSATION_EVENTS, EVENT_NAMES } from '../../../src/events/catalogue.ts'
import { CONVERSATION_LESS } from '../../../src/events/details.ts'
import type { Person } from '../../../src/events/interaction.ts'
import { lifeCycle } from '../../../src/events/life-cycle.ts'
import { derive } from '../../../src/events/random.ts'
import { createStoryteller } from '../../../src/events/storyteller.ts'
import { wrongWith } from '../../support/payload-schemas.ts'

const AT = Date.parse('2026-01-01T00:00:00Z')
const ID = '8e09e19f-b8ba-4db0-b6e7-dfc8a7776176'
const context = { selfUriBase: 'http://nexus.test', organization: { id: ID, name: 'Your Org Name' } }
const { all, dialectOf } = createDialects()

test.each(EVENT_NAMES)('%s is sent as the spec says', (name) => {
  for (let seed = 0; seed < 20; seed++) {
    const body = JSON.parse(
      Buffer.from(dialectOf(name).serialize(createStoryteller({ seed }).tell(name, { at: AT }), context)).toString(),
    ) as unknown
    expect(wrongWith(name, body)).toBeUndefined()
  }
})

test('a note is told with the members and in the order of the documents', () => {
  const event = createStoryteller({ seed: 1 }).tell('ConversationNoteAdded', { at: AT })
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

test('what other interactions do in between changes nothing', () => {
  const names = fc.array(fc.constantFrom(...EVENT_NAMES), { maxLength: 12 })
  fc.assert(
    fc.property(fc.nat(), names, names, (seed, mine, others) => {
      const alone = createStoryteller({ seed })
      const among = createStoryteller({ seed })
      mine.forEach((name, i) => {
        const other = others[i % (others.length || 1)]
        if (other) among.tell(other, { at: AT, interaction: { id: 'another' } })
        const told = [alone, among].map((teller) =>
          Buffer.from(
            dialectOf(name).serialize(teller.tell(name, { at: AT + i, interaction: { id: ID } }), context),
          ).toString(),
        )
        expect(told[1]).toBe(told[0])
      })
    }),
    { numRuns: 40 },
  )
})

test('a life is coherent: one id, rising times, an assignee from the assignment on', () => {
  for (let seed = 0; seed < 30; seed++) {
    const teller = createStoryteller({ seed })
    const interaction = teller.begin(undefined, AT)
    const names = lifeCycle(interaction, derive(seed, 'life-cycle', interaction.id))
    const events = names.map((name, i) => teller.tell(name, { at: AT + i, interaction: { id: interaction.id } }))
    expect(new Set(events.map((event) => event.interaction.id))).toEqual(new Set([interaction.id]))
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
    expect(new Set(events.map((event) => event.interaction.requester.id)).size).toBe(1)
    const assigned = names.indexOf('ConversationAssigned')
    expect(events.map((event) => event.interaction.assignee !== null)).toEqual(names.map((_, i) => i >= assigned))
    expect((events[assigned]?.details.agent as Person).id).toBe(events.at(-1)?.interaction.assignee?.id)
    expect(names.indexOf('STARTED')).toBeLessThan(names.indexOf('FINISHED'))
    expect(events.at(-1)?.interaction).toMatchObject({ state: 'FINISHED', status: 'CLOSED' })
  }
})

test('texts reach beyond ASCII, beyond the basic plane and into both directions', () => {
  const teller = createStoryteller({ seed: 3 })
  const texts = Array.from(
    { length: 300 },
    () =>
      String(teller.tell('ConversationNoteAdded', { at: AT }).details.text) +
      String(teller.tell('ConversationRated', { at: AT }).details.comment),
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

test('what the caller gives wins', () => {
  const event = createStoryteller({ seed: 1 }).tell('STARTED', {
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

test('the fully qualified names are those of the documents', async () => {
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

test('an interaction that is not held is made anew as it was', () => {
  const one = createStoryteller({ seed: 7 })
  const started = one.tell('STARTED', { at: 1000 })
  expect(one.known(started.interaction.id)).toEqual(started.interaction)
  const finished = one.tell('FINISHED', { at: 2000, interaction: { id: started.interaction.id } })
  expect(finished.interaction).toMatchObject({
    sessionId: started.interaction.sessionId,
    createdAt: 1000,
    state: 'FINISHED',
    status: 'CLOSED',
  })
  expect(one.known(started.interaction.id)).toEqual(finished.interaction)
  const assigned = one.tell('ConversationAssigned', { at: 3000, interaction: { id: started.interaction.id } })
  expect(assigned.interaction).toMatchObject({
    sessionId: started.interaction.sessionId,
    state: 'FINISHED',
    assignee: { id: expect.any(String) as string },
  })
  expect(one.known(started.interaction.id)).toEqual(assigned.interaction)
})

test.each(ASSUMPTION_VALUES.channelNames)('WhatsApp is called %s wherever an event names a channel', (channelNames) => {
  for (const name of CONVERSATION_EVENTS) {
    const assume = { ...DEFAULT_ASSUMPTIONS, channelNames }
    const event = createStoryteller({ seed: 1, assume }).tell(name, {
      at: AT,
      interaction: { interactionSubtype: 'WhatsApp', mediaType: 'chat' },
    })
    const body = Buffer.from(all.conversations.serialize(event, context)).toString()
    const named = [...body.matchAll(/"channel":"([^"]*)"/g)].map(([, channel]) => channel)
    expect(new Set(named), name).toEqual(new Set(CONVERSATION_LESS.has(name) ? [] : [channelNames]))
  }
})
