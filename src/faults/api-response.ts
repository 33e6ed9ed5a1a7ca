import { isObject, type JsonObject } from '../kit/json-object.ts'

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Returns the JSON of a successful response, which can still be read; undefined when it has none, such as one that
 * another fault truncated.
 */
export const bodyOf = async (response: Response): Promise<unknown> =>
  response.ok && /json/.test(response.headers.get('content-type') ?? '')
    ? parsed(await response.clone().text())
    : undefined

/** Rewrites what a good response says; any other, and one without JSON, stays as it is. */
export const rewriteResponse = async (response: Response, rewrite: (body: unknown) => unknown): Promise<Response> => {
  const body = await bodyOf(response)
  return body === undefined ? response : new Response(JSON.stringify(rewrite(body)), response)
}

const rewriteData = (response: Response, rewrite: (data: unknown) => unknown): Promise<Response> =>
  rewriteResponse(response, (body) => (isObject(body) ? { ...body, data: rewrite(body.data) } : body))

/** Rewrites `data`, or each item of it when it is a list. */
export const rewriteEach = (response: Response, rewrite: (one: unknown) => unknown): Promise<Response> =>
  rewriteData(response, (data) => (Array.isArray(data) ? data.map(rewrite) : rewrite(data)))

/** Rewrites `data` that is a list of objects. */
export const rewriteItems = (
  response: Response,
  rewrite: (items: readonly JsonObject[]) => readonly unknown[],
): Promise<Response> => rewriteData(response, (data) => (Array.isArray(data) ? rewrite(data.filter(isObject)) : data))
