/** A response before it is serialized. */
export interface ReceiverResponse {
  readonly status: number
  /** 0 means success in related APIs. Assumption: `responseOnSuccess`. */
  readonly code: number
  readonly message: string
  readonly ids: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
}

export const accepted = (ids: readonly string[] = []): ReceiverResponse => ({
  status: 200,
  code: 0,
  message: 'OK',
  ids,
})

export const rejected = (
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): ReceiverResponse => ({
  status,
  code: status,
  message,
  ids: [],
  headers,
})

/** Returns a response in the form of seed 001. */
export const write = ({ status, code, message, ids, headers = {} }: ReceiverResponse): Response =>
  status === 204 || status === 205 || status === 304
    ? new Response(null, { status, headers })
    : Response.json(
        { status: { code, message }, data: { ids: ids.map((id) => ({ id })) } },
        {
          status,
          headers: { ...headers, ...(status >= 300 && status < 400 && { location: headers.location ?? '/elsewhere' }) },
        },
      )
