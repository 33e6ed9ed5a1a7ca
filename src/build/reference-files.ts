// Writes the files of the reference page: the page with its links, the specs, and each event as it is sent, recorded
// by publishing it once.
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parse } from 'yaml'
import { SPEC_DOCUMENTS } from '../contract/generated/specs.ts'
import { DIALECT_NAMES, dialectNameOf, DIALECTS } from '../dialects/registry.ts'
import { EVENT_NAMES, EVENTS_OF } from '../events/catalogue.ts'
import { createMockGenesys } from '../mock.ts'

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
    secret: DIALECTS[dialect].exampleSecret,
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
const secrets = Object.fromEntries(DIALECT_NAMES.map((name) => [name, DIALECTS[name].exampleSecret]))
writeFileSync('dist/dashboard/examples.json', JSON.stringify({ secrets, events }))

const PLACE = '<!-- The specs, which the build lists. -->'
const page = readFileSync('src/dashboard/reference/index.html', 'utf8')
if (!page.includes(PLACE)) throw new Error(`the page of the reference has no ${PLACE}`)
const links = SPEC_DOCUMENTS.map(({ file }) => `<a href="/${file}">${file}</a>`).join('\n        ')
writeFileSync('dist/dashboard/reference.html', page.replace(PLACE, links))
for (const { name, file } of SPEC_DOCUMENTS) {
  const spec: unknown = parse(readFileSync(`spec/${name}.openapi.yaml`, 'utf8'))
  writeFileSync(`dist/dashboard/${file}`, JSON.stringify(spec))
}
