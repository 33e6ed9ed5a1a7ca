import { expect, test } from 'vitest'
import { genesysOperations } from '../../src/contract/generated/operations.ts'
import { createMockInProcess, type MockOptions } from '../../src/mock.ts'
import { checked } from '../support/conformance.ts'

const BASE = 'http://mock.test'
const open = (options: MockOptions = {}) => {
  const mock = createMockInProcess({ seed: 1, clock: 'manual', ...options })
  const request = checked((one) => mock.fetch(one))
  const send = (method: string, path: string, body?: unknown, token?: string): Promise<Response> =>
    request(`${BASE}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: token }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  const read = async (...given: Parameters<typeof send>): Promise<Record<string, string>> =>
    ((await (await send(...given)).json()) as { data: Record<string, string> }).data
  return { mock, send, read }
}
const VALID = { name: 'a', url: 'http://127.0.0.1:9/hook', authorization: { _type: 'NoAuth' } }

test('a token is a user, and updatedBy is the user who made the last change', async () => {
  const { send, read } = open()
  const first = await read('POST', '/v1/webhooks', VALID, 'token-a')
  const second = await read('POST', '/v1/webhooks', VALID, 'Bearer token-a')
  const other = await read('POST', '/v1/webhooks', VALID, 'token-b')
  const nobody = await read('POST', '/v1/webhooks', VALID)
  expect(first.createdBy).toBe(second.createdBy)
  expect(first.updatedBy).toBe(first.createdBy)
  expect(new Set([first, other, nobody].map(({ createdBy }) => createdBy)).size).toBe(3)
  const patched = await read('PATCH', `/v1/webhooks/${String(first.id)}`, { name: 'b' }, 'token-b')
  expect([patched.createdBy, patched.updatedBy]).toEqual([first.createdBy, other.createdBy])
  // What changes nothing is changed by nobody.
  await send('PATCH', `/v1/webhooks/${String(first.id)}`, {}, 'token-a')
  expect((await read('GET', `/v1/webhooks/${String(first.id)}`)).updatedBy).toBe(other.createdBy)
})

test('a name is returned as given', async () => {
  const { read } = open()
  const { id, name } = await read('POST', '/v1/webhooks', { ...VALID, name: ' two words ' })
  expect(name).toBe(' two words ')
  expect((await read('PATCH', `/v1/webhooks/${String(id)}`, { name: '\tb ' })).name).toBe('\tb ')
})

test('an uppercase ID is the same ID, for every operation', async () => {
  const { mock, send, read } = open()
  const { id = '' } = await read('POST', '/v1/webhooks', { ...VALID, events: ['ConversationCreated'] })
  const upper = `/v1/webhooks/${id.toUpperCase()}`
  expect((await read('GET', upper)).id).toBe(id)
  expect((await read('PATCH', upper, { name: 'b' })).id).toBe(id)
  expect((await send('GET', `${upper}/delivery-status`)).status).toBe(200)
  expect((await send('GET', `${upper}/delivery-status/logs/ConversationCreated`)).status).toBe(200)
  expect((await send('DELETE', upper)).status).toBe(204)
  expect(mock.subscriptions()).toEqual([])
})

/** A path of an operation with every parameter filled in. */
const pathOf = (path: string, id: string): string =>
  path
    .replace('{webhookSubscriptionId}', id)
    .replace('{event}', 'ConversationCreated')
    .replace(/\{\w+\}/g, 'x')

test.each(Object.entries(genesysOperations))('%s responds the same with a trailing slash', async (_, row) => {
  const responses = await Promise.all(
    ['', '/'].map(async (slash) => {
      const { send, read } = open()
      const { id = '' } = await read('POST', '/v1/webhooks', VALID)
      const response = await send(
        row.method,
        `${pathOf(row.path, id)}${slash}`,
        row.body === 'none' ? undefined : VALID,
      )
      return [response.status, await response.text()]
    }),
  )
  expect(responses[1]).toEqual(responses[0])
})

test.each([
  '/v1/webhooks',
  '/v1/webhooks/',
  '/v1/webhooks/cb452b81-6748-40ab-af85-6559b371bc5d',
  '/v1/webhooks/cb452b81-6748-40ab-af85-6559b371bc5d/delivery-status/',
])('no method that %s rejects is in its Allow header', async (path) => {
  const { send } = open()
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    const response = await send(method, path, ['GET', 'OPTIONS'].includes(method) ? undefined : VALID)
    if (response.status === 405) expect(response.headers.get('allow')?.split(', ')).not.toContain(method)
  }
})
