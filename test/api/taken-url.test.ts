import { expect, test } from 'vitest'
import { createMockInProcess, type MockGenesys } from '../../src/mock.ts'

const BASE = 'http://mock.test/v1/webhooks'
const URL_OF_ALL = 'http://127.0.0.1:1/hook'

const underFault = (): MockGenesys => {
  const mock = createMockInProcess({ seed: 1, clock: 'manual' })
  mock.faults.set([{ fault: 'api-url-conflict' }])
  return mock
}

/** Sends a body in two pieces: the second waits until it is let go. */
const inPieces = (text: string, letGo: Promise<void>): ReadableStream<Uint8Array> => {
  const bytes = new TextEncoder().encode(text)
  return new ReadableStream({
    async start(controller) {
      controller.enqueue(bytes.subarray(0, 5))
      await letGo
      controller.enqueue(bytes.subarray(5))
      controller.close()
    },
  })
}

const send = async (
  mock: MockGenesys,
  method: string,
  url: string,
  body: object,
  letGo = Promise.resolve(),
): Promise<number> =>
  (
    await mock.fetch(
      new Request(url, {
        method,
        headers: { 'content-type': 'application/json' },
        body: inPieces(JSON.stringify(body), letGo),
        duplex: 'half',
      }),
    )
  ).status

const create = (url = URL_OF_ALL): object => ({
  name: 'hook',
  url,
  events: ['ConversationCreated'],
  authorization: { _type: 'NoAuth' },
})

test('exactly one of many concurrent creations with the same URL succeeds, however their bodies arrive', async () => {
  await using mock = underFault()
  let letGo = (): void => undefined
  const held = new Promise<void>((resolve) => (letGo = resolve))
  const all = Array.from({ length: 40 }, (_, index) =>
    send(mock, 'POST', BASE, create(), index % 2 === 0 ? held : undefined),
  )
  letGo()
  const statuses = await Promise.all(all)
  expect(statuses.toSorted((a, b) => a - b)).toEqual([201, ...Array<number>(39).fill(409)])
  expect(mock.subscriptions()).toHaveLength(1)
})

test('exactly one of a concurrent creation and change to the same URL succeeds', async () => {
  await using mock = underFault()
  expect(await send(mock, 'POST', BASE, create('http://127.0.0.1:1/other'))).toBe(201)
  const [known] = mock.subscriptions()
  const statuses = await Promise.all([
    send(mock, 'POST', BASE, create()),
    send(mock, 'PATCH', `${BASE}/${known?.id ?? ''}`, { url: URL_OF_ALL }),
  ])
  expect(statuses.filter((status) => status === 409)).toHaveLength(1)
  expect(mock.subscriptions().filter(({ url }) => url === URL_OF_ALL)).toHaveLength(1)
})

test('a subscription can be changed to its own URL', async () => {
  await using mock = underFault()
  await send(mock, 'POST', BASE, create())
  const [known] = mock.subscriptions()
  const patch = (): Promise<number> => send(mock, 'PATCH', `${BASE}/${known?.id ?? ''}`, { url: URL_OF_ALL })
  expect(await Promise.all([patch(), patch(), patch()])).toEqual([200, 200, 200])
})

test('a rejected creation leaves its URL free', async () => {
  await using mock = underFault()
  expect(await send(mock, 'POST', BASE, { ...create(), events: ['Nonsense'] })).toBe(400)
  expect(await send(mock, 'POST', BASE, create())).toBe(201)
  expect(await send(mock, 'DELETE', `${BASE}/${mock.subscriptions()[0]?.id ?? ''}`, {})).toBe(204)
  expect(await send(mock, 'POST', BASE, create())).toBe(201)
})
