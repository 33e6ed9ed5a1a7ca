/** A row of the operations table, which is generated from a spec. */
export interface OperationRow {
  readonly method: string
  /** With parameters in braces, as in the spec. */
  readonly path: string
  readonly pathParams: readonly string[]
  /** Path parameters that are UUIDs, which are case-insensitive. */
  readonly uuids: readonly string[]
  /** Query parameters that are whole numbers. */
  readonly queryIntegers: readonly string[]
  readonly hasQuery: boolean
  readonly body: 'required' | 'optional' | 'none'
}

type Json<T> = T extends { content: { 'application/json': infer B } } ? B : never
type PathOf<O> = O extends { parameters: { path: infer P } } ? P : Record<never, never>
type QueryOf<O> = O extends { parameters: { query?: infer Q } }
  ? Q extends undefined
    ? Record<never, never>
    : NonNullable<Q>
  : Record<never, never>
type BodyOf<O> = O extends { requestBody: infer R }
  ? Json<R>
  : O extends { requestBody?: infer R }
    ? R extends undefined
      ? undefined
      : Json<NonNullable<R>> | undefined
    : undefined

/** Input of a handler: parameters and body are checked against the spec. */
export interface Input<O> {
  readonly path: PathOf<O>
  readonly query: QueryOf<O>
  readonly body: BodyOf<O>
  /** Returns a header of the request by its lower-case name. */
  readonly header: (name: string) => string | undefined
  /** Aborted when the client disconnects. */
  readonly signal: AbortSignal
}

/** A response whose body is text already, or that has none: a `Response` is expensive to create and to read again. */
export class TextResponse {
  readonly status: number
  readonly text: string | undefined
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, text: string | undefined, headers: Readonly<Record<string, string>>) {
    this.status = status
    this.text = text
    this.headers = headers
  }
}

type Responses<O> = O extends { responses: infer R }
  ? {
      [S in keyof R & number]: R[S] extends { content: { 'application/json': infer B } }
        ? { readonly status: S; readonly body: B; readonly headers?: Readonly<Record<string, string>> }
        : { readonly status: S; readonly body?: never; readonly headers?: Readonly<Record<string, string>> }
    }[keyof R & number]
  : never

/** Response of a handler: as in the spec, as text, or a `Response` for anything else, such as a stream. */
export type Output<O> = Responses<O> | TextResponse | Response

/** Exactly one handler for each operation of a spec. */
export type Handlers<Operations, Served extends keyof Operations> = {
  readonly [K in Served]: (input: Input<Operations[K]>) => Output<Operations[K]> | Promise<Output<Operations[K]>>
}
