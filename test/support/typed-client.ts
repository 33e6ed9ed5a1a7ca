import { ASSUMPTION_NAMES, ASSUMPTION_VALUES, type Assumptions } from '../../src/contract/assumptions.ts'
import type { operations } from '../../src/contract/generated/genesys.ts'
import { genesysOperations } from '../../src/contract/generated/operations.ts'
import { createMockInProcess, type MockGenesys } from '../../src/mock.ts'
import { checked } from './conformance.ts'

/** The name of an operation of the emulated API. */
export type OperationName = keyof typeof genesysOperations & keyof operations
type JsonOf<T> = T extends { content: { 'application/json': infer B } } ? B : undefined
type BodyOf<O> = O extends { requestBody: infer R } ? JsonOf<R> : undefined
type PathOf<O> = O extends { parameters: { path: infer P } } ? P : undefined
/** A response of an operation, typed by its status as the spec has it. */
type ResponseOf<O> = O extends { responses: infer R }
  ? { [S in keyof R & number]: { readonly status: S; readonly body: JsonOf<R[S]> } }[keyof R & number]
  : never

/** Every operation of the emulated API. */
export const OPERATION_NAMES = Object.keys(genesysOperations) as readonly OperationName[]

/** No switch turned, and every other value of every switch, one at a time. */
export const SWITCHED: readonly Partial<Assumptions>[] = [
  {},
  ...ASSUMPTION_NAMES.flatMap((name) => ASSUMPTION_VALUES[name].slice(1).map((value) => ({ [name]: value }))),
]

/** What goes out besides what an operation's types allow. */
interface Raw {
  readonly path?: Readonly<Record<string, string>>
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A client whose types are those that openapi-typescript makes of the spec, of a mock that asks for the key `key`. */
export const clientOf = (
  assume: Partial<Assumptions>,
): {
  readonly mock: MockGenesys
  /** Calls an operation as its types say. */
  readonly call: <N extends OperationName>(
    name: N,
    given: { path: PathOf<operations[N]>; body: BodyOf<operations[N]> },
  ) => Promise<ResponseOf<operations[N]>>
  /** Calls an operation with anything, and returns the status. */
  readonly send: (name: OperationName, raw: Raw) => Promise<number>
} => {
  const mock = createMockInProcess({
    seed: 1,
    clock: 'auto',
    assume,
    apiKey: 'key',
    fetch: () => Promise.resolve(new Response('answer')),
    subscriptions: [{ url: 'http://receiver.test/', secret: 'app-secret', events: ['STARTED'] }],
  })
  const request = checked((one) => mock.fetch(one))
  const ask = (name: OperationName, { path, body, headers }: Raw): Promise<Response> => {
    const { method, path: pattern } = genesysOperations[name]
    return request(`http://mock.test${pattern.replaceAll(/\{(\w+)\}/g, (_, key: string) => path?.[key] ?? '')}`, {
      method,
      headers: { authorization: 'key', ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body }),
    })
  }
  const call = async <N extends OperationName>(
    name: N,
    given: { path: PathOf<operations[N]>; body: BodyOf<operations[N]> },
  ): Promise<ResponseOf<operations[N]>> => {
    const response = await ask(name, {
      ...(given.path !== undefined && { path: given.path }),
      ...(given.body !== undefined && { body: JSON.stringify(given.body) }),
    })
    const text = await response.text()
    const body: unknown = text === '' ? undefined : JSON.parse(text)
    return { status: response.status, body } as ResponseOf<operations[N]>
  }
  return { mock, call, send: async (name, raw) => (await ask(name, raw)).status }
}
