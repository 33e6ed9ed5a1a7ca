import { expect, test } from 'vitest'
import { atLeast, mockNow, rateOf } from '../../../src/dashboard/travel/clock-face.ts'
import { readEntry } from '../../../src/timeline/entry-view.ts'
import { createEventReader } from '../../../src/dashboard/mock/event-stream.ts'
import { pretty } from '../../../src/dashboard/detail/pretty-json.ts'
import { signatureSteps } from '../../../src/dashboard/detail/signature-steps.ts'
import { countdown, tickLabel, ticksOf, tickStep, zoomed } from '../../../src/timeline/time-scale.ts'

test('server-sent events are read completely, wherever chunks split', () => {
  const text = ': journal\nretry: 1000\n\nid: 7\nevent: reset\ndata: {"a":1}\n\nid: 8\ndata: x\ndata: y\n\n'
  const whole = [
    { id: '7', data: '{"a":1}' },
    { id: '8', data: 'x\ny' },
  ]
  expect(createEventReader()(text)).toEqual(whole)
  const read = createEventReader()
  expect([...text].flatMap((char) => read(char))).toEqual(whole)
})

test('an invalid journal entry is ignored', () => {
  expect(readEntry('{"seq":1,"at":"2024-01-01T00:00:00.000Z","type":"reset"}')).toMatchObject({ type: 'reset' })
  for (const text of ['', '{', 'null', '[]', '{"seq":"1","at":"x","type":"reset"}', '{"seq":1}'])
    expect(readEntry(text)).toBeUndefined()
})

test("the mock's clock runs at its own rate", () => {
  const reading = { now: 1000, nextDue: undefined, readAt: 50 }
  expect(['real', 'x10', 'x0.5', 'manual', 'auto'].map(rateOf)).toEqual([1, 10, 0.5, 0, 0])
  expect(mockNow({ ...reading, mode: 'x10' }, 150)).toBe(2000)
  expect(mockNow({ ...reading, mode: 'manual' }, 150)).toBe(1000)
  expect(mockNow(atLeast({ ...reading, mode: 'manual' }, 9000, 150), 200)).toBe(9000)
  expect(mockNow(atLeast({ ...reading, mode: 'manual' }, 500, 150), 200)).toBe(1000)
})

test('ticks are at whole steps and leave room for their labels', () => {
  const view = { from: Date.UTC(2024, 0, 1, 12, 0, 1), spanMs: 20_000 }
  expect(tickStep(20_000, 800)).toBe(5000)
  expect(ticksOf(view, 5000).map((at) => tickLabel(at, 5000))).toEqual(['12:00:05', '12:00:10', '12:00:15', '12:00:20'])
  expect(tickLabel(view.from, 60_000)).toBe('12:00')
  expect(tickLabel(view.from, 100)).toBe('00:01.000')
  expect(tickLabel(view.from, 86_400_000)).toBe('01-01')
})

test('zooming keeps the instant under the pointer where it is', () => {
  expect(zoomed({ from: 1000, spanMs: 10_000 }, 0.5, 6000)).toEqual({ from: 3500, spanMs: 5000 })
  expect(zoomed({ from: 0, spanMs: 600 }, 0.1, 0).spanMs).toBe(500)
})

test('a countdown is as precise as needed', () => {
  expect([-5, 0, 4210, 42_000, 600_000, 7_300_000].map(countdown)).toEqual([
    'due',
    'due',
    'in 4.2 s',
    'in 42 s',
    'in 10 min',
    'in 3 h',
  ])
})

test('a JSON body is indented, and any other is unchanged', () => {
  expect(pretty('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}')
  expect(pretty('<p>no</p>')).toBe('<p>no</p>')
})

test('the steps of an interactions signature yield the published digest', async () => {
  // HMAC-SHA1 of this text under "key" is given in many places, the article on HMAC of Wikipedia among them.
  const body = 'The quick brown fox jumps over the lazy dog'
  const digest = 'de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9'
  const steps = await signatureSteps({
    dialect: 'interactions',
    body,
    secret: 'key',
    headers: [['X-Hub-Signature', `sha1=${digest}`]],
  })
  expect(steps.find(({ title }) => title === 'HMAC-SHA1')?.text).toBe(digest)
  expect(steps.at(-1)?.text).toBe(`sha1=${digest}: the same`)
})

test('a signature by another secret is distinguished, and a missing one is reported', async () => {
  const told = async (headers: string[][], secret: string | undefined) =>
    (await signatureSteps({ dialect: 'interactions', body: 'x', secret, headers })).at(-1)?.text
  expect(await told([['X-Hub-Signature', 'sha1=00']], 'key')).toBe(
    'sha1=00: not what the known secret makes of these bytes',
  )
  expect(await told([['X-Hub-Signature', 'sha1=00']], undefined)).toBe('sha1=00')
  expect(await told([], 'key')).toBe('no X-Hub-Signature at all: this attempt is unsigned')
})

test('the steps of a conversations signature join time and body by a dot', async () => {
  const steps = await signatureSteps({
    dialect: 'conversations',
    body: '{}',
    secret: 'zz',
    headers: [['X-DIXA-SIGNATURE', 't=1000,v1=00']],
  })
  expect(steps.map(({ title }) => title)).toEqual(['Key', 'Time', 'Message', 'HMAC-SHA256', 'Header', 'Sent'])
  expect(steps[1]?.text).toBe('t=1000, in milliseconds (1970-01-01T00:00:01.000Z)')
  expect(steps[2]?.text).toContain('7 bytes')
})
