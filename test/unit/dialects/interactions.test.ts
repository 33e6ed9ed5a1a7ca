import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../src/contract/assumptions.ts'
import { interactions } from '../../../src/dialects/interactions.ts'
import { createStoryteller } from '../../../src/events/storyteller.ts'

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.uuid(), fc.webUrl())

test('writes the body that JSON.stringify would, whatever stands in the texts', () => {
  fc.assert(
    fc.property(
      fc.record({ id: text, sessionId: text, selfUri: fc.option(text, { nil: undefined }) }),
      fc.constantFrom('STARTED' as const, 'FINISHED' as const),
      fc.constantFrom('chat' as const, 'email' as const),
      fc.constantFrom('one' as const, 'several' as const),
      fc.constantFrom('chat-path' as const, 'absent' as const),
      (given, name, mediaType, entitiesPerDelivery, emailSelfUri) => {
        const assume = { ...DEFAULT_ASSUMPTIONS, entitiesPerDelivery, emailSelfUri }
        const event = createStoryteller({ seed: 1 }).tell(name, { at: 0, interaction: { ...given, mediaType } })
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
