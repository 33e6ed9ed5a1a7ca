import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Assumptions } from '../../src/contract/assumptions.ts'
import { genesysOperations } from '../../src/contract/generated/operations.ts'
import { clientOf, OPERATION_NAMES, SWITCHED, type OperationName } from '../support/typed-client.ts'

const UNKNOWN = 'cb452b81-6748-40ab-af85-6559b371bc5d'
const LARGE = JSON.stringify({ padding: ' '.repeat(1_100_000) })

/** The statuses of each operation, as the spec has them. */
const DOCUMENTED = ((): Readonly<Record<OperationName, readonly number[]>> => {
  const { paths } = parse(readFileSync('spec/genesys.openapi.yaml', 'utf8')) as {
    paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: object }>>>>
  }
  const statuses = OPERATION_NAMES.map((name) => {
    const { method, path } = genesysOperations[name]
    return [name, Object.keys(paths[path]?.[method.toLowerCase()]?.responses ?? {}).map(Number)]
  })
  return Object.fromEntries(statuses) as Record<OperationName, readonly number[]>
})()

/** Calls every operation in every way that has a response of its own; each response is checked against the spec. */
const statusesUnder = async (assume: Partial<Assumptions>): Promise<ReadonlyMap<OperationName, Set<number>>> => {
  const { mock, call, send } = clientOf(assume)
  const seen = new Map<OperationName, Set<number>>(OPERATION_NAMES.map((name) => [name, new Set()]))
  const note = (name: OperationName, status: number): void => void seen.get(name)?.add(status)
  const tell = async (name: OperationName, raw: Parameters<typeof send>[1]): Promise<void> => {
    // The published limit serves a call a second at the least.
    await mock.clock.advance(1000)
    note(name, await send(name, raw))
  }
  const made = await call('createWebhook', {
    path: undefined,
    body: {
      name: 'Dashboard Integration',
      events: ['ConversationCreated', 'ConversationClosed'],
      url: 'http://receiver.test/hook',
      authorization: { _type: 'BasicAuth', username: 'webhook_user', password: 'webhook_password' },
      customHeaders: { 'X-Token': 'one' },
    },
  })
  note('createWebhook', made.status)
  if (made.status !== 201) throw new Error(`created with ${String(made.status)}`)
  const { interactionId } = mock.publish('STARTED')
  mock.publish('ConversationCreated')
  await mock.settled()
  await mock.clock.advance(1000)
  const session = mock.interaction(interactionId)?.sessionId ?? ''
  const pathOf = (name: OperationName, id: string): Readonly<Record<string, string>> =>
    name === 'getInteraction'
      ? {
          sessionId: id === made.body.data.id ? session : id,
          interactionId: id === made.body.data.id ? interactionId : id,
        }
      : { webhookSubscriptionId: id, event: 'ConversationCreated' }
  const body = (name: OperationName): { readonly body?: string } =>
    genesysOperations[name].body === 'none' ? {} : { body: JSON.stringify({ name: 'New name' }) }
  const each = async (
    names: readonly OperationName[],
    id: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<void> => {
    for (const name of names) await tell(name, { path: pathOf(name, id), ...body(name), headers })
  }
  await each(
    OPERATION_NAMES.filter((name) => name !== 'deleteWebhook'),
    made.body.data.id,
  )
  await each(OPERATION_NAMES, UNKNOWN)
  await each(OPERATION_NAMES, 'x'.repeat(201))
  await each(OPERATION_NAMES, made.body.data.id, { authorization: 'wrong' })
  const known = pathOf('listEventLogs', made.body.data.id)
  await tell('listEventLogs', { path: { ...known, event: 'ConversationNoteAdded' } })
  await tell('listEventLogs', { path: { ...known, event: 'Nothing' } })
  for (const name of ['createWebhook', 'patchWebhook'] as const)
    for (const raw of [
      { body: '{' },
      { body: '{"name": 1}' },
      { body: '{}' },
      { body: '{"color": "red"}' },
      { body: LARGE },
      { body: 'a=b', headers: { 'content-type': 'text/plain' } },
    ])
      await tell(name, { path: known, ...raw })
  for (const [fault, status] of [
    ['api-too-many-requests', 429],
    ['api-server-error', 500],
    ['api-unauthorized', 403],
  ] as const) {
    mock.faults.set([status === 429 ? { fault } : { fault, status: String(status) }])
    await each(
      OPERATION_NAMES.filter((name) => DOCUMENTED[name].includes(status)),
      made.body.data.id,
    )
  }
  mock.faults.set([])
  await tell('deleteWebhook', { path: known })
  await mock.close()
  return seen
}

/** Statuses that no call can bring about, each with the reason. */
const UNREACHED: Readonly<Partial<Record<OperationName, Readonly<Record<number, string>>>>> = {
  listWebhooks: { 400: 'it takes nothing that could be wrong' },
}

const expected = (taken: (name: OperationName, status: number) => boolean = () => false): readonly unknown[] =>
  OPERATION_NAMES.map((name) => [
    name,
    ...DOCUMENTED[name].filter((status) => UNREACHED[name]?.[status] === undefined && !taken(name, status)),
  ])
const sorted = (seen: ReadonlyMap<OperationName, Set<number>>): readonly unknown[] =>
  OPERATION_NAMES.map((name) => [name, ...[...(seen.get(name) ?? [])].sort()])

/** Statuses that a value of a switch keeps from being answered. */
const TAKEN_AWAY: Readonly<Record<string, (name: OperationName, status: number) => boolean>> = {
  '{"malformedId":"404"}': (name, status) =>
    status === 400 && ['getWebhook', 'deleteWebhook', 'listDeliveryStatuses', 'getInteraction'].includes(name),
  '{"patchUnknownId":"400"}': (name, status) => status === 404 && name === 'patchWebhook',
  '{"missingToken":"403"}': (_, status) => status === 401,
  '{"requestLimit":"none"}': (_, status) => status === 413,
  '{"requestContentType":"400"}': (_, status) => status === 415,
}

test.each(SWITCHED)('every operation returns each of its documented statuses under %j', async (assume) => {
  expect(sorted(await statusesUnder(assume))).toEqual(expected(TAKEN_AWAY[JSON.stringify(assume)]))
})
