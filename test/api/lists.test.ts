import { expect, test } from 'vitest'
import { createMockInProcess, type MockGenesys } from '../../src/mock.ts'
import { checkResponse } from '../support/conformance.ts'

interface Page {
  readonly data: readonly { readonly id?: string; readonly seq?: number }[]
  readonly next?: number
}

const get = async (mock: MockGenesys, path: string): Promise<Response> => {
  const url = `http://mock/_mock/${path}`
  const response = await mock.fetch(new Request(url))
  expect(response.status).toBe(200)
  return response
}

const mockWith = async (deliveries: number, bytes: number): Promise<MockGenesys> => {
  const mock = createMockInProcess({
    clock: 'auto',
    retention: { bytes: 1_000_000_000 },
    subscriptions: [{ url: 'http://receiver.test/', secret: 'app-secret' }],
    fetch: () => Promise.resolve(new Response('answer '.padEnd(1000, 'a'))),
  })
  for (let i = 0; i < deliveries; i++)
    mock.publish('STARTED', { body: () => Buffer.from(`body ${String(i)} `.padEnd(bytes, 'b')) })
  await mock.settled()
  return mock
}

test.each(['deliveries', 'journal'])('%s are paged by a cursor without gaps or repeats', async (list) => {
  await using mock = await mockWith(23, 100)
  const whole = (await (await get(mock, `${list}?limit=1000`)).json()) as Page
  expect(whole.next).toBeUndefined()
  const joined: unknown[] = []
  let after: number | undefined = 0
  for (let pages = 0; after !== undefined && pages < 100; pages++) {
    const page = (await (await get(mock, `${list}?limit=7&after=${String(after)}`)).json()) as Page
    expect(page.data.length).toBeLessThanOrEqual(7)
    joined.push(...page.data)
    after = page.next
  }
  expect(joined).toEqual(whole.data)
  expect(joined.length).toBeGreaterThanOrEqual(23)
})

test.each(['deliveries', 'journal'])('%s omit bodies unless requested, and conform to the spec', async (list) => {
  await using mock = await mockWith(3, 5000)
  const without = await get(mock, list)
  await checkResponse('GET', `http://mock/_mock/${list}`, without.clone())
  const short = await without.text()
  expect(short).toContain('"bodyBytes":1000')
  expect(short).not.toContain('answer a')
  expect(short).not.toContain('body 1 b')
  const withBodies = await get(mock, `${list}?bodies=true`)
  await checkResponse('GET', `http://mock/_mock/${list}`, withBodies.clone())
  const long = await withBodies.text()
  expect(long).toContain('aaaa')
  if (list === 'deliveries') expect(long).toContain('body 1 b')
})

test('a long list is written in chunks, and the event loop runs between them', async () => {
  await using mock = await mockWith(500, 64_000)
  const response = await get(mock, 'deliveries?limit=10000&bodies=true')
  let turns = 0
  let isRead = false
  const turn = (): void => {
    turns += 1
    if (!isRead) setImmediate(turn)
  }
  setImmediate(turn)
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  const parts: Uint8Array[] = []
  for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value)
  isRead = true
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(300_000)
  expect(parts.length).toBeGreaterThan(100)
  expect(turns).toBeGreaterThan(100)
  expect((JSON.parse(Buffer.concat(parts).toString()) as Page).data).toHaveLength(500)
})

test('a delivery is shown with its body until that is dropped, then with length and SHA-256', async () => {
  for (const bytes of [1_000_000, 0]) {
    await using mock = createMockInProcess({
      clock: 'auto',
      retention: { bytes },
      subscriptions: [{ url: 'http://receiver.test/', secret: 'app-secret' }],
      fetch: () => Promise.resolve(new Response('fine')),
    })
    const [id = ''] = mock.publish('STARTED').deliveries
    await mock.settled()
    const response = await get(mock, `deliveries/${id}`)
    await checkResponse('GET', `http://mock/_mock/deliveries/${id}`, response.clone())
    const { data } = (await response.json()) as { data: Record<string, unknown> }
    if (bytes === 0)
      expect(data).toMatchObject({
        bodyBytes: expect.any(Number) as number,
        bodySha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        attempts: [{ outcome: { response: { bodyBytes: 4 } } }],
      })
    else
      expect(data).toMatchObject({
        body: expect.stringContaining('STARTED') as string,
        attempts: [{ outcome: { response: { body: 'fine' } } }],
      })
    expect('body' in data).toBe(bytes !== 0)
  }
})
