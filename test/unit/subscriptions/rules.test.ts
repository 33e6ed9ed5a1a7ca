import { expect, test } from 'vitest'
import { CONVERSATION_EVENTS, INTERACTION_EVENTS } from '../../../src/events/catalogue.ts'
import { checkSecret, subscribedEvents } from '../../../src/subscriptions/rules.ts'

test('a subscription gets STARTED and FINISHED by default', () => {
  expect(subscribedEvents()).toEqual(['STARTED', 'FINISHED'])
  expect(subscribedEvents('all')).toEqual([...INTERACTION_EVENTS, ...CONVERSATION_EVENTS])
  expect(subscribedEvents('open-messaging')).toContain('OpenMessageText')
  expect(subscribedEvents(['ConversationCreated'])).toEqual(['ConversationCreated'])
})

test('an unknown event is rejected by name', () => {
  const given = JSON.parse('["STARTED", "STRTED"]') as ['STARTED']
  expect(() => subscribedEvents(given)).toThrow('"STRTED" is not an event')
})

test('a secret is any text for STARTED and FINISHED, and hexadecimal for conversation events', () => {
  checkSecret('app-secret', ['STARTED', 'FINISHED'])
  checkSecret('00ff', ['STARTED', 'ConversationCreated'])
  expect(() => checkSecret('', ['STARTED'])).toThrow(expect.objectContaining({ code: 'SECRET_MISSING' }))
  for (const secret of ['app-secret', '00f'])
    expect(() => checkSecret(secret, ['STARTED', 'ConversationCreated'])).toThrow(
      expect.objectContaining({ code: 'SECRET_NOT_HEX' }),
    )
})
