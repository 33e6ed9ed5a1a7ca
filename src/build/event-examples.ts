// Publishes every event once and writes it down as it was sent, for the reference.
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DIALECT_NAMES, dialectNameOf } from '../dialects/registry.ts'
import { EVENT_NAMES, EVENTS_OF } from '../events/catalogue.ts'
import { createMockGenesys } from '../mock.ts'

/** Secrets of the form that each dialect asks for. */
const SECRETS = {
  interactions: 'app-secret',
  conversations: '0123456789abcdef'.repeat(4),
  'open-messaging': 'an-outbound-notification-secret',
} as const

const receiver = createServer((request, response) => {
  request.resume().on('end', () => response.end())
})
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
const target = `http://127.0.0.1:${String((receiver.address() as AddressInfo).port)}`
const mock = await createMockGenesys({
  seed: 1,
  clock: 'auto',
  selfUriBase: 'http://127.0.0.1:8484',
  subscriptions: DIALECT_NAMES.map((dialect) => ({
    name: dialect,
    url: `${target}/${dialect}`,
    secret: SECRETS[dialect],
    events: EVENTS_OF[dialect],
  })),
})
const events: Record<string, unknown> = {}
for (const event of EVENT_NAMES) {
  const [id] = mock.publish(event, {}).deliveries
  await mock.settled()
  const delivery = id === undefined ? undefined : mock.journal.delivery(id)
  const attempt = delivery?.attempts[0]
  if (!delivery?.body || !attempt) throw new Error(`${event} was not sent`)
  events[event] = {
    dialect: dialectNameOf(event),
    headers: attempt.headers,
    body: Buffer.from(delivery.body).toString('utf8'),
  }
}
await mock.close()
receiver.close()
writeFileSync('dist/dashboard/examples.json', JSON.stringify({ secrets: SECRETS, events }))
