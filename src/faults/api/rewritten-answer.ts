import { isObject, type JsonObject as Members } from '../../kit/json.ts'

export const isMembers = isObject

/** Rewrites what a good answer says; any other, and one without JSON, stays as it is. */
export const rewriteAnswer = async (answer: Response, rewrite: (body: unknown) => unknown): Promise<Response> => {
  if (!answer.ok || !/json/.test(answer.headers.get('content-type') ?? '')) return answer
  return new Response(JSON.stringify(rewrite(await answer.json())), answer)
}

/** Rewrites `data`. */
export const rewriteData = (answer: Response, rewrite: (data: unknown) => unknown): Promise<Response> =>
  rewriteAnswer(answer, (body) => (isMembers(body) ? { ...body, data: rewrite(body.data) } : body))

/** The same for `data` that is a list. */
export const rewriteItems = (
  answer: Response,
  rewrite: (items: readonly Members[]) => readonly unknown[],
): Promise<Response> => rewriteData(answer, (data) => (Array.isArray(data) ? rewrite(data.filter(isMembers)) : data))
