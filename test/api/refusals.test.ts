import { expect, test } from 'vitest'
import { createMockInProcess, type MockOptions } from '../../src/mock.ts'

const open = (options: MockOptions = {}) => {
  const mock = createMockInProcess({ seed: 1, clock: 'manual', ...options })
  const send = (method: string, path: string, body?: string, headers: Record<string, string> = {}) =>
    mock.fetch(
      new Request(`http://mock.test${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        ...(body !== undefined && { body }),
      }),
    )
  const refused = () => mock.journal.entries().filter((entry) => entry.type === 'api-refused')
  return { mock, send, refused }
}
const ID = 'cb452b81-6748-40ab-af85-6559b371bc5d'
// The documents' own example, whose url their text copy lost.
const EXAMPLE = JSON.stringify({
  name: 'Dashboard Integration',
  events: ['ConversationCreated', 'ConversationClosed'],
  authorization: { username: 'webhook_user', password: 'webhook_password', _type: 'BasicAuth' },
  enabled: true,
})

test('the journal records what the emulated API rejected, and why', async () => {
  const { send, refused } = open({ assume: { rateLimit: 'published' } })
  await send('POST', '/v1/webhooks', EXAMPLE)
  await send('GET', `/v1/webhooks/${ID}`)
  await send('PUT', '/v1/webhooks', '{}')
  await send('POST', '/webhooks', '{}')
  await send('GET', '/v1/webhooks')
  expect(refused()).toMatchObject([
    { method: 'POST', path: '/v1/webhooks', status: 400, reason: 'Invalid value for: body (the body has no "url")' },
    {
      method: 'GET',
      path: `/v1/webhooks/${ID}`,
      status: 404,
      reason: expect.stringContaining('no subscription') as string,
    },
    { method: 'PUT', path: '/v1/webhooks', status: 405, reason: expect.stringContaining('use GET, POST') as string },
    { method: 'POST', path: '/webhooks', status: 404, reason: expect.stringContaining('nothing is served') as string },
    { method: 'GET', path: '/v1/webhooks', status: 429, reason: expect.stringContaining('rate limit') as string },
  ])
})

test('successful calls, faulty responses and browser requests are not recorded as rejections', async () => {
  const { mock, send, refused } = open()
  await send('GET', '/v1/webhooks')
  await send('GET', '/favicon.ico')
  await send('GET', `/nexus/v3/chat/sessions/${ID}/${ID}`)
  await send('GET', '/_mock/deliveries/dlv_none')
  mock.faults.set([{ fault: 'api-server-error' }])
  await send('GET', '/v1/webhooks')
  expect(refused()).toEqual([])
})

test('no API key, valid or not, appears in the journal', async () => {
  const { mock, send, refused } = open({ apiKey: 'the-right-key' })
  await send('GET', '/v1/webhooks', undefined, { authorization: 'the-wrong-key' })
  await send('GET', '/v1/webhooks/the-right-key', undefined, { authorization: 'the-right-key' })
  expect(refused()).toHaveLength(2)
  const shown = await (await mock.fetch(new Request('http://mock.test/_mock/journal'))).text()
  expect(shown).toContain('api-refused')
  expect(shown).not.toMatch(/the-(?:right|wrong)-key/)
})

test('a long path or reason is truncated', async () => {
  const { send, refused } = open()
  await send('POST', `/v1/${'x'.repeat(5000)}`, '{}')
  expect(refused()[0]?.path.length).toBeLessThan(400)
})
