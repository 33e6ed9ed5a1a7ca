import { expect, test } from 'vitest'
import { resolveAssumptions } from '../../../src/contract/assumptions.ts'
import { openMessage } from '../../../src/contract/generated/validators.js'
import { diagnose } from '../../../src/dialects/doctor.ts'
import { createDialects, DIALECTS } from '../../../src/dialects/registry.ts'
import { EVENTS_OF, type EventName } from '../../../src/events/catalogue.ts'
import type { InteractionInput } from '../../../src/events/interaction.ts'
import { createEventFactory } from '../../../src/events/event-factory.ts'
import { wrongWith } from '../../support/payload-schemas.ts'

const AT = Date.parse('2026-01-02T03:04:05.678Z')
const SECRET = 'open-messaging-secret-0001'
const context = {
  selfUriBase: 'http://nexus.test',
  organization: { id: '8e09e19f-b8ba-4db0-b6e7-dfc8a7776176', name: 'Your Org Name' },
}
const { 'open-messaging': dialect } = createDialects().all

interface Sent {
  readonly id: string
  readonly channel: {
    readonly id: string
    readonly to: { readonly id: string }
    readonly from: { readonly id: string }
  }
  readonly [member: string]: unknown
}

const write = (
  name: EventName,
  {
    interaction,
    details,
    assume,
    seed = 1,
  }: {
    interaction?: InteractionInput
    details?: Readonly<Record<string, unknown>>
    assume?: Parameters<typeof resolveAssumptions>[0]
    seed?: number
  } = {},
): string => {
  const { all } = createDialects(resolveAssumptions(assume))
  const event = createEventFactory({ seed }).make(name, {
    at: AT,
    ...(interaction && { interaction }),
    ...(details && { details }),
  })
  return Buffer.from(all['open-messaging'].serialize(event, context)).toString()
}
const sent = (...given: Parameters<typeof write>): Sent => JSON.parse(write(...given)) as Sent

test('a text message has the fields of the live delivery, in order', () => {
  const text = sent('OpenMessageText', {
    details: { text: 'Hello' },
    interaction: { id: '99999999-8888-4777-8666-555555555555' },
  })
  expect(Object.keys(text)).toEqual([
    'id',
    'channel',
    'type',
    'text',
    'originatingEntity',
    'direction',
    'conversationId',
  ])
  expect(Object.keys(text.channel)).toEqual(['id', 'platform', 'type', 'to', 'from', 'time', 'messageId'])
  expect(text).toMatchObject({
    id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    channel: {
      platform: 'Open',
      type: 'Private',
      to: { idType: 'Opaque' },
      from: { nickname: 'Your Org Name', id: text.channel.id, idType: 'Opaque' },
      time: '2026-01-02T03:04:05.678Z',
      messageId: text.id,
    },
    type: 'Text',
    text: 'Hello',
    direction: 'Outbound',
    conversationId: '99999999-8888-4777-8666-555555555555',
  })
})

test.each(EVENTS_OF['open-messaging'])('%s fits its schema under every assumption, and is distinguished', (name) => {
  for (let seed = 0; seed < 20; seed++)
    for (const assume of [
      {},
      { openConversationId: 'absent', openSignedBytes: 'escaped' },
      { openConversationId: 'empty', openReceiptDirection: 'Outbound', openSignedBytes: 'pretty' },
    ] as const) {
      const body = sent(name, { seed, assume })
      expect(wrongWith(name, body)).toBeUndefined()
      expect(openMessage(body), JSON.stringify(openMessage.errors)).toBe(true)
    }
})

test('the schemas notice a renamed, missing or new field', () => {
  const text = sent('OpenMessageText')
  expect(wrongWith('OpenMessageText', { ...text, txt: text.text, text: undefined })).toBeDefined()
  expect(wrongWith('OpenMessageText', { ...text, channel: { ...text.channel, time: 'now' } })).toBeDefined()
  expect(wrongWith('OpenMessageText', { ...text, status: 'Sent' })).toBeDefined()
  expect(wrongWith('OpenMessageTyping', text)).toBeDefined()
})

test('one conversation keeps its end user, its integration and its conversation id', () => {
  const factory = createEventFactory({ seed: 3 })
  const { id } = factory.begin(undefined, AT)
  const bodies = EVENTS_OF['open-messaging'].map(
    (name) =>
      JSON.parse(
        Buffer.from(dialect.serialize(factory.make(name, { at: AT, interaction: { id } }), context)).toString(),
      ) as Sent,
  )
  const userOf = ({ channel, direction }: Sent): string => (direction === 'Inbound' ? channel.from.id : channel.to.id)
  expect(new Set(bodies.map(userOf)).size).toBe(1)
  expect(new Set(bodies.map(({ channel }) => channel.id)).size).toBe(1)
  expect(new Set(bodies.map((body) => body.id)).size).toBe(bodies.length)
  expect(new Set(bodies.flatMap(({ conversationId }) => conversationId ?? []))).toEqual(new Set([id]))
})

test('details replace fields, and those of the channel individually', () => {
  expect(sent('OpenMessageReceipt', { details: { channel: { messageId: 'mine-1' }, status: 'Read' } })).toMatchObject({
    channel: { platform: 'Open', messageId: 'mine-1' },
    status: 'Read',
  })
})

test('the signature covers the bytes that are sent, however they are serialized', () => {
  const texts = (['compact', 'escaped', 'pretty'] as const).map((openSignedBytes) =>
    write('OpenMessageText', { details: { text: 'Grüße 👋 a/b' }, assume: { openSignedBytes } }),
  )
  expect(new Set(texts).size).toBe(3)
  expect(new Set(texts.map((text) => JSON.stringify(JSON.parse(text)))).size).toBe(1)
  expect(texts[1]).toMatch(/^[\x20-\x7e]*$/)
  expect(texts[1]).toContain('a\\/b')
})

test.each([
  [200, true, false],
  [202, true, false],
  [204, true, false],
  [302, false, false],
  [400, false, false],
  [404, false, false],
  [408, false, false],
  [429, false, true],
  [500, false, true],
  [503, false, true],
])('%i is a success: %s; it is retried: %s', (status, success, again) => {
  expect(dialect.isSuccess({ status, body: undefined, truncated: false })).toBe(success)
  if (!success) expect(dialect.retriesStatus(status)).toBe(again)
})

test('the default is five redeliveries five seconds apart, and a response timeout of ten seconds', () => {
  expect(dialect.retry).toEqual({
    retryAttempts: 5,
    pauses: { kind: 'fixed', pauseMs: 5000 },
    jitterRatio: 0,
    retryAfterCapMs: 0,
    responseTimeoutMs: 10_000,
  })
})

test.each([
  ['', 0],
  ['app-secret', 10],
  ['0123456789abcde', 15],
  ['🔑'.repeat(15), 15],
])('a secret of %j is rejected with its length', (secret, length) => {
  expect(dialect.checkSecret(secret)).toMatchObject({
    code: 'SECRET_BELOW_16_CHARACTERS',
    message: expect.stringContaining(`${String(length)} characters long (expected at least 16`) as string,
  })
})

test('a secret of 16 characters or more is used as given', () => {
  for (const secret of ['0123456789abcdef', '🔑'.repeat(16), 'ab'.repeat(32)])
    expect(dialect.checkSecret(secret)).toBeUndefined()
})

test('a receiver processes messages, and accepts receipts and typing events without effect', () => {
  const heard = EVENTS_OF['open-messaging'].map((name) => {
    const { events: [one] = [] } = DIALECTS['open-messaging'].read(sent(name))
    return [name, DIALECTS['open-messaging'].knows(one?.event)]
  })
  expect(heard.filter(([, acts]) => acts === false).map(([name]) => name)).toEqual([
    'OpenMessageReceipt',
    'OpenMessageFailure',
    'OpenMessageTyping',
  ])
})

test('the signature scheme of another product is recognized', () => {
  const body = Buffer.from('{}')
  const [[, signature] = ['', '']] = dialect.sign({ body, secret: SECRET, signedAt: 0 })
  const named = (name: 'interactions' | 'conversations', value: string): string | undefined =>
    diagnose({ dialect: name, body, secret: 'ab'.repeat(16), signature: value })?.recipe
  expect([named('interactions', signature), named('conversations', signature)]).toEqual([
    'other-dialect',
    'other-dialect',
  ])
})
