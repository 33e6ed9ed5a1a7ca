import { explain } from '../../contract/validator.ts'
import { eventsResponse } from '../../contract/generated/validators.js'
import type { Response } from '../../journal/outcome.ts'
import { isObject } from '../../kit/json-object.ts'
import type { Judged } from './judged.ts'

/**
 * Judges the body of a response by the documented schema. A body that is not a JSON object passes, and any integer is a
 * valid status.code, because the documents do not list the codes.
 */
export const judgeBody = (response: Response | undefined): Judged => {
  const seen = misfit(response?.body ?? '')
  return { ok: seen === undefined, check: { kind: 'body', seen } }
}

const misfit = (body: string): string | undefined => {
  const json = parsed(body)
  return !isObject(json) || eventsResponse(json) ? undefined : explain(eventsResponse)
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
