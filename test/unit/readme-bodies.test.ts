import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createMockInProcess } from '../../src/mock.ts'
import { isObject } from '../../src/kit/json-object.ts'
import type { EventName } from '../../src/events/catalogue.ts'

/** Replaces values by their types, and leaves out what an empty object stands for. */
const shapeOf = (value: unknown, sample: unknown): unknown => {
  if (Array.isArray(value)) return value.map((one, at) => shapeOf(one, Array.isArray(sample) ? sample[at] : undefined))
  if (!isObject(value)) return typeof value
  if (isObject(sample) && Object.keys(sample).length === 0) return {}
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, shapeOf(one, isObject(sample) ? sample[key] : undefined)]),
  )
}

test.each<[EventName, number]>([
  ['STARTED', 0],
  ['ConversationCreated', 1],
])('the README shows the body of %s as it is sent', async (event, column) => {
  const [, row = ''] = /^\| body \|(.+)\|$/m.exec(readFileSync('README.md', 'utf8')) ?? []
  const shown: unknown = JSON.parse([...row.matchAll(/`(\{[^`]+\})`/g)][column]?.[1] ?? '')
  const mock = createMockInProcess({
    seed: 1,
    clock: 'manual',
    subscriptions: [{ url: 'http://127.0.0.1:9/', secret: '0123456789abcdef'.repeat(4), events: [event] }],
  })
  const {
    deliveries: [id = 'dlv_'],
  } = mock.publish(event)
  const sent: unknown = JSON.parse(Buffer.from(mock.journal.delivery(id)?.body ?? []).toString())
  await mock.close()
  expect(shapeOf(sent, shown)).toEqual(shapeOf(shown, shown))
})
