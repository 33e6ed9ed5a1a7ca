import { createMockInProcess, type MockGenesys, type MockOptions } from '../../src/mock.ts'

/** What a scripted receiver saw of one attempt. */
export interface Seen {
  readonly url: string
  readonly headers: Headers
  readonly body: string
}

export interface World extends MockGenesys {
  /** Attempts in the order they arrived. */
  readonly seen: readonly Seen[]
  readonly subscriptionId: string
}

/** A response of the scripted receiver: a status, or a promise that decides when. */
export type Scripted = number | Promise<number>

/**
 * A mock with one subscription (STARTED and FINISHED unless said otherwise) whose receiver answers as scripted,
 * the last response for ever. Time stands at 2026-01-01T00:00:00Z until the test moves it.
 */
export const startWorld = ({
  responses = [200],
  events,
  secret = 'app-secret',
  ...options
}: MockOptions & {
  responses?: readonly Scripted[]
  events?: 'all' | readonly ('STARTED' | 'FINISHED')[]
  secret?: string
} = {}): World => {
  const seen: Seen[] = []
  const mock = createMockInProcess({
    seed: 1,
    clock: 'manual',
    fetch: async (url, init) => {
      const response = responses[Math.min(seen.length, responses.length - 1)] ?? 200
      seen.push({ url, headers: new Headers(init.headers), body: new TextDecoder().decode(init.body as Uint8Array) })
      const status = await response
      return new Response(status === 204 ? null : 'response', {
        status,
        ...(status === 302 && { headers: { location: 'http://127.0.0.1:1/elsewhere' } }),
      })
    },
    subscriptions: [{ url: 'http://receiver.test/webhook', secret, ...(events && { events }) }],
    ...options,
  })
  return { ...mock, clock: mock.clock, seen, subscriptionId: mock.subscriptions()[0]?.id ?? '' }
}
