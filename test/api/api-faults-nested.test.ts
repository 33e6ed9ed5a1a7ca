import fc from 'fast-check'
import { expect, onTestFinished, test, vi } from 'vitest'
import { MockError } from '../../src/kit/error.ts'
import type { Fault, FaultInput, Parameter } from '../../src/faults/fault.ts'
import { FAULTS } from '../../src/faults/registry.ts'
import { createMockGenesys, createMockInProcess, type MockGenesys, type MockOptions } from '../../src/mock.ts'

const API_FAULTS = FAULTS.filter(({ plane }) => plane === 'api')
/** Rounds through all pairs, and seed of their parameters; a long run may set others. */
const RUNS = Number(process.env.API_FAULT_RUNS ?? 1)
const SEED = Number(process.env.API_FAULT_SEED ?? 1)
const UNKNOWN = '00000000-0000-4000-8000-000000000000'
const OPTIONS: MockOptions = { seed: 1, clock: 'manual', retry: { policy: 'none' } }
const HOOK = {
  name: 'crm',
  url: 'http://127.0.0.1:1/hook',
  events: ['ConversationCreated'],
  authorization: { _type: 'NoAuth' },
}

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('', ' ', 'text/html', 'é', '\u0000', 'a\r\nb: c', '\u2028', 'y'.repeat(60_000)),
)

const valueOf = (fault: Fault, { kind, choices = [], least = 0, most }: Parameter): fc.Arbitrary<unknown> => {
  switch (kind) {
    case 'text':
      return texts
    case 'choice':
      return fc.constantFrom(...choices)
    case 'whole-number':
      return fc.constantFrom(least, least + 1, 20, most ?? Number.MAX_SAFE_INTEGER)
    case 'duration':
      // The only one that passes in real time.
      return fault.name === 'api-slow-response'
        ? fc.constantFrom('0ms', '0.5ms')
        : fc.constantFrom('0ms', '0.5ms', '1s', '366d')
  }
}

const inputOf = (fault: Fault): fc.Arbitrary<FaultInput> => {
  const entries = Object.entries(fault.parameters)
  return fc
    .record<Record<string, unknown>>(
      Object.fromEntries(entries.map(([key, parameter]) => [key, valueOf(fault, parameter)])),
      { requiredKeys: entries.filter(([, { required }]) => required).map(([key]) => key) },
    )
    .map((rest) => ({ ...rest, fault: fault.name }))
}

/** Requests whose responses without faults are of each kind: 200 with an object and a list, 201, 204, 400 and 404. */
const requests = (id: string, number: number): readonly { readonly path: string; readonly init?: RequestInit }[] => {
  const json = (method: string, body: unknown): RequestInit => ({
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const url = `http://127.0.0.1:1/${String(number)}`
  return [
    { path: '' },
    { path: `/${id}` },
    { path: `/${id}/delivery-status` },
    { path: `/${id}/delivery-status/logs/ConversationCreated` },
    { path: '', init: json('POST', { ...HOOK, url }) },
    { path: '', init: json('POST', HOOK) },
    { path: '', init: json('POST', {}) },
    { path: `/${UNKNOWN}` },
    { path: `/${UNKNOWN}`, init: { method: 'DELETE' } },
    { path: `/${UNKNOWN}/delivery-status/logs/ConversationCreated` },
    { path: `/${id}`, init: { method: 'DELETE' } },
  ]
}

/** Returns false when the faults were refused on purpose. */
const isSet = (mock: MockGenesys, faults: readonly FaultInput[]): boolean => {
  try {
    mock.faults.set(faults)
    return true
  } catch (error) {
    if (error instanceof MockError) return false
    throw error
  }
}

/** How a client may reach a mock. */
const DOORS = {
  'without a socket': async (): Promise<{ mock: MockGenesys; ask: (request: Request) => Promise<Response> }> => {
    const mock = createMockInProcess(OPTIONS)
    return { mock, ask: mock.fetch }
  },
  'over a socket': async (): Promise<{ mock: MockGenesys; ask: (request: Request) => Promise<Response> }> => {
    const mock = await createMockGenesys(OPTIONS)
    // Whoever breaks the connection off sends nothing that could be judged.
    return { mock, ask: (request) => fetch(request).catch(() => Response.error()) }
  },
}

interface Shown {
  readonly request: string
  readonly status: number
  readonly reason: string | null
}

/** Sends a request of each kind. */
const shownBy = async (
  { mock, ask }: { readonly mock: MockGenesys; readonly ask: (request: Request) => Promise<Response> },
  number: number,
): Promise<readonly Shown[]> => {
  const { id } = mock.subscribe({
    url: `http://127.0.0.1:1/subscribed/${String(number)}`,
    secret: 'app-secret',
    events: ['STARTED'],
  })
  const shown: Shown[] = []
  for (const { path, init } of requests(id, number)) {
    const response = await ask(new Request(`${mock.url}/v1/webhooks${path}`, init))
    // A body that is cut off need not be whole, and it must not be left on the connection.
    await response.arrayBuffer().catch(() => undefined)
    shown.push({
      request: `${init?.method ?? 'GET'} ${path}`,
      status: response.status,
      reason: response.headers.get('x-mock-genesys-reason'),
    })
  }
  return shown
}

const namesOne = ({ reason }: Shown, inputs: readonly FaultInput[]): boolean =>
  inputs.some(({ fault }) => reason === `the fault ${fault}` || (reason?.startsWith(`the fault ${fault}: `) ?? false))

test('without faults, the requests get every kind of response', async () => {
  const mock = createMockInProcess(OPTIONS)
  const shown = await shownBy({ mock, ask: mock.fetch }, 1)
  expect(shown.map(({ status }) => status)).toEqual([200, 200, 200, 200, 201, 201, 400, 404, 404, 404, 204])
})

test.each([
  ['without a socket', RUNS],
  ['over a socket', RUNS],
] as const)(
  'no API fault fails on %s, alone or around another: every 5xx names the fault that caused it',
  async (door, numRuns) => {
    const counted = { set: 0, refused: 0, named: 0 }
    const nameless = new Set<string>()
    for (const outer of API_FAULTS) {
      const inputs = fc.tuple(inputOf(outer), ...API_FAULTS.map(inputOf))
      for (const [around, ...within] of fc.sample(inputs, { seed: SEED, numRuns })) {
        const reached = await DOORS[door]()
        await using mock = reached.mock
        for (const [index, pair] of [[around], ...within.map((one) => [around, one])].entries()) {
          if (!isSet(mock, pair)) {
            counted.refused += 1
            continue
          }
          counted.set += 1
          for (const shown of await shownBy(reached, index)) {
            if (shown.status < 500) continue
            counted.named += 1
            if (!namesOne(shown, pair)) nameless.add(`${JSON.stringify(pair)}: ${JSON.stringify(shown)}`)
          }
        }
      }
    }
    expect([...nameless]).toEqual([])
    // A test that sets nothing would show nothing.
    expect(counted.set).toBeGreaterThan(API_FAULTS.length * API_FAULTS.length * numRuns * 0.7)
    expect(counted.refused).toBeGreaterThan(0)
    expect(counted.named).toBeGreaterThan(100)
  },
)

test('an error in a fault names the fault and the problem, whatever response the fault had received', async () => {
  const fault = API_FAULTS.find(({ name }) => name === 'api-slow-response')
  if (fault?.plane !== 'api') throw new Error('there is no such fault')
  const answer = vi.spyOn(fault, 'apply').mockImplementation(async (call) => {
    await call.work()
    throw new Error('planted')
  })
  onTestFinished(() => answer.mockRestore())
  const mock = createMockInProcess(OPTIONS)
  mock.faults.set([{ fault: 'api-truncated-response' }, { fault: 'api-slow-response', delay: '0ms' }])
  const response = await mock.fetch(new Request(`${mock.url}/v1/webhooks/${UNKNOWN}`))
  expect(response.status).toBe(500)
  expect(response.headers.get('x-mock-genesys-reason')).toBe(
    'internal error: the fault api-slow-response failed: planted; ' +
      'please report it with the request that caused it',
  )
})
