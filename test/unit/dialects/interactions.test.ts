import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../src/contract/assumptions.ts'
import { interactions } from '../../../src/dialects/interactions.ts'
import { createEventFactory } from '../../../src/events/event-factory.ts'

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.uuid(), fc.webUrl())

test('writes the body that JSON.stringify would, whatever the texts contain', () => {
  fc.assert(
    fc.property(
      fc.record({ id: text, sessionId: text, selfUri: fc.option(text, { nil: undefined }) }),
      fc.constantFrom('STARTED' as const, 'FINISHED' as const),
      fc.constantFrom('chat' as const, 'email' as const),
      fc.constantFrom('one' as const, 'several' as const),
      fc.constantFrom('chat-path' as const, 'absent' as const),
      (given, name, mediaType, entitiesPerDelivery, emailSelfUri) => {
        const assume = { ...DEFAULT_ASSUMPTIONS, entitiesPerDelivery, emailSelfUri }
        const event = createEventFactory({ seed: 1 }).make(name, { at: 0, interaction: { ...given, mediaType } })
        const body = interactions
          .wire(assume)
          .serialize(event, { selfUriBase: 'http://a.test', organization: { id: 'o', name: 'O' } })
        const { id, sessionId, interactionSubtype } = event.interaction
        const made = `http://a.test/nexus/v3/chat/sessions/${sessionId}/${id}`
        const selfUri = given.selfUri ?? (mediaType === 'email' && emailSelfUri === 'absent' ? undefined : made)
        const names = name === 'FINISHED' && entitiesPerDelivery === 'several' ? ['STARTED', name] : [name]
        const entity = { id, mediaType, interactionSubtype, selfUri }
        const entities = names.map((one) => ({ event: one, entity }))
        expect(Buffer.from(body).toString()).toBe(
          Buffer.from(JSON.stringify({ operationId: event.id, data: { entities } })).toString(),
        )
      },
    ),
  )
})

const NO_TEXTS = [
  null,
  undefined,
  -0,
  1e21,
  Number.NaN,
  true,
  [1],
  { toJSON: () => 'j' },
  new Date(0),
  () => 1,
  Symbol('a'),
]
const MEMBERS = [
  'id',
  'sessionId',
  'mediaType',
  'interactionSubtype',
  'selfUri',
  '__proto__',
  'extra',
  'toJSON',
] as const

test.each(MEMBERS.flatMap((name) => NO_TEXTS.map((value) => [name, value] as const)))(
  'writes what JSON.stringify would for values that are not text: %s %o',
  (name, value) => {
    const event = createEventFactory({ seed: 1 }).make('STARTED', { at: 0 })
    const given = Object.defineProperty({ ...event.interaction }, name, { value, enumerable: true })
    const write = (): string => {
      const body = interactions
        .wire(DEFAULT_ASSUMPTIONS)
        .serialize(
          { ...event, interaction: given },
          { selfUriBase: 'http://a.test', organization: { id: 'o', name: 'O' } },
        )
      return Buffer.from(body).toString()
    }
    const { id, sessionId, mediaType, interactionSubtype, selfUri } = given
    if (typeof id === 'symbol' || typeof sessionId === 'symbol') return expect(write).toThrow(TypeError)
    const made = `http://a.test/nexus/v3/chat/sessions/${sessionId}/${id}`
    const entity = { id, mediaType, interactionSubtype, selfUri: selfUri ?? made }
    const entities = [{ event: 'STARTED', entity }]
    expect(write()).toBe(JSON.stringify({ operationId: event.id, data: { entities } }))
  },
)
