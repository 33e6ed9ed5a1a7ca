import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { DEFECTS } from '../../../src/receiver/defects/index.ts'
import { startReceiver, type ReceiverWorld, type WorldOptions } from '../../support/receiver-world.ts'

const SECRET = '00112233445566778899aabbccddeeff'.repeat(2)
const NOW = 1_700_000_000_000

/** A conversation event, with what differs from an ordinary one; null leaves a field out. */
const event = (id: string, more: Readonly<Record<string, unknown>> = {}, conversation: object | null = {}): string => {
  const { data = {}, ...envelope } = more
  const whole = {
    event_id: `8967e0c6-fe64-4105-bf71-14ae0c25600${id}`,
    event_fqn: 'CONVERSATION_CREATED',
    event_version: '1',
    event_timestamp: `2023-09-15T12:00:0${id}.000Z`,
    organization: { id: 'o', name: 'O' },
    data: {
      ...(conversation && {
        conversation: {
          ...{ csid: 7, channel: 'EMAIL', status: 'OPEN', direction: 'INBOUND', queue: null, contact_point: 'x' },
          ...{ requester: {}, assignee: { id: 'a' }, subject: null, tags: [], created_at: '2023-09-01T12:00:00.000Z' },
          ...conversation,
        },
      }),
      ...(data as object),
    },
    ...envelope,
  }
  return JSON.stringify(whole)
}
const idOf = (id: string): string => `8967e0c6-fe64-4105-bf71-14ae0c25600${id}`

interface How {
  /** The signed time, and the one that is written. */
  readonly t?: number
  readonly written?: number
  readonly secret?: string
  /** In place of the header; null sends none. */
  readonly header?: string | null
}
const send = (world: ReceiverWorld, body: string, how: How = {}): Promise<number> => {
  const { t = NOW, written = t, secret = SECRET, header } = how
  const v1 = createHmac('sha256', Buffer.from(secret, 'hex'))
    .update(`${String(t)}.${body}`)
    .digest('hex')
  const value = header === undefined ? `t=${String(written)},v1=${v1}` : header
  return world.status(body, {
    signature: null,
    headers: { 'x-dixa-subscription-id': 's', ...(value !== null && { 'x-dixa-signature': value }) },
  })
}
const sendAll = async (world: ReceiverWorld, bodies: readonly string[]): Promise<readonly number[]> => {
  const statuses: number[] = []
  for (const body of bodies) statuses.push(await send(world, body))
  return statuses
}
const counts = (world: ReceiverWorld, ids: readonly string[]): Promise<readonly number[]> =>
  Promise.all(ids.map((id) => world.processed(idOf(id))))

type See = (world: ReceiverWorld) => Promise<unknown>
const once: See = (world) => send(world, event('1'))
const statusOf =
  (body: string, how: How = {}): See =>
  (world) =>
    send(world, body, how)
const effectsOf =
  (bodies: readonly string[], ids: readonly string[]): See =>
  async (world) => {
    await sendAll(world, bodies)
    return counts(world, ids)
  }
const stateAfter =
  (...bodies: readonly string[]): See =>
  async (world) => {
    await sendAll(world, bodies)
    return world.state('7')
  }
const ban = (id: string): string => event(id, { event_fqn: 'AGENT_BANNED_IP' }, null)
const closed = (id: string, more = {}): string =>
  event(id, { event_fqn: 'CONVERSATION_CLOSED', ...more }, { status: 'CLOSED' })
const other = (id: string): string => event(id, {}, { csid: 8, status: 'PENDING' })
const Z = '0'.repeat(64)

/** What a request shows of each defect: to the right receiver, and to one that has it. */
const DIFFERENCES: readonly (readonly [name: string, see: See, right: unknown, wrong: unknown, WorldOptions?])[] = [
  ['verifies-body-without-timestamp', once, 200, 401],
  ['uses-secret-as-text', once, 200, 401],
  ['verifies-with-current-time', statusOf(event('1'), { t: NOW - 5 }), 200, 401],
  ['verifies-timestamp-in-seconds', once, 200, 401],
  ['compares-timestamp-as-seconds', once, 200, 401],
  ['accepts-stale-timestamps', statusOf(event('1'), { t: NOW - 400_000 }), 401, 200],
  ['accepts-future-timestamps', statusOf(event('1'), { t: NOW + 400_000 }), 401, 200],
  ['allows-no-clock-skew', statusOf(event('1'), { t: NOW - 20_000 }), 200, 401],
  ['checks-only-timestamp', statusOf(event('1'), { header: `t=${String(NOW)},v1=${Z}` }), 401, 200],
  ['tries-nearby-timestamps', statusOf(event('1'), { written: NOW + 1000 }), 401, 200],
  ['accepts-timestamp-without-digest', statusOf(event('1'), { header: `t=${String(NOW)}` }), 401, 200],
  ['trusts-subscription-id', statusOf(event('1'), { header: null }), 401, 200],
  ['dedupes-by-conversation', effectsOf([event('1'), closed('2')], ['1', '2']), [1, 1], [1, 0]],
  ['dedupes-by-conversation-and-event', effectsOf([event('1'), event('2')], ['1', '2']), [1, 1], [1, 0]],
  [
    'dedupes-by-timestamp',
    effectsOf([event('1'), event('2', { event_timestamp: '2023-09-15T12:00:01.000Z' })], ['1', '2']),
    [1, 1],
    [1, 0],
  ],
  [
    'dedupes-by-event-id-and-attempt',
    async (world) => {
      await send(world, event('1'))
      await send(world, event('1'), { t: NOW + 1 })
      return world.processed(idOf('1'))
    },
    1,
    2,
  ],
  ['dedupes-only-conversation-events', effectsOf([ban('1'), ban('1')], ['1']), [1], [2]],
  ['treats-bans-as-duplicates', effectsOf([ban('1'), ban('2')], ['1', '2']), [1, 1], [1, 0]],
  ['requires-uuid-event-ids', statusOf(event('1', { event_id: '8967e0c6-14ae0c256gg4' })), 200, 400],
  ['orders-status-by-arrival', stateAfter(closed('2'), event('1')), 'CLOSED', 'OPEN'],
  ['keeps-first-status', stateAfter(event('1'), closed('2')), 'CLOSED', 'OPEN'],
  ['never-reopens-conversations', stateAfter(closed('1'), event('2')), 'OPEN', 'CLOSED'],
  ['drops-older-events', effectsOf([closed('2'), event('1')], ['1', '2']), [1, 1], [0, 1]],
  ['stores-status-by-event-id', stateAfter(event('1')), 'OPEN', null],
  ['writes-status-to-previous-conversation', stateAfter(event('1'), other('2')), 'OPEN', 'PENDING'],
  ['processes-only-created-events', effectsOf([event('1'), closed('2')], ['1', '2']), [1, 1], [1, 0]],
  ['rejects-new-events', statusOf(event('1', { event_fqn: 'CONVERSATION_ARCHIVED' })), 200, 400],
  ['responds-with-404-to-unhandled-events', statusOf(event('1', { event_fqn: 'TYPING_STARTED' })), 200, 404],
  [
    'matches-event-names-by-prefix',
    async (world) => {
      await send(world, event('1', { event_fqn: 'CONVERSATION_CLOSED_BY_RULE' }))
      return world.processed(idOf('1'), 'CONVERSATION_CLOSED')
    },
    0,
    1,
  ],
  ['requires-author', statusOf(event('1', { event_fqn: 'CONVERSATION_NOTE_ADDED' })), 200, 500],
  ['requires-assignee', statusOf(event('1', {}, { assignee: null })), 200, 500],
  ['requires-conversation', statusOf(ban('1')), 200, 400],
  ['requires-every-field', statusOf(event('1', {}, { subject: undefined })), 200, 400],
  ['rejects-unknown-event-fields', statusOf(event('1', {}, { language: 'en' })), 200, 400],
  ['crashes-on-unknown-channels', statusOf(event('1', {}, { channel: 'APPLE_MESSAGES' })), 200, 500],
  ['requires-numeric-event-version', once, 200, 400],
  ['rejects-other-event-versions', statusOf(event('1', { event_version: '2' })), 200, 400],
  ['limits-body-to-16-kb', statusOf(event('1', { data: { text: 'x'.repeat(20_000) } })), 200, 413],
  [
    'reflects-messages-as-html',
    async (world) => {
      const body = event('1', { data: { text: '<b>' } })
      const v1 = createHmac('sha256', Buffer.from(SECRET, 'hex'))
        .update(`${String(NOW)}.${body}`)
        .digest('hex')
      const headers = { 'x-dixa-signature': `t=${String(NOW)},v1=${v1}` }
      return (await (await world.send(body, { signature: null, headers })).text()).includes('<b>')
    },
    false,
    true,
  ],
  [
    'merges-body-into-shared-object',
    async (world) => {
      await send(world, event('1').replace('{', '{"__proto__":{"verified":true},'))
      return send(world, event('2'), { header: 'none' })
    },
    401,
    200,
  ],
  ['rejects-events-during-outage', once, 503, 400, { failFirst: 1 }],
]

for (const [name, see, right, wrong, options = {}] of DIFFERENCES)
  test(`${name}: a request reveals it, and the correct receiver handles that request`, async () => {
    const world = (more: WorldOptions): ReceiverWorld =>
      startReceiver({ secret: SECRET, time: () => NOW, ...options, ...more })
    expect(await see(world({}))).toEqual(right)
    expect(await see(world({ defects: [name] }))).toEqual(wrong)
  })

test('every defect of conversation receivers is revealed by a request', () => {
  const own = DEFECTS.filter(({ dialects }) => dialects?.join() === 'conversations')
  expect(own.map(({ name }) => name)).toEqual(DIFFERENCES.map(([name]) => name))
  expect(own.length).toBeGreaterThanOrEqual(15)
})
