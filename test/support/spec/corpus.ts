import { resolveAssumptions, type Assumptions } from '../../../src/contract/assumptions.ts'
import { SUBSCRIBABLE_EVENTS, type EventName } from '../../../src/events/catalogue.ts'
import type { InteractionInput } from '../../../src/events/interaction.ts'
import { createMockInProcess, type MockOptions } from '../../../src/mock.ts'
import { GOOD, SPOILT, VALID } from './request-bodies.ts'

/** One call of the emulated API as it was answered. */
export interface RecordedCall {
  readonly method: string
  readonly path: string
  /** Undefined without one. */
  readonly body: unknown
  /** What is wrong with the request, by the spec; undefined: nothing. */
  readonly wrong: 'body' | 'path' | undefined
  readonly status: number
  readonly type: string
  readonly response: unknown
}

/** One delivery as it was sent. */
export interface RecordedDelivery {
  readonly event: EventName
  readonly headers: Headers
  readonly body: unknown
}

export interface Corpus {
  readonly calls: readonly RecordedCall[]
  readonly deliveries: readonly RecordedDelivery[]
}

const HEX = 'ab'.repeat(32)
const QUEUE = { id: 'b5b10483-7d28-4dea-bf8d-0d88cc3bd7cc', name: 'Your Queue' }
const ID = 'cb452b81-6748-40ab-af85-6559b371bc5d'
const recorder = (mock: { fetch: (request: Request) => Promise<Response> }) => {
  const calls: RecordedCall[] = []
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    { wrong, headers = {} }: { wrong?: 'body' | 'path'; headers?: Record<string, string> } = {},
  ): Promise<unknown> => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const response = await mock.fetch(
      new Request(`http://mock.test${path}`, {
        method,
        headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
        ...(body !== undefined && { body: text }),
      }),
    )
    const read = await response.text()
    const json: unknown = read === '' ? undefined : JSON.parse(read)
    const type = response.headers.get('content-type') ?? ''
    calls.push({ method, path, body, wrong, status: response.status, type, response: json })
    return json
  }
  return { calls, call }
}

const make = (assume: Partial<Assumptions>, options: MockOptions = {}) =>
  createMockInProcess({ seed: 1, clock: 'auto', assume, ...options })

const isId = (value: unknown): value is { data: { id: string } } =>
  typeof value === 'object' && value !== null && 'data' in value

/** Calls each operation of the emulated API, rightly and wrongly. */
const recordCalls = async (): Promise<readonly RecordedCall[]> => {
  let status = 200
  const mock = make(
    { filters: 'honored' },
    {
      fetch: () =>
        status === 0 ? Promise.reject(new Error('refused')) : Promise.resolve(new Response('a', { status })),
    },
  )
  const { calls, call } = recorder(mock)
  const ids: string[] = []
  for (const body of GOOD) {
    const made = await call('POST', '/v1/webhooks', body)
    if (isId(made)) ids.push(made.data.id)
  }
  const one = `/v1/webhooks/${ids[0] ?? ''}`
  for (const body of GOOD) await call('PATCH', `/v1/webhooks/${ids[1] ?? ''}`, body)
  for (const [member] of Object.entries(VALID)) {
    const { [member as keyof typeof VALID]: given, ...rest } = VALID
    const isNeeded = ['name', 'url', 'authorization'].includes(member)
    await call('POST', '/v1/webhooks', rest, isNeeded ? { wrong: 'body' } : {})
    await call('PATCH', one, { [member]: given })
  }
  for (const spoilt of SPOILT) {
    await call('POST', '/v1/webhooks', { ...VALID, ...spoilt }, { wrong: 'body' })
    await call('PATCH', one, spoilt, { wrong: 'body' })
  }
  for (const body of [[], 'text', null, 1]) {
    await call('POST', '/v1/webhooks', JSON.stringify(body), { wrong: 'body' })
    await call('PATCH', one, JSON.stringify(body), { wrong: 'body' })
  }
  await call('PATCH', one, { ...VALID, events: ['STARTED', 'ConversationCreated', 'ConversationClosed'] })
  const { interactionId } = mock.publish('STARTED')
  const other = mock.publish('ConversationCreated', { interaction: { mediaType: 'email' } })
  await mock.settled()
  status = 503
  mock.publish('ConversationCreated')
  await mock.settled()
  await call('GET', '/v1/webhooks')
  for (const path of ['', '/delivery-status', '/delivery-status/logs/ConversationCreated'])
    await call('GET', `${one}${path}`)
  for (const event of SUBSCRIBABLE_EVENTS) await call('GET', `${one}/delivery-status/logs/${event}`)
  await call('GET', `${one}/delivery-status/logs/Nothing`, undefined, { wrong: 'path' })
  const known = [interactionId, other.interactionId].map((id) => mock.interaction(id))
  for (const found of known)
    await call('GET', `/nexus/v3/chat/sessions/${String(found?.sessionId)}/${String(found?.id)}`)
  mock.publish('FINISHED', { interaction: { id: interactionId } })
  await mock.settled()
  await call('GET', `/nexus/v3/chat/sessions/${String(known[0]?.sessionId)}/${interactionId}`)
  for (const long of ['x', 'x'.repeat(200)]) await call('GET', `/nexus/v3/chat/sessions/${long}/${long}`)
  await call('GET', `/nexus/v3/chat/sessions/x/${'x'.repeat(201)}`, undefined, { wrong: 'path' })
  await call('GET', `/nexus/v3/chat/sessions/${'x'.repeat(201)}/x`, undefined, { wrong: 'path' })
  for (const id of [ID, '17'])
    for (const [method, tail] of [
      ['GET', ''],
      ['PATCH', ''],
      ['DELETE', ''],
      ['GET', '/delivery-status'],
      ['GET', '/delivery-status/logs/ConversationCreated'],
    ] as const)
      await call(
        method,
        `/v1/webhooks/${id}${tail}`,
        method === 'PATCH' ? {} : undefined,
        id === ID ? {} : { wrong: 'path' },
      )
  await call('POST', '/v1/webhooks', 'a=b', { headers: { 'content-type': 'text/plain' } })
  await call('PATCH', one, 'a=b', { headers: { 'content-type': 'text/plain' } })
  await call('POST', '/v1/webhooks', { ...VALID, padding: ' '.repeat(1_100_000) })
  await call('PATCH', one, { padding: ' '.repeat(1_100_000) })
  await call('DELETE', one)
  return [...calls, ...(await recordRefusals())]
}

/** What every operation answers without a key, beyond the limit, and when the server fails. */
const recordRefusals = async (): Promise<readonly RecordedCall[]> => {
  const each = async (call: (method: string, path: string, body?: unknown) => Promise<unknown>): Promise<void> => {
    const at = `/v1/webhooks/${ID}`
    await call('GET', '/v1/webhooks')
    await call('POST', '/v1/webhooks', VALID)
    await call('GET', at)
    await call('PATCH', at, {})
    await call('DELETE', at)
    await call('GET', `${at}/delivery-status`)
    await call('GET', `${at}/delivery-status/logs/ConversationCreated`)
    await call('GET', `/nexus/v3/chat/sessions/${ID}/${ID}`)
  }
  const keyed = recorder(make({}, { apiKey: 'key' }))
  await each(keyed.call)
  const limited = make({ rateLimit: 'published' }, { clock: 'manual' })
  for (let i = 0; i < 5; i++) await limited.fetch(new Request('http://mock.test/v1/webhooks'))
  const hurried = recorder(limited)
  await each(hurried.call)
  return [...keyed.calls, ...hurried.calls]
}

/** Sends every event, with what shapes payloads in different ways. */
const recordDeliveries = async (): Promise<readonly RecordedDelivery[]> => {
  const deliveries: RecordedDelivery[] = []
  for (const personForm of ['today', 'older'] as const)
    for (let seed = 0; seed < 12; seed++) {
      const sent: { headers: Headers; body: string }[] = []
      const mock = make(resolveAssumptions({ personForm, ...(seed === 0 && { sampleApiKey: 'sent' }) }), {
        seed,
        subscriptions: [{ url: 'http://receiver.test/', secret: HEX, events: 'all' }],
        fetch: (_, init) => {
          sent.push({
            headers: new Headers(init.headers),
            body: new TextDecoder().decode(init.body as Uint8Array),
          })
          return Promise.resolve(new Response('a'))
        },
      })
      const shaped: InteractionInput = {
        ...(seed % 2 === 1 && {
          queue: QUEUE,
          status: (['OPEN', 'PENDING', 'AWAITING_PENDING', 'CLOSED'] as const)[(seed >> 1) % 4],
        }),
      }
      for (const event of SUBSCRIBABLE_EVENTS) {
        mock.publish(event, { interaction: shaped })
        await mock.settled()
        const last = sent.at(-1)
        if (last) deliveries.push({ event, headers: last.headers, body: JSON.parse(last.body) as unknown })
      }
      if (seed === 1)
        for (let i = 0; i < 100; i++) {
          mock.publish('ConversationRated')
          await mock.settled()
          const last = sent.at(-1)
          if (last)
            deliveries.push({
              event: 'ConversationRated',
              headers: last.headers,
              body: JSON.parse(last.body) as unknown,
            })
        }
      const { interactionId } = mock.publish('ConversationAssigned')
      const known = { interaction: { id: interactionId } }
      for (const event of SUBSCRIBABLE_EVENTS) {
        mock.publish(event, known)
        await mock.settled()
        const last = sent.at(-1)
        if (last) deliveries.push({ event, headers: last.headers, body: JSON.parse(last.body) as unknown })
      }
      await mock.close()
    }
  return deliveries
}

/** Plays the mock, and returns what was asked, answered and sent. */
export const recordCorpus = async (): Promise<Corpus> => ({
  calls: await recordCalls(),
  deliveries: await recordDeliveries(),
})
