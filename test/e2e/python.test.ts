import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { createMockGenesys } from 'mock-genesys'
import { expect, test } from 'vitest'

test("a receiver on Python's standard library verifies both dialects, non-ASCII text included", async () => {
  const secret = '0123456789abcdef'.repeat(4)
  const python = spawn('python3', ['test/support/receiver.py', secret], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const lines = createInterface({ input: python.stdout })[Symbol.asyncIterator]()
    const { value: port } = (await lines.next()) as { value: string }
    await using mock = await createMockGenesys({
      seed: 11,
      clock: 'auto',
      retry: { retryAttempts: 0 },
      subscriptions: [{ url: `http://127.0.0.1:${port}/`, secret, events: 'all' }],
    })
    const { events } = mock.play()
    await mock.settled()
    const seen: { dialect: string; ok: boolean; body: string }[] = []
    for (let i = 0; i < events.length; i++)
      seen.push(JSON.parse(((await lines.next()) as { value: string }).value) as (typeof seen)[number])
    expect(seen.every(({ ok }) => ok)).toBe(true)
    expect(new Set(seen.map(({ dialect }) => dialect))).toEqual(new Set(['interactions', 'conversations']))
    expect(seen.some(({ body }) => /[^\x20-\x7e]/.test(body))).toBe(true)
    expect([...mock.journal.deliveries({ state: 'delivered' })]).toHaveLength(events.length)
  } finally {
    python.kill()
  }
})
