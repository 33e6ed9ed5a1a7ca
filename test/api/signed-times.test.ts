import { expect, test } from 'vitest'
import { engineOptions } from '../../src/cli/engine-options.ts'
import { verifySignature } from '../../src/dialects/verify.ts'
import { createMockInProcess, type MockOptions } from '../../src/mock.ts'

const SECRET = 'ab'.repeat(32)

/** What a receiver with a clock of its own says of each attempt of a delivery that is redelivered five times. */
const verdictsOf = async (options: MockOptions): Promise<readonly string[]> => {
  const verdicts: string[] = []
  await using mock = createMockInProcess({
    seed: 1,
    ...options,
    subscriptions: [{ url: 'http://receiver.test/', secret: SECRET, events: ['ConversationCreated'] }],
    fetch: (_, { headers, body }) => {
      const verdict = verifySignature({
        body: body as Uint8Array,
        secret: SECRET,
        signature: new Headers(headers).get('x-dixa-signature'),
        dialect: 'conversations',
        now: Date.now(),
      })
      verdicts.push(verdict.ok ? 'ok' : verdict.reason)
      return Promise.resolve(new Response('', { status: 503 }))
    },
  })
  mock.publish('ConversationCreated')
  await mock.settled()
  return verdicts
}

const given = {
  retryPolicy: undefined,
  retryAttempts: undefined,
  retryTimeout: undefined,
  responseTimeout: undefined,
  seed: undefined,
  assume: [],
  insecure: false,
}

test.each(['milliseconds', 'event'] as const)(
  'deliveries sent under a virtual clock have a timestamp that the receiver accepts (signedTime=%s)',
  async (signedTime) => {
    const options = engineOptions({ ...given, assume: [{ signedTime }] })
    const verdicts = await verdictsOf({ ...options, clock: 'auto' })
    expect(verdicts).toHaveLength(6)
    // The time of an event grows old while its delivery waits, as it does in life.
    expect(verdicts).toEqual(
      signedTime === 'event' ? ['ok', 'ok', 'ok', 'ok', 'too-old', 'too-old'] : Array<string>(6).fill('ok'),
    )
  },
)

test('in code, the signed timestamp is that of the clock, so the same seed yields the same bytes', async () => {
  expect(new Set(await verdictsOf({ clock: 'auto' }))).toEqual(new Set(['too-old']))
})
