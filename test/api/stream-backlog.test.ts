import { expect, test } from 'vitest'
import { createMockInProcess } from '../../src/mock.ts'

test('a past too long to wait in one answer is told from its beginning, to be resumed', async () => {
  await using mock = createMockInProcess({ clock: 'manual' })
  for (let i = 0; i < 12_000; i++) mock.publish('STARTED')
  const response = await mock.fetch(new Request('http://mock/_mock/stream?after=0'))
  expect(response.status).toBe(200)
  const ids = [...(await response.text()).matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))
  expect(ids[0]).toBe(1)
  expect(ids.length).toBeGreaterThan(9000)
  expect(ids).toEqual(ids.map((_, index) => index + 1))
  const rest = await mock.fetch(
    new Request('http://mock/_mock/stream', { headers: { 'last-event-id': String(ids.length) } }),
  )
  const reader = (rest.body as ReadableStream<Uint8Array>).getReader()
  let text = ''
  while (!text.includes('id: 12000\n')) text += new TextDecoder().decode((await reader.read()).value)
  expect(/^id: (\d+)$/m.exec(text)?.[1]).toBe(String(ids.length + 1))
  await reader.cancel()
})
