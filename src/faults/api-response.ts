import { isObject, type JsonObject } from '../kit/json-object.ts'

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Returns the JSON of a successful response, which can still be read afterwards; undefined if it cannot be parsed, for
 * example because another fault truncated it.
 */
export const bodyOf = async (response: Response): Promise<unknown> =>
  response.ok && /json/.test(response.headers.get('content-type') ?? '')
    ? parsed(await response.clone().text())
    : undefined

/** Returns a successful JSON response with its body rewritten, and any other response unchanged. */
export const rewriteResponse = async (response: Response, rewrite: (body: unknown) => unknown): Promise<Response> => {
  const body = await bodyOf(response)
  return body === undefined ? response : new Response(JSON.stringify(rewrite(body)), response)
}

const rewriteData = (response: Response, rewrite: (data: unknown) => unknown): Promise<Response> =>
  rewriteResponse(response, (body) => (isObject(body) ? { ...body, data: rewrite(body.data) } : body))

/** Returns a response with its `data` rewritten, or each item of it if it is a list. */
export const rewriteEach = (response: Response, rewrite: (one: unknown) => unknown): Promise<Response> =>
  rewriteData(response, (data) => (Array.isArray(data) ? data.map(rewrite) : rewrite(data)))

/** Returns a response with its `data` rewritten, if it is a list of objects. */
export const rewriteItems = (
  response: Response,
  rewrite: (items: readonly JsonObject[]) => readonly unknown[],
): Promise<Response> => rewriteData(response, (data) => (Array.isArray(data) ? rewrite(data.filter(isObject)) : data))
