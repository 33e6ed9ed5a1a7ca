import { expect, test } from 'vitest'
import type { Assumptions } from '../../src/contract/assumptions.ts'
import { ASSUMPTION_VALUES } from '../../src/contract/assumptions.ts'
import type { operations } from '../../src/contract/generated/genesys.ts'
import { genesysOperations } from '../../src/contract/generated/operations.ts'
import { createMockInProcess } from '../../src/mock.ts'
import { checked } from '../support/conformance.ts'

type Name = keyof typeof genesysOperations & keyof operations
type JsonOf<T> = T extends { content: { 'application/json': infer B } } ? B : undefined
type BodyOf<O> = O extends { requestBody: infer R } ? JsonOf<R> : undefined
type PathOf<O> = O extends { parameters: { path: infer P } } ? P : undefined
/** An answer of an operation, typed by its status as the spec has it. */
type AnswerOf<O> = O extends { responses: infer R }
  ? { [S in keyof R & number]: { readonly status: S; readonly body: JsonOf<R[S]> } }[keyof R & number]
  : never

/** A client whose types are those that openapi-typescript makes of the spec. */
const clientOf = (assume: Partial<Assumptions>) => {
  const mock = createMockInProcess({
    seed: 1,
    clock: 'auto',
    assume,
    apiKey: 'key',
    fetch: () => Promise.resolve(new Response('answer')),
    subscriptions: [{ url: 'http://receiver.test/', secret: 'app-secret', events: ['STARTED'] }],
  })
  const request = checked((one) => mock.fetch(one))
  const call = async <N extends Name>(
    name: N,
    given: { path: PathOf<operations[N]>; body: BodyOf<operations[N]> },
  ): Promise<AnswerOf<operations[N]>> => {
    const { method, path } = genesysOperations[name]
    const parameters = given.path as Readonly<Record<string, string>> | undefined
    const answer = await request(
      `http://mock.test${path.replaceAll(/\{(\w+)\}/g, (_, key: string) => parameters?.[key] ?? '')}`,
      {
        method,
        headers: { authorization: 'key', ...(given.body !== undefined && { 'content-type': 'application/json' }) },
        ...(given.body !== undefined && { body: JSON.stringify(given.body) }),
      },
    )
    const text = await answer.text()
    const body: unknown = text === '' ? undefined : JSON.parse(text)
    return { status: answer.status, body } as AnswerOf<operations[N]>
  }
  return { mock, call }
}

/** Every value of every switch of the API, one at a time. */
const SWITCHED: readonly Partial<Assumptions>[] = [
  {},
  ...(
    [
      'configuredSubscriptions',
      'customHeaders',
      'customHeadersShown',
      'deliveryTimestamp',
      'duplicateEvents',
      'eventsAbsent',
      'filters',
      'keyNeeded',
      'listOrder',
      'logOfUnsubscribedEvent',
      'protectedCustomHeaders',
      'rateLimit',
      'responseText',
      'secretKey',
      'statusShowsLastAttempt',
      'tokenForm',
      'unknownMembers',
    ] as const
  ).flatMap((name) => ASSUMPTION_VALUES[name].slice(1).map((value) => ({ [name]: value }))),
]

test.each(SWITCHED)('a client made from the spec goes through a whole life under %j', async (assume) => {
  const { mock, call } = clientOf(assume)
  const made = await call('createWebhook', {
    path: undefined,
    body: {
      name: 'Dashboard Integration',
      events: ['ConversationCreated'],
      url: 'http://receiver.test/hook',
      authorization: { _type: 'TokenAuth', value: 'token' },
      customHeaders: { 'X-Token': 'one' },
    },
  })
  if (made.status !== 201) throw new Error(`created with ${String(made.status)}`)
  const { id } = made.body.data
  expect(made.body.data).toMatchObject({ subscribedEvents: ['ConversationCreated'], enabled: true })
  const path = { webhookSubscriptionId: id }
  const patched = await call('patchWebhook', { path, body: { name: 'New name', customHeaders: {} } })
  if (patched.status !== 200) throw new Error(`patched with ${String(patched.status)}`)
  expect(patched.body.data).toMatchObject({ name: 'New name', headers: { Authorization: 'Bearer token' } })
  await mock.clock.advance(1000)
  const listed = await call('listWebhooks', { path: undefined, body: undefined })
  if (listed.status !== 200) throw new Error(`listed with ${String(listed.status)}`)
  expect(listed.body.data.map((one) => one.id)).toContain(id)
  mock.publish('ConversationCreated')
  await mock.settled()
  const read = await call('getWebhook', { path, body: undefined })
  expect(read.status).toBe(200)
  const statuses = await call('listDeliveryStatuses', { path, body: undefined })
  if (statuses.status !== 200) throw new Error(`statuses with ${String(statuses.status)}`)
  expect(statuses.body.data).toMatchObject([{ event: 'ConversationCreated', deliveryStatus: { success: true } }])
  await mock.clock.advance(1000)
  const logs = await call('listEventLogs', { path: { ...path, event: 'ConversationCreated' }, body: undefined })
  if (logs.status !== 200) throw new Error(`logs with ${String(logs.status)}`)
  expect(logs.body.data).toHaveLength(1)
  const gone = await call('deleteWebhook', { path, body: undefined })
  expect(gone.status).toBe(204)
  expect((await call('getWebhook', { path, body: undefined })).status).toBe(404)
  await mock.close()
})
