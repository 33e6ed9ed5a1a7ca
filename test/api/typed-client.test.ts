import { expect, test } from 'vitest'
import { clientOf, SWITCHED } from '../support/typed-client.ts'

test.each(SWITCHED)('a client generated from the spec completes a life cycle under %j', async (assume) => {
  const { mock, call } = clientOf(assume)
  const made = await call('createWebhook', {
    path: undefined,
    body: {
      name: 'Dashboard Integration',
      events: ['ConversationCreated'],
      url: 'http://receiver.test/hook',
      authorization: { _type: 'TokenAuth', value: 'token' },
      customHeaders: { 'X-Token': 'one' },
    },
  })
  if (made.status !== 201) throw new Error(`created with ${String(made.status)}`)
  const { id } = made.body.data
  expect(made.body.data).toMatchObject({ subscribedEvents: ['ConversationCreated'], enabled: true })
  const path = { webhookSubscriptionId: id }
  const patched = await call('patchWebhook', { path, body: { name: 'New name', customHeaders: {} } })
  if (patched.status !== 200) throw new Error(`patched with ${String(patched.status)}`)
  expect(patched.body.data).toMatchObject({ name: 'New name', headers: { Authorization: 'Bearer token' } })
  await mock.clock.advance(1000)
  const listed = await call('listWebhooks', { path: undefined, body: undefined })
  if (listed.status !== 200) throw new Error(`listed with ${String(listed.status)}`)
  expect(listed.body.data.map((one) => one.id)).toContain(id)
  mock.publish('ConversationCreated')
  await mock.settled()
  const read = await call('getWebhook', { path, body: undefined })
  expect(read.status).toBe(200)
  const statuses = await call('listDeliveryStatuses', { path, body: undefined })
  if (statuses.status !== 200) throw new Error(`statuses with ${String(statuses.status)}`)
  expect(statuses.body.data).toMatchObject([{ event: 'ConversationCreated', deliveryStatus: { success: true } }])
  await mock.clock.advance(1000)
  const logs = await call('listEventLogs', { path: { ...path, event: 'ConversationCreated' }, body: undefined })
  if (logs.status !== 200) throw new Error(`logs with ${String(logs.status)}`)
  expect(logs.body.data).toHaveLength(1)
  const gone = await call('deleteWebhook', { path, body: undefined })
  expect(gone.status).toBe(204)
  expect((await call('getWebhook', { path, body: undefined })).status).toBe(404)
  await mock.close()
})
