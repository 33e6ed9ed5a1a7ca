import type { IncomingMessage } from 'node:http'
import type { Context, Hono } from 'hono'
import { isShallowJson, MAX_DEPTH } from '../kit/depth.ts'
import { MockError } from '../kit/error.ts'
import type { Input, OperationRow } from '../contract/operation.ts'
import { explain, type Validator } from '../contract/validator.ts'
import { headerLookup } from './guard.ts'
import { readBody, readSocketBody } from './request-body.ts'

/** How an API rejects invalid requests. */
export interface Refusals {
  /** Maximum size of a body in bytes. */
  readonly mostBytes: number
  /** @param parameter name of the invalid parameter */
  path(detail: string, parameter: string): Response
  query(detail: string): Response
  body(detail: string): Response
  tooLarge(detail: string): Response
  mediaType(detail: string): Response
  known(error: MockError): Response
  /** Adds fields that may be omitted to a body before it is validated. */
  complete?(operation: string, body: unknown): unknown
}

type AnyHandler = (input: Input<unknown>) => unknown

/** Responds to a call. */
export type Handle = (c: Context) => Response | Promise<Response>

/** What checks the parts of a request. */
interface Checks {
  readonly path: Validator | undefined
  readonly query: Validator | undefined
  readonly body: Validator | undefined
}

const NO_CHECKS: Checks = { path: undefined, query: undefined, body: undefined }

/** Loads the validators of an operation: they are a third of the server code, and the first response needs none. */
const loadChecks = async (id: string): Promise<Checks> => {
  const validators: Readonly<Record<string, Validator | undefined>> =
    await import('../contract/generated/validators.js')
  return { path: validators[`${id}Path`], query: validators[`${id}Query`], body: validators[`${id}Body`] }
}

/**
 * Registers every operation of a table on the app; requests are validated against the spec before the handler is
 * called.
 */
export const bindOperations = (
  app: Hono,
  table: Readonly<Record<string, OperationRow>>,
  handlers: Readonly<Record<string, unknown>>,
  refuse: Refusals,
  around: (handle: Handle) => Handle,
): void => {
  for (const [id, row] of Object.entries(table)) {
    const operation = { id, row, handler: handlers[id] as AnyHandler, refuse }
    const isBare = row.pathParams.length === 0 && !row.hasQuery && row.body === 'none'
    let checks = isBare ? NO_CHECKS : undefined
    const route = row.path.replaceAll(/\{(\w+)\}/g, ':$1')
    const handle = around((c) => {
      if (checks) return run(c, operation, checks)
      return loadChecks(id).then((loaded) => run(c, operation, (checks = loaded)))
    })
    // A slash at the end makes it no other path.
    app.on(row.method, [route, `${route}/`], handle)
  }
}

interface Operation {
  readonly id: string
  readonly row: OperationRow
  readonly handler: AnyHandler
  readonly refuse: Refusals
}

/** Checks a request and has its handler respond: at once where neither waits for anything. */
const run = (c: Context, operation: Operation, checks: Checks): Response | Promise<Response> => {
  const { id, row, handler, refuse } = operation
  const path = row.pathParams.length > 0 ? readPath(c, row) : {}
  if (checks.path && !checks.path(path)) return refuse.path(explain(checks.path), parameterOf(checks.path))
  const query = row.hasQuery ? readQuery(c, row) : {}
  if (checks.query && !checks.query(query)) return refuse.query(explain(checks.query))
  const respond = (body: unknown): Response | Promise<Response> => {
    try {
      const given = handler(new Given(path, query, body, c.req.raw))
      return given instanceof Promise
        ? given.then(toResponse, (error: unknown) => refused(error, refuse))
        : toResponse(given)
    } catch (error) {
      return refused(error, refuse)
    }
  }
  if (row.body === 'none') return respond(undefined)
  return readJson(c, row, refuse).then((read) => {
    if (read instanceof Response) return read
    const body = refuse.complete ? refuse.complete(id, read.value) : read.value
    if (checks.body && (body !== undefined || row.body === 'required') && !checks.body(body))
      return refuse.body(explain(checks.body))
    return respond(body)
  })
}

/** The response to an error that is raised on purpose; others are thrown on. */
const refused = (error: unknown, refuse: Refusals): Response => {
  if (error instanceof MockError) return refuse.known(error)
  throw error
}

/** What a handler is given. Headers and signal are costly to make, and few handlers ask. */
class Given implements Input<unknown> {
  readonly #request: Request
  readonly path: Input<unknown>['path']
  readonly query: Input<unknown>['query']
  readonly body: Input<unknown>['body']

  constructor(path: object, query: object, body: unknown, request: Request) {
    this.path = path
    this.query = query
    this.body = body as Input<unknown>['body']
    this.#request = request
  }

  get headers(): Headers {
    return this.#request.headers
  }

  get signal(): AbortSignal {
    return this.#request.signal
  }
}

const parameterOf = ({ errors }: Validator): string => errors?.[0]?.instancePath.slice(1) ?? ''

/** Converts a UUID to lower case: either case is valid (RFC 9562), and all generated ones are in lower case. */
const readPath = (c: Context, { uuids }: OperationRow): Record<string, string> => {
  const path = c.req.param()
  for (const name of uuids) if (path[name] !== undefined) path[name] = path[name].toLowerCase()
  return path
}

const readQuery = (c: Context, row: OperationRow): Record<string, unknown> => {
  const query: Record<string, unknown> = c.req.query()
  for (const name of row.queryIntegers)
    if (typeof query[name] === 'string' && /^-?\d{1,15}$/.test(query[name])) query[name] = Number(query[name])
  return query
}

const readJson = async (c: Context, row: OperationRow, refuse: Refusals): Promise<{ value: unknown } | Response> => {
  const header = headerLookup(c.req.raw, c.env)
  const type = header('content-type')
  const length = header('content-length')
  const { incoming } = (c.env ?? {}) as { readonly incoming?: IncomingMessage }
  const read = await (readSocketBody(incoming, refuse.mostBytes, length) ??
    readBody(c.req.raw, refuse.mostBytes, length))
  if (read.kind === 'too-large') return refuse.tooLarge(`the body is larger than ${String(refuse.mostBytes)} bytes`)
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

/** Returns where parsing stopped, without quoting the text. */
const position = (error: unknown, text: string): string => {
  const [, at] = /position (\d+)/.exec(error instanceof Error ? error.message : '') ?? []
  if (at === undefined) return `it ends too early, after ${String(text.length)} characters`
  const before = text.slice(0, Number(at)).split('\n')
  return `line ${String(before.length)}, column ${String((before.at(-1)?.length ?? 0) + 1)}`
}

const JSON_TYPE = { 'content-type': 'application/json' }

const toResponse = (response: unknown): Response => {
  if (response instanceof Response) return response
  const { status, body, headers } = response as {
    status: number
    body?: unknown
    headers?: Readonly<Record<string, string>>
  }
  if (body === undefined) return new Response(null, { status, headers: headers ?? {} })
  return new Response(JSON.stringify(body), { status, headers: headers ? { ...JSON_TYPE, ...headers } : JSON_TYPE })
}
