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
export const bodyOf = async (answer: Response): Promise<unknown> =>
  answer.ok && /json/.test(answer.headers.get('content-type') ?? '') ? parsed(await answer.clone().text()) : undefined

/** Rewrites what a good answer says; any other, and one without JSON, stays as it is. */
export const rewriteAnswer = async (answer: Response, rewrite: (body: unknown) => unknown): Promise<Response> => {
  const body = await bodyOf(answer)
  return body === undefined ? answer : new Response(JSON.stringify(rewrite(body)), answer)
}

const rewriteData = (answer: Response, rewrite: (data: unknown) => unknown): Promise<Response> =>
  rewriteAnswer(answer, (body) => (isObject(body) ? { ...body, data: rewrite(body.data) } : body))

/** Returns a response with its `data` rewritten, or each item of it if it is a list. */
export const rewriteEach = (answer: Response, rewrite: (one: unknown) => unknown): Promise<Response> =>
  rewriteData(answer, (data) => (Array.isArray(data) ? data.map(rewrite) : rewrite(data)))

/** Returns a response with its `data` rewritten, if it is a list of objects. */
export const rewriteItems = (
  answer: Response,
  rewrite: (items: readonly JsonObject[]) => readonly unknown[],
): Promise<Response> => rewriteData(answer, (data) => (Array.isArray(data) ? rewrite(data.filter(isObject)) : data))
