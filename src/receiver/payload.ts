import type { DialectName } from '../dialects/dialect.ts'
import type { Heard, Payload } from '../dialects/payload.ts'
import { DIALECTS } from '../dialects/registry.ts'
import { isObject } from '../kit/json.ts'

export type { Heard, Payload }

/** An event that says which interaction it is about. */
export type Whole = Heard & { readonly event: string; readonly id: string }
export const isWhole = (heard: Heard): heard is Whole => heard.event !== undefined && heard.id !== undefined

/** Reads a body in its dialect. Undefined when it is not a JSON object. */
export const readPayload = (json: unknown, dialect: DialectName): Payload | undefined =>
  isObject(json) ? DIALECTS[dialect].read(json) : undefined
