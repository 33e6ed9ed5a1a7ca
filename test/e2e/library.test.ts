import { execFileSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createMockGenesys } from 'mock-genesys'
import { expect, test } from 'vitest'

/** A receiver as an integrator would write one: on node:http, answering what it is told. */
const startReceiver = async (responses: readonly number[]) => {
  const seen: { body: string; headers: IncomingMessage['headers'] }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      seen.push({ body: Buffer.concat(chunks).toString(), headers: request.headers })
      response
        .writeHead(responses[Math.min(seen.length, responses.length) - 1] ?? 200, { location: '/elsewhere' })
        .end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    seen,
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/webhook`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

test('an integrator sees STARTED rejected once, redelivered and accepted, over real sockets', async () => {
  await using receiver = await startReceiver([503, 200])
  await using mock = await createMockGenesys({
    seed: 7,
    clock: 'auto',
    subscriptions: [{ url: receiver.url, secret: 'app-secret' }],
  })
  const { deliveries } = mock.publish('STARTED', {
    interaction: { id: '8e09e19f-b8ba-4db0-b6e7-dfc8a7776176', mediaType: 'chat' },
  })
  await mock.settled()
  expect(mock.journal.delivery(deliveries[0] ?? 'dlv_')).toMatchObject({
    state: 'delivered',
    attempts: [{ outcome: { kind: 'rejected' } }, { outcome: { kind: 'accepted' } }],
  })
  const [first, second] = receiver.seen
  expect(second?.body).toBe(first?.body)
  expect(first?.headers['x-hub-signature']).toBe(
    `sha1=${createHmac('sha1', 'app-secret')
      .update(first?.body ?? '')
      .digest('hex')}`,
  )
  expect(JSON.parse(first?.body ?? '')).toMatchObject({
    data: {
      entities: [{ event: 'STARTED', entity: { id: '8e09e19f-b8ba-4db0-b6e7-dfc8a7776176', mediaType: 'chat' } }],
    },
  })
})

test('the selfUri of an event can be fetched, and the journal records it', async () => {
  await using receiver = await startReceiver([200])
  await using mock = await createMockGenesys({ seed: 7, subscriptions: [{ url: receiver.url, secret: 'app-secret' }] })
  mock.publish('STARTED')
  await mock.settled()
  const { data } = JSON.parse(receiver.seen[0]?.body ?? '') as {
    data: { entities: { entity: { id: string; selfUri: string } }[] }
  }
  const [event] = data.entities
  const answer = await fetch(event?.entity.selfUri ?? '')
  expect([answer.status, ((await answer.json()) as { data: { id: string } }).data.id]).toEqual([200, event?.entity.id])
  expect(mock.journal.entries().at(-1)).toMatchObject({
    type: 'self-uri-fetched',
    interactionId: event?.entity.id,
    status: 200,
  })
})

test('five attempts an hour apart take no real time', async () => {
  await using receiver = await startReceiver([503, 202, 204, 302, 200])
  await using mock = await createMockGenesys({
    clock: 'auto',
    retry: { retryTimeoutMs: 3_600_000 },
    subscriptions: [{ url: receiver.url, secret: 's' }],
  })
  mock.publish('FINISHED')
  await mock.settled()
  const [delivery] = [...mock.journal.deliveries()]
  expect(delivery?.attempts.map(({ startedAt }) => startedAt - delivery.createdAt)).toEqual(
    [0, 1, 2, 3, 4].map((hours) => hours * 3_600_000),
  )
  expect(
    delivery?.attempts.map(({ outcome }) => (outcome && 'response' in outcome ? outcome.response.status : 0)),
  ).toEqual([503, 202, 204, 302, 200])
  expect(new Set(receiver.seen.map(({ body }) => body)).size).toBe(1)
  expect(receiver.seen).toHaveLength(5)
})

test('the classes of fetch stay those of Node, whatever the mock is asked', () => {
  // In a process of its own: in this one another test may have loaded the sources, whose server replaces them.
  const script = `
    import { createMockGenesys } from 'mock-genesys'
    const before = { Headers, Request, Response }
    const mock = await createMockGenesys()
    const kept = []
    for (const path of ['/_mock/health', '/v1/webhooks/unknown', '/']) {
      kept.push((await fetch(mock.url + path)) instanceof Response)
      for (const name of Object.keys(before)) kept.push(globalThis[name] === before[name])
    }
    await mock.close()
    console.log(kept.length, kept.every(Boolean))`
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  expect(printed).toBe('12 true\n')
})
