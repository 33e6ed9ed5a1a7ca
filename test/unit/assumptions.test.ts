import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import {
  ASSUMPTION_NAMES,
  ASSUMPTION_VALUES,
  readAssumption,
  type AssumptionName,
  type Assumptions,
} from '../../src/contract/assumptions.ts'
import { createMockInProcess, type MockOptions } from '../../src/mock.ts'
import { startWorld, type Scripted } from '../support/world.ts'

const ID = '7f4a5c1e-0b7e-4d53-9a52-0d9f2c1b7a10'
const SECRET = 'ab'.repeat(32)
const BODY = {
  name: 'Zebra',
  url: 'http://receiver.test/',
  events: ['ConversationCreated'],
  authorization: { _type: 'NoAuth' },
}
type Assume = Partial<Assumptions>
interface Read {
  readonly id: string
  readonly name: string
  readonly secretKey: string
  readonly updatedAt: string
  readonly subscribedEvents: readonly string[]
  readonly headers: Readonly<Record<string, string>>
}

const api = (assume: Assume, options: MockOptions = {}) => {
  const mock = createMockInProcess({ seed: 1, clock: 'manual', assume, ...options })
  const send = (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = { 'content-type': 'application/json' },
  ): Promise<Response> =>
    mock.fetch(
      new Request(`http://mock.test${path}`, {
        method,
        headers,
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    )
  const status = async (...given: Parameters<typeof send>): Promise<number> => (await send(...given)).status
  const data = async <T = Read>(...given: Parameters<typeof send>): Promise<T> =>
    ((await (await send(...given)).json()) as { data: T }).data
  return { mock, send, status, data }
}
/** A mock whose deliveries fall due by themselves, and what the receiver saw. */
const world = (assume: Assume, responses: readonly Scripted[] = [200], options: MockOptions = {}) =>
  startWorld({ assume, responses, clock: 'auto', ...options })
const answering = (status: number, body: string): Pick<MockOptions, 'fetch'> => ({
  fetch: () => Promise.resolve(new Response(body, { status })),
})
const stateOf = async (
  assume: Assume,
  event: 'STARTED' | 'ConversationCreated',
  responses: readonly Scripted[],
  options: MockOptions = {},
): Promise<string> => {
  await using it = world(assume, responses, {
    subscriptions: [{ url: 'http://receiver.test/', secret: SECRET, events: 'all' }],
    ...options,
  })
  it.publish(event)
  await it.settled()
  return [...it.journal.deliveries()].map(({ state, attempts }) => `${state} ${String(attempts.length)}`).join()
}
const signatureOf = async (assume: Assume): Promise<string> => {
  await using it = world(assume, [503, 200], {
    subscriptions: [{ url: 'http://receiver.test/', secret: SECRET, events: 'all' }],
  })
  it.publish('ConversationCreated')
  await it.settled()
  return it.seen.map(({ headers }) => /t=(\d+)/.exec(headers.get('x-dixa-signature') ?? '')?.[1]).join()
}
const bodyOf = async (
  assume: Assume,
  event: 'ConversationEndUserReplaced' | 'ConversationMessageAdded',
): Promise<string> => {
  await using it = world(assume, [200], {
    subscriptions: [{ url: 'http://receiver.test/', secret: SECRET, events: 'all' }],
  })
  it.publish(event, { interaction: { interactionSubtype: 'WhatsApp', mediaType: 'chat' } })
  await it.settled()
  return it.seen[0]?.body ?? ''
}

const openMessage = async (
  assume: Assume,
  event: 'OpenMessageText' | 'OpenMessageReceipt' = 'OpenMessageText',
): Promise<{ readonly body: string; readonly headers: Headers }> => {
  await using it = world(assume, [200], {
    subscriptions: [{ url: 'http://receiver.test/', secret: SECRET, events: 'open-messaging' }],
  })
  it.publish(event, { ...(event === 'OpenMessageText' && { details: { text: 'Ñ/a' } }) })
  await it.settled()
  const [seen] = it.seen
  if (!seen) throw new Error('nothing was sent')
  return seen
}

/** What each switch changes: how to look, and what is seen under each of its values. */
const SWITCHES: {
  readonly [K in AssumptionName]: {
    readonly see: (assume: Assume) => Promise<unknown>
    readonly seen: readonly unknown[]
  }
} = {
  apiAcceptsInteractionEvents: {
    see: (assume) => api(assume).status('POST', '/v1/webhooks', { ...BODY, events: ['STARTED'] }),
    seen: [201, 400],
  },
  finishedWaitsForStarted: {
    see: async (assume) => {
      await using it = world(assume, [503, 200])
      const { interactionId } = it.publish('STARTED')
      it.publish('FINISHED', { interaction: { id: interactionId } })
      await it.settled()
      return it.seen.map(({ body }) => /"event":"(.)/.exec(body)?.[1]).join('')
    },
    seen: ['SSF', 'SFS'],
  },
  sendsAllB3Headers: {
    see: async (assume) => {
      await using it = world(assume)
      it.publish('STARTED')
      await it.settled()
      return it.seen[0]?.headers.has('x-b3-spanid')
    },
    seen: [true, false],
  },
  patchUnknownId: { see: (assume) => api(assume).status('PATCH', `/v1/webhooks/${ID}`, {}), seen: [404, 400] },
  emptyPatch: {
    see: async (assume) => {
      const { mock, data } = api(assume)
      const { id, updatedAt } = await data('POST', '/v1/webhooks', BODY)
      await mock.clock.advance(60_000)
      return (await data('PATCH', `/v1/webhooks/${id}`, {})).updatedAt === updatedAt
    },
    seen: [true, false],
  },
  malformedId: { see: (assume) => api(assume).status('GET', '/v1/webhooks/17'), seen: [400, 404] },
  unknownEventInPath: {
    see: (assume) => api(assume).status('GET', `/v1/webhooks/${ID}/delivery-status/logs/Nonsense`),
    seen: [400, 404],
  },
  logOfUnsubscribedEvent: {
    see: async (assume) => {
      const { data, status } = api(assume)
      const { id } = await data('POST', '/v1/webhooks', BODY)
      return status('GET', `/v1/webhooks/${id}/delivery-status/logs/ConversationClosed`)
    },
    seen: [200, 404],
  },
  duplicateEvents: {
    see: (assume) =>
      api(assume).status('POST', '/v1/webhooks', { ...BODY, events: ['ConversationCreated', 'ConversationCreated'] }),
    seen: [201, 400],
  },
  eventsAbsent: {
    see: async (assume) =>
      (await api(assume).data('POST', '/v1/webhooks', { ...BODY, events: [] })).subscribedEvents.length,
    seen: [0, 33],
  },
  missingAuthorization: {
    see: (assume) => api(assume).status('POST', '/v1/webhooks', { ...BODY, authorization: undefined }),
    seen: [400, 201],
  },
  unknownMembers: {
    see: (assume) => api(assume).status('POST', '/v1/webhooks', { ...BODY, color: 'red' }),
    seen: [201, 400],
  },
  customHeaders: { see: (assume) => api(assume).status('POST', '/v1/webhooks', BODY), seen: [201, 400] },
  customHeadersShown: {
    see: async (assume) =>
      Object.keys((await api(assume).data('POST', '/v1/webhooks', { ...BODY, customHeaders: { 'X-A': 'b' } })).headers),
    seen: [['X-A'], []],
  },
  protectedCustomHeaders: {
    see: (assume) => api(assume).status('POST', '/v1/webhooks', { ...BODY, customHeaders: { 'content-type': 'b' } }),
    seen: [201, 400],
  },
  filters: { see: (assume) => api(assume).status('POST', '/v1/webhooks', { ...BODY, filters: {} }), seen: [400, 201] },
  maxSubscriptions: {
    see: async (assume) => {
      const { mock, status } = api(assume)
      for (let i = 0; i < 100; i++) mock.subscribe({ url: 'http://receiver.test/', secret: 's' })
      return status('POST', '/v1/webhooks', BODY)
    },
    seen: [400, 201],
  },
  configuredSubscriptions: {
    see: async (assume) => {
      const { status, data } = api(assume, {
        subscriptions: [{ url: 'http://receiver.test/', secret: SECRET, events: ['STARTED', 'ConversationCreated'] }],
      })
      const [shown] = await data<readonly Read[]>('GET', '/v1/webhooks')
      if (!shown) return 'not in the list'
      const at = `/v1/webhooks/${shown.id}/delivery-status`
      return [
        shown.subscribedEvents.join(),
        (await data<readonly { event: string }[]>('GET', at)).map(({ event }) => event).join(),
        await status('GET', `${at}/logs/STARTED`),
      ]
    },
    seen: [
      ['ConversationCreated', 'ConversationCreated', 400],
      'not in the list',
      ['STARTED,ConversationCreated', 'STARTED,ConversationCreated', 200],
    ],
  },
  listOrder: {
    see: async (assume) => {
      const { send, data } = api(assume)
      await send('POST', '/v1/webhooks', BODY)
      await send('POST', '/v1/webhooks', { ...BODY, name: 'Ant' })
      return (await data<readonly Read[]>('GET', '/v1/webhooks')).map(({ name }) => name).join()
    },
    seen: ['Zebra,Ant', 'Ant,Zebra'],
  },
  missingToken: { see: (assume) => api(assume, { apiKey: 'key' }).status('GET', '/v1/webhooks'), seen: [401, 403] },
  keyNeeded: { see: (assume) => api(assume).status('GET', '/v1/webhooks'), seen: [200, 401] },
  tokenForm: {
    see: (assume) =>
      Promise.all(
        [{ authorization: 'key' }, { authorization: 'Bearer key' }, { 'x-api-key': 'key' }].map((headers) =>
          api(assume, { apiKey: 'key' }).status('GET', '/v1/webhooks', undefined, headers),
        ),
      ),
    seen: [
      [200, 200, 401],
      [200, 401, 401],
      [200, 200, 200],
    ],
  },
  rateLimit: {
    see: async (assume) => {
      const { status } = api(assume)
      for (let i = 0; i < 4; i++) await status('GET', '/v1/webhooks')
      return status('GET', '/v1/webhooks')
    },
    seen: [200, 429],
  },
  secretKey: {
    see: async (assume) => {
      const { data } = api(assume)
      const { id, secretKey } = await data('POST', '/v1/webhooks', BODY)
      return [secretKey.length, (await data('GET', `/v1/webhooks/${id}`)).secretKey.length]
    },
    seen: [
      [64, 64],
      [64, 0],
    ],
  },
  requestLimit: {
    see: (assume) => api(assume).status('POST', '/v1/webhooks', { ...BODY, padding: ' '.repeat(1_048_576) }),
    seen: [413, 201],
  },
  requestContentType: {
    see: (assume) => api(assume).status('POST', '/v1/webhooks', JSON.stringify(BODY), { 'content-type': 'text/plain' }),
    seen: [415, 400],
  },
  logsKept: {
    see: async (assume) => {
      await using it = world(assume)
      for (let i = 0; i < 101; i++) it.publish('STARTED')
      await it.settled()
      return it.attemptLog(it.subscriptionId, 'STARTED').length
    },
    seen: [10, 1, 100],
  },
  statusShowsLastAttempt: {
    see: async (assume) => {
      // The older event is refused and tried again after the newer one has been accepted.
      const shown = { ...assume, configuredSubscriptions: 'as-is' } as const
      await using it = startWorld({ assume: shown, responses: [503, 200, 500], retry: { retryAttempts: 1 } })
      it.publish('STARTED')
      await it.clock.advance(1000)
      it.publish('STARTED')
      await it.clock.advance(60_000)
      const response = await it.fetch(new Request(`http://mock.test/v1/webhooks/${it.subscriptionId}/delivery-status`))
      return (
        (await response.json()) as { data: { event: string; deliveryStatus: { responseCode?: number } }[] }
      ).data.find(({ event }) => event === 'STARTED')?.deliveryStatus.responseCode
    },
    seen: [500, 200],
  },
  deliveryTimestamp: {
    see: async (assume) => {
      let response: (status: number) => void = () => undefined
      const slow = new Promise<number>((resolve) => (response = resolve))
      await using it = startWorld({ assume, responses: [503, slow], clock: 'real', retry: { retryTimeoutMs: 2 } })
      it.publish('STARTED')
      await vi.waitFor(() => expect(it.seen).toHaveLength(2))
      const asked = it.clock.now()
      await vi.waitFor(() => expect(it.clock.now()).toBeGreaterThan(asked))
      response(200)
      await it.settled()
      const [delivery] = it.journal.deliveries()
      const at = it.attemptLog(it.subscriptionId, 'STARTED')[0]?.at
      return [delivery?.attempts[1]?.startedAt, delivery?.attempts[1]?.endedAt, delivery?.createdAt].indexOf(at)
    },
    seen: [0, 1, 2],
  },
  responseText: {
    see: async (assume) => {
      await using it = world(assume)
      it.publish('STARTED')
      await it.settled()
      return it.attemptLog(it.subscriptionId, 'STARTED')[0]?.responseText
    },
    seen: ['OK', 'response'],
  },
  digestText: {
    see: async (assume) => {
      await using it = world(assume)
      it.publish('STARTED')
      await it.settled()
      return it.seen[0]?.headers.get('x-hub-signature')?.length
    },
    seen: ['sha1='.length + 40, 'sha1='.length + 28],
  },
  sampleApiKey: {
    see: async (assume) => {
      const keys = [{}, { headers: { 'X-API-Key': 'own' } }].map(async (own) => {
        await using it = world(assume, [200], { subscriptions: [{ url: 'http://r.test/', secret: 's', ...own }] })
        it.publish('STARTED')
        await it.settled()
        return it.seen[0]?.headers.get('x-api-key')
      })
      return Promise.all(keys)
    },
    seen: [
      [null, 'own'],
      ['your_API_key', 'own'],
    ],
  },
  emailSelfUri: {
    see: async (assume) => {
      await using it = world(assume)
      it.publish('STARTED', { interaction: { mediaType: 'email' } })
      await it.settled()
      return it.seen[0]?.body.includes('/nexus/v3/chat/sessions/')
    },
    seen: [true, false],
  },
  entitiesPerDelivery: {
    see: async (assume) => {
      await using it = world(assume)
      const { interactionId } = it.publish('STARTED')
      it.publish('FINISHED', { interaction: { id: interactionId } })
      await it.settled()
      return it.seen.map(({ body }) => [...body.matchAll(/"event":"(.)/g)].map(([, first]) => first).join(''))
    },
    seen: [
      ['S', 'F'],
      ['S', 'SF'],
    ],
  },
  personForm: {
    see: async (assume) => (await bodyOf(assume, 'ConversationMessageAdded')).includes('"user_type":"Contact"'),
    seen: [true, false],
  },
  optionalMembers: {
    see: async (assume) => {
      await using it = world(assume, [200], {
        subscriptions: [{ url: 'http://receiver.test/', secret: SECRET, events: 'all' }],
      })
      for (let i = 0; i < 30; i++) it.publish('ConversationPendingExpired')
      await it.settled()
      return [...new Set(it.seen.map(({ body }) => body.includes('pendingByUser')))].length > 1
        ? 'both'
        : it.seen[0]?.body.includes('pendingByUser')
    },
    seen: ['both', true, false],
  },
  traceId: {
    see: async (assume) => {
      await using it = world(assume, [503, 200])
      it.publish('STARTED')
      await it.settled()
      return new Set(it.seen.map(({ headers }) => headers.get('x-b3-traceid'))).size
    },
    seen: [1, 2],
  },
  retryTimeoutMeaning: {
    see: async (assume) => {
      await using it = world(assume, [503, 200], { retry: { retryTimeoutMs: 7000 } })
      it.publish('STARTED')
      await it.settled()
      return it.clock.now() - Date.parse('2026-01-01T00:00:00Z')
    },
    seen: [7000, 5000],
  },
  responseBodyRead: {
    see: (assume) => stateOf(assume, 'STARTED', [], answering(200, '{"status":{"code":1}}')),
    seen: ['delivered 1', 'exhausted 6'],
  },
  responseLimit: {
    see: (assume) => stateOf(assume, 'STARTED', [], answering(200, 'x'.repeat(70_000))),
    seen: ['delivered 1', 'exhausted 6'],
  },
  afterLastAttempt: {
    see: async (assume) => {
      await using it = world(assume, [503])
      it.publish('STARTED')
      await it.settled()
      return it.subscription(it.subscriptionId)?.enabled
    },
    seen: [true, false],
  },
  redeliveryTarget: {
    see: async (assume) => {
      await using it = startWorld({ assume, responses: [503, 200] })
      it.publish('STARTED')
      await it.clock.advance(0)
      it.patchSubscription(it.subscriptionId, { url: 'http://mended.test/' })
      await it.clock.advance(5000)
      return it.seen[1]?.url
    },
    seen: ['http://mended.test/', 'http://receiver.test/webhook'],
  },
  disabledSubscription: {
    see: async (assume) => {
      await using it = startWorld({ assume, responses: [503, 200] })
      it.publish('STARTED')
      await it.clock.advance(0)
      it.patchSubscription(it.subscriptionId, { enabled: false })
      await it.clock.advance(5000)
      return [...it.journal.deliveries()][0]?.state
    },
    seen: ['canceled', 'delivered'],
  },
  signedTime: {
    see: signatureOf,
    seen: ['1767225600000,1767225605000', '1767225600,1767225605', '1767225600000,1767225600000'],
  },
  conversationsSuccess: {
    see: (assume) => stateOf(assume, 'ConversationCreated', [204, 500]),
    seen: ['delivered 1', 'exhausted 1'],
  },
  conversationsRetries: {
    see: (assume) => stateOf(assume, 'ConversationCreated', [404, 200]),
    seen: ['exhausted 1', 'delivered 2'],
  },
  doubtfulEventNames: {
    see: async (assume) => /"event_fqn":"(\w+)"/.exec(await bodyOf(assume, 'ConversationEndUserReplaced'))?.[1],
    seen: ['CONVERSATION_END_USER_REPLACED', 'CONVERSATION_ENDUSER_REPLACED'],
  },
  channelNames: {
    see: async (assume) =>
      [...(await bodyOf(assume, 'ConversationMessageAdded')).matchAll(/"channel":"(\w+)"/g)].map(([, name]) => name),
    seen: [
      ['WHATSAPP', 'WHATSAPP'],
      ['WHATS_APP', 'WHATS_APP'],
    ],
  },
  openConversationId: {
    see: async (assume) => /"conversationId":"([^"]?)/.exec((await openMessage(assume)).body)?.[1]?.length,
    seen: [1, undefined, 0],
  },
  openSignedBytes: {
    see: async (assume) => /,\s*"text":[^,]*/.exec((await openMessage(assume)).body)?.[0],
    seen: [',"text":"Ñ/a"', ',"text":"\\u00d1\\/a"', ',\n  "text": "Ñ/a"'],
  },
  openContentType: {
    see: async (assume) => (await openMessage(assume)).headers.get('content-type'),
    seen: ['application/json', 'application/json; charset=utf-8'],
  },
  openReceiptDirection: {
    see: async (assume) => {
      const { body } = await openMessage(assume, 'OpenMessageReceipt')
      const { direction, channel } = JSON.parse(body) as {
        direction: string
        channel: { id: string; to: { id: string } }
      }
      return [direction, channel.to.id === channel.id]
    },
    seen: [
      ['Inbound', true],
      ['Outbound', false],
    ],
  },
}

test('the assumptions in the YAML and in the code are the same, including their values', () => {
  const { assumptions } = parse(readFileSync(new URL('../../spec/assumptions.yaml', import.meta.url), 'utf8')) as {
    assumptions: readonly {
      id: string
      default: unknown
      alternatives: readonly unknown[]
      means?: object
      switch?: boolean
      noSwitch?: string
    }[]
  }
  const switches = assumptions.filter((one) => one.switch)
  expect(Object.fromEntries(switches.map((one) => [one.id, [one.default, ...one.alternatives]]))).toEqual(
    ASSUMPTION_VALUES,
  )
  for (const { id, default: standard, alternatives, means } of switches)
    for (const value of Object.keys(means ?? {})) expect([standard, ...alternatives].map(String), id).toContain(value)
  for (const { id, switch: is, noSwitch } of assumptions)
    expect(
      is !== undefined || noSwitch !== undefined,
      `${id} says neither that it is a switch nor why it is none`,
    ).toBe(true)
})

test.each(
  ASSUMPTION_NAMES.flatMap((name) =>
    ASSUMPTION_VALUES[name].map((value, index) => [name, String(value), SWITCHES[name].seen[index]] as const),
  ),
)('%s=%s shows as %j', async (name, value, seen) => {
  expect(await SWITCHES[name].see(readAssumption(name, value))).toEqual(seen)
})

test.each([
  ['finishedWaitsForStartd', 'true', 'ASSUMPTION_UNKNOWN', 'did you mean finishedWaitsForStarted?'],
  [
    'signedTime',
    'secnds',
    'ASSUMPTION_INVALID',
    'did you mean seconds? write signedTime=milliseconds or signedTime=seconds or signedTime=event',
  ],
  ['emptyPatch', '', 'ASSUMPTION_INVALID', 'write emptyPatch=unchanged or emptyPatch=touched'],
  ['constructor', 'true', 'ASSUMPTION_UNKNOWN', 'use one of'],
])('%s=%s is rejected with the likely fix', (name, value, code, fix) => {
  expect(() => readAssumption(name, value)).toThrowError(
    expect.objectContaining({ code, fix: expect.stringContaining(fix) as string }) as Error,
  )
})

test('a wrong assumption is rejected in code as well', () => {
  expect(() => createMockInProcess({ assume: { emptyPatch: 'cleared' } as unknown as Assume })).toThrowError(
    expect.objectContaining({ code: 'ASSUMPTION_INVALID' }) as Error,
  )
})
