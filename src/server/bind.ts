import type { Context, Hono } from 'hono'
import { isShallow, MAX_DEPTH } from '../kit/depth.ts'
import { MockError } from '../kit/error.ts'
import type { Input, OperationRow } from '../contract/operation.ts'
import { explain, type Validator } from '../contract/validator.ts'
import { headerLookup, type HeaderLookup } from './guard.ts'
import { readBody } from './request-body.ts'

/** How one API words what is wrong with a request. */
export interface Refusals {
  /** Bytes of a body that are taken. */
  readonly mostBytes: number
  /** @param parameter name of the one that is wrong */
  path(detail: string, parameter: string): Response
  query(detail: string): Response
  body(detail: string): Response
  tooLarge(detail: string): Response
  mediaType(detail: string): Response
  known(error: MockError): Response
  /** Puts into a body what may be left out of it, before it is checked. */
  complete?(operation: string, body: unknown): unknown
}

type AnyHandler = (input: Input<unknown>) => unknown

/** What checks the parts of a request. */
interface Checks {
  readonly path: Validator | undefined
  readonly query: Validator | undefined
  readonly body: Validator | undefined
}

const NO_CHECKS: Checks = { path: undefined, query: undefined, body: undefined }

/** Loads the checks of an operation: they are a third of the code of a server, and the first response needs none. */
const loadChecks = async (id: string): Promise<Checks> => {
  const validators: Readonly<Record<string, Validator | undefined>> =
    await import('../contract/generated/validators.js')
  return { path: validators[`${id}Path`], query: validators[`${id}Query`], body: validators[`${id}Body`] }
}

/**
 * Puts every operation of a table on the app: its requests are checked against the spec before its handler sees
 * them.
 */
export const bindOperations = (
  app: Hono,
  table: Readonly<Record<string, OperationRow>>,
  handlers: Readonly<Record<string, unknown>>,
  refuse: Refusals,
): void => {
  for (const [id, row] of Object.entries(table)) {
    const handler = handlers[id] as AnyHandler
    const isBare = row.pathParams.length === 0 && !row.hasQuery && row.body === 'none'
    let check = isBare ? NO_CHECKS : undefined
    const route = row.path.replaceAll(/\{(\w+)\}/g, ':$1')
    // A slash at the end makes it no other path.
    app.on(row.method, [route, `${route}/`], async (c) => {
      check ??= await loadChecks(id)
      const path = row.pathParams.length > 0 ? readPath(c, row) : {}
      if (check.path && !check.path(path)) return refuse.path(explain(check.path), parameterOf(check.path))
      const query = row.hasQuery ? readQuery(c, row) : {}
      if (check.query && !check.query(query)) return refuse.query(explain(check.query))
      let body: unknown
      if (row.body !== 'none') {
        const read = await readJson(c.req.raw, headerLookup(c.req.raw, c.env), row, refuse)
        if (read instanceof Response) return read
        body = refuse.complete ? refuse.complete(id, read.value) : read.value
        if (check.body && (body !== undefined || row.body === 'required') && !check.body(body))
          return refuse.body(explain(check.body))
      }
      try {
        const response = handler(new Given(path, query, body, c.req.raw))
        return toResponse(response instanceof Promise ? await response : response)
      } catch (error) {
        if (error instanceof MockError) return refuse.known(error)
        throw error
      }
    })
  }
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

/** A UUID is read in letters of either case (RFC 9562), and handed on in lower case, as all are made. */
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

const readJson = async (
  request: Request,
  header: HeaderLookup,
  row: OperationRow,
  refuse: Refusals,
): Promise<{ value: unknown } | Response> => {
  const type = header('content-type')
  const read = await readBody(request, refuse.mostBytes, header('content-length'))
  if (read.kind === 'too-large') return refuse.tooLarge(`the body is larger than ${String(refuse.mostBytes)} bytes`)
  if (read.kind === 'not-utf8') return refuse.body('the body is not UTF-8')
  if (read.text === '' && row.body === 'optional') return { value: undefined }
  if (!/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type ?? ''))
    return refuse.mediaType(type ? `the body is declared as "${type}"` : 'the body has no Content-Type')
  if (read.text === '') return refuse.body('the body is empty')
  try {
    const value = JSON.parse(read.text) as unknown
    return isShallow(value) ? { value } : refuse.body(`the body is nested more than ${String(MAX_DEPTH)} levels deep`)
  } catch (error) {
    return refuse.body(`the body is not JSON (${position(error, read.text)})`)
  }
}

/** Where parsing stopped, without quoting the text. */
const position = (error: unknown, text: string): string => {
  const [, at] = /position (\d+)/.exec(error instanceof Error ? error.message : '') ?? []
  if (at === undefined) return `it ends too early, after ${String(text.length)} characters`
  const before = text.slice(0, Number(at)).split('\n')
  return `line ${String(before.length)}, column ${String((before.at(-1)?.length ?? 0) + 1)}`
}

const toResponse = (response: unknown): Response => {
  if (response instanceof Response) return response
  const {
    status,
    body,
    headers = {},
  } = response as {
    status: number
    body?: unknown
    headers?: Readonly<Record<string, string>>
  }
  return body === undefined
    ? new Response(null, { status, headers })
    : new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
}
