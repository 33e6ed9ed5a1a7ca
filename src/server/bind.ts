import { isShallowJson, MAX_DEPTH } from '../kit/depth.ts'
import { MockError } from '../kit/error.ts'
import { TextResponse, type Input, type OperationRow } from '../contract/operation.ts'
import { explain, type Validator } from '../contract/validator.ts'
import type { HttpCall } from './http-call.ts'

/** How an API rejects invalid requests. */
export interface Refusals {
  /** Maximum size of a body in bytes. */
  readonly mostBytes: number
  /** @param parameter name of the invalid parameter */
  path(detail: string, parameter: string): Response
  query(detail: string): Response
  body(detail: string): Response
  tooLarge(detail: string): Response
  cutShort(detail: string): Response
  mediaType(detail: string): Response
  known(error: MockError): Response
  /** Adds to a body the fields that it may omit, before it is validated. */
  complete?(operation: string, body: unknown): unknown
}

type AnyHandler = (input: Input<unknown>) => unknown

/** A response before it is written. */
export type HttpReply = TextResponse | Response

/** Responds to a call. */
export type Handle = (call: HttpCall) => HttpReply | Promise<HttpReply>

/** The validators of the parts of a request. */
interface Checks {
  readonly path: Validator | undefined
  readonly query: Validator | undefined
  readonly body: Validator | undefined
}

const NO_CHECKS: Checks = { path: undefined, query: undefined, body: undefined }

/**
 * Loads the validators of an operation on demand: they are a third of the server code, and the first response does not
 * need them.
 */
const loadChecks = async (id: string): Promise<Checks> => {
  const validators: Readonly<Record<string, Validator | undefined>> =
    await import('../contract/generated/validators.js')
  return { path: validators[`${id}Path`], query: validators[`${id}Query`], body: validators[`${id}Body`] }
}

/** An operation and its handler. */
export interface BoundOperation {
  readonly row: OperationRow
  readonly handle: Handle
}

/** Binds every operation of a table to its handler, which is called only with requests that match the spec. */
export const bindOperations = (
  table: Readonly<Record<string, OperationRow>>,
  handlers: Readonly<Record<string, unknown>>,
  refuse: Refusals,
): readonly BoundOperation[] =>
  Object.entries(table).map(([id, row]) => {
    const operation = { id, row, handler: handlers[id] as AnyHandler, refuse }
    const isBare = row.pathParams.length === 0 && !row.hasQuery && row.body === 'none'
    let checks = isBare ? NO_CHECKS : undefined
    return {
      row,
      handle: (call) =>
        checks
          ? run(call, operation, checks)
          : loadChecks(id).then((loaded) => run(call, operation, (checks = loaded))),
    }
  })

interface Operation {
  readonly id: string
  readonly row: OperationRow
  readonly handler: AnyHandler
  readonly refuse: Refusals
}

/**
 * Validates a request and calls its handler. Returns synchronously if neither the body nor the handler needs to be
 * awaited.
 */
const run = (call: HttpCall, operation: Operation, checks: Checks): HttpReply | Promise<HttpReply> => {
  const { id, row, handler, refuse } = operation
  const path = row.pathParams.length > 0 ? readPath(call, row) : {}
  if (checks.path && !checks.path(path)) return refuse.path(explain(checks.path), parameterOf(checks.path))
  const query = row.hasQuery ? readQuery(call, row) : {}
  if (checks.query && !checks.query(query)) return refuse.query(explain(checks.query))
  const respond = (body: unknown): HttpReply | Promise<HttpReply> => {
    try {
      const given = handler(new Given(path, query, body, call))
      return given instanceof Promise ? given.then(toReply, (error: unknown) => refused(error, refuse)) : toReply(given)
    } catch (error) {
      return refused(error, refuse)
    }
  }
  if (row.body === 'none') return respond(undefined)
  return readJson(call, row, refuse).then((read) => {
    if (read instanceof Response) return read
    const body = refuse.complete ? refuse.complete(id, read.value) : read.value
    if (checks.body && (body !== undefined || row.body === 'required') && !checks.body(body))
      return refuse.body(explain(checks.body))
    return respond(body)
  })
}

/** Returns the response for a `MockError`; rethrows any other error. */
const refused = (error: unknown, refuse: Refusals): Response => {
  if (error instanceof MockError) return refuse.known(error)
  throw error
}

/** The input of a handler. The signal is created on access, because it is expensive and few handlers use it. */
class Given implements Input<unknown> {
  readonly #call: HttpCall
  readonly path: Input<unknown>['path']
  readonly query: Input<unknown>['query']
  readonly body: Input<unknown>['body']

  constructor(path: object, query: object, body: unknown, call: HttpCall) {
    this.path = path
    this.query = query
    this.body = body as Input<unknown>['body']
    this.#call = call
  }

  get header(): Input<unknown>['header'] {
    return this.#call.header
  }

  get signal(): AbortSignal {
    return this.#call.signal
  }
}

const parameterOf = ({ errors }: Validator): string => errors?.[0]?.instancePath.slice(1) ?? ''

/**
 * Returns the path parameters, with UUIDs in lower case: either case is valid (RFC 9562), and all generated ones are in
 * lower case.
 */
const readPath = (call: HttpCall, { uuids }: OperationRow): Record<string, string> => {
  const path = call.params()
  for (const name of uuids) if (path[name] !== undefined) path[name] = path[name].toLowerCase()
  return path
}

const readQuery = (call: HttpCall, row: OperationRow): Record<string, unknown> => {
  const query: Record<string, unknown> = call.query()
  for (const name of row.queryIntegers)
    if (typeof query[name] === 'string' && /^-?\d{1,15}$/.test(query[name])) query[name] = Number(query[name])
  return query
}

const readJson = async (
  call: HttpCall,
  row: OperationRow,
  refuse: Refusals,
): Promise<{ value: unknown } | Response> => {
  const type = call.header('content-type')
  const read = await call.readBody(refuse.mostBytes)
  if (read.kind === 'too-large') return refuse.tooLarge(`the body is larger than ${String(refuse.mostBytes)} bytes`)
  if (read.kind === 'cut-short') return refuse.cutShort(cutShortAt(read.bytes, call.header('content-length')))
  if (read.kind === 'not-utf8') return refuse.body('the body is not UTF-8')
  if (read.text === '' && row.body === 'optional') return { value: undefined }
  if (type !== 'application/json' && !/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type ?? ''))
    return refuse.mediaType(type ? `the body is declared as "${type}"` : 'the body has no Content-Type')
  if (read.text === '') return refuse.body('the body is empty')
  try {
    const value = JSON.parse(read.text) as unknown
    return isShallowJson(read.text, value)
      ? { value }
      : refuse.body(`the body is nested more than ${String(MAX_DEPTH)} levels deep`)
  } catch (error) {
    return refuse.body(`the body is not JSON (${position(error, read.text)})`)
  }
}

/** Returns the error text for a truncated body, with the number of bytes that arrived, if known. */
const cutShortAt = (bytes: number | undefined, announced: string | undefined): string => {
  const known = bytes === undefined ? '' : ` (${String(bytes)}${announced ? ` of ${announced}` : ''} bytes arrived)`
  return `the client closed the connection before the body was complete${known}`
}

/** Returns where parsing stopped, without quoting the text. */
const position = (error: unknown, text: string): string => {
  const [, at] = /position (\d+)/.exec(error instanceof Error ? error.message : '') ?? []
  if (at === undefined) return `it ends too early, after ${String(text.length)} characters`
  const before = text.slice(0, Number(at)).split('\n')
  return `line ${String(before.length)}, column ${String((before.at(-1)?.length ?? 0) + 1)}`
}

const JSON_TYPE = { 'content-type': 'application/json' }

const NO_HEADERS = {}

const toReply = (response: unknown): HttpReply => {
  if (response instanceof TextResponse || response instanceof Response) return response
  const { status, body, headers } = response as {
    status: number
    body?: unknown
    headers?: Readonly<Record<string, string>>
  }
  if (body === undefined) return new TextResponse(status, undefined, headers ?? NO_HEADERS)
  return new TextResponse(status, JSON.stringify(body), headers ? { ...JSON_TYPE, ...headers } : JSON_TYPE)
}

/** Returns a reply as a `Response`. */
export const toResponse = (reply: HttpReply): Response =>
  reply instanceof TextResponse
    ? new Response(reply.text ?? null, { status: reply.status, headers: reply.headers })
    : reply
