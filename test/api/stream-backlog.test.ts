import { expect, test } from 'vitest'
import { createMockInProcess, type MockGenesys } from '../../src/mock.ts'

const openStream = async (mock: MockGenesys, query: string): Promise<ReadableStreamDefaultReader<Uint8Array>> => {
  const response = await mock.fetch(new Request(`http://mock/_mock/stream${query}`))
  expect(response.status).toBe(200)
  return (response.body as ReadableStream<Uint8Array>).getReader()
}

/** Reads until a text has come, or to the end; answers the text of each part. */
const readUntil = async (reader: ReadableStreamDefaultReader<Uint8Array>, wanted: string): Promise<string[]> => {
  const parts: string[] = []
  for (let tail = ''; !tail.includes(wanted); tail = parts.slice(-2).join('')) {
    const { done, value } = await reader.read()
    if (done) break
    parts.push(new TextDecoder().decode(value))
  }
  return parts
}

const idsOf = (text: string): number[] => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))

test('streams a long journal from the start in chunks, without gaps or repeats, and continues live', async () => {
  await using mock = createMockInProcess({ clock: 'manual' })
  for (let i = 0; i < 12_000; i++) mock.publish('STARTED')
  const reader = await openStream(mock, '?after=0')
  const parts = await readUntil(reader, 'id: 12000\n')
  expect(idsOf(parts.join(''))).toEqual(Array.from({ length: 12_000 }, (_, index) => index + 1))
  for (const part of parts) expect(part.length).toBeLessThan(100_000)
  mock.publish('STARTED')
  expect(idsOf((await readUntil(reader, 'id: 12001\n')).join(''))).toEqual([12_001])
  await reader.cancel()
})

test('ends the stream of a reader that has fallen behind the journal, and says where to resume', async () => {
  await using mock = createMockInProcess({ clock: 'manual', retention: { entries: 100 } })
  mock.publish('STARTED')
  const reader = await openStream(mock, '?after=0')
  expect(idsOf((await readUntil(reader, 'id: 1\n')).join(''))).toEqual([1])
  for (let i = 0; i < 1000; i++) mock.publish('STARTED')
  const rest = (await readUntil(reader, 'never')).join('')
  expect(rest).toBe('id: 901\nevent: lagged\ndata: {"lost":900,"resumeAfter":901,"newest":1001}\n\n')
  const resumed = await openStream(mock, '?after=901')
  expect(idsOf((await readUntil(resumed, 'id: 1001\n')).join(''))).toEqual(
    Array.from({ length: 100 }, (_, index) => index + 902),
  )
  await resumed.cancel()
})

test('buffers nothing for readers that never read', async () => {
  await using mock = createMockInProcess({ clock: 'manual' })
  const readers = await Promise.all(Array.from({ length: 50 }, () => openStream(mock, '?after=0')))
  const bodies = process.memoryUsage().arrayBuffers
  for (let i = 0; i < 2000; i++) mock.note('x'.repeat(500))
  await new Promise((resolve) => setImmediate(resolve))
  // 50 readers times 1 MB would be 50 MB: what is written of the journal is written only when it is read.
  expect(process.memoryUsage().arrayBuffers - bodies).toBeLessThan(5_000_000)
  await Promise.all(readers.map((reader) => reader.cancel()))
})
