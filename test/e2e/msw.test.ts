import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { mockGenesysHandlers } from 'mock-genesys/msw'
import { expect, test } from 'vitest'

test('a lost response is a network error, and the call takes effect', async () => {
  const handlers = mockGenesysHandlers({ seed: 3, clock: 'auto' })
  const server = setupServer(...handlers)
  server.listen({ onUnhandledRequest: 'error' })
  try {
    handlers.mock.faults.set([{ fault: 'api-lost-response', count: 1 }])
    const create = () =>
      fetch('https://dev.dixa.io/v1/webhooks', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          name: 'crm',
          events: ['ConversationCreated'],
          url: 'https://example.webhook/',
          authorization: { _type: 'NoAuth' },
        }),
      })
    await expect(create()).rejects.toThrow(TypeError)
    expect(handlers.mock.subscriptions().map(({ name }) => name)).toEqual(['crm'])
    expect((await create()).status).toBe(201)
  } finally {
    server.close()
    await handlers.mock.close()
  }
})

test('the subscription API and its deliveries live behind MSW, with state and without a socket', async () => {
  const handlers = mockGenesysHandlers({ seed: 3, clock: 'auto' })
  const bodies: string[] = []
  const server = setupServer(
    ...handlers,
    http.post('https://example.webhook/dashboard_integration', async ({ request }) => {
      bodies.push(await request.text())
      return new HttpResponse(null, { status: bodies.length === 1 ? 503 : 200 })
    }),
  )
  server.listen({ onUnhandledRequest: 'error' })
  try {
    const created = await fetch('https://dev.dixa.io/v1/webhooks', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'any' },
      body: JSON.stringify({
        name: 'Dashboard Integration',
        events: ['ConversationCreated'],
        url: 'https://example.webhook/dashboard_integration',
        authorization: { _type: 'NoAuth' },
      }),
    })
    const { data } = (await created.json()) as { data: { id: string } }
    expect(created.status).toBe(201)
    handlers.mock.publish('ConversationCreated')
    await handlers.mock.settled()
    expect(bodies).toHaveLength(2)
    expect(bodies[1]).toBe(bodies[0])
    const logs = await fetch(`https://dev.dixa.io/v1/webhooks/${data.id}/delivery-status/logs/ConversationCreated`)
    expect(await logs.json()).toMatchObject({
      data: [
        { deliveryDetail: { success: true, responseCode: 200 }, payload: bodies[0] },
        { deliveryDetail: { success: false, responseCode: 503 } },
      ],
    })
  } finally {
    server.close()
    await handlers.mock.close()
  }
})
