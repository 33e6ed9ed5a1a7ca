import type { DialectName } from '../dialects/dialect.ts'
import type { ReceivedEvent, ParsedPayload } from '../dialects/parsed-payload.ts'
import { DIALECTS } from '../dialects/registry.ts'
import { isObject } from '../kit/json-object.ts'

export type { ReceivedEvent, ParsedPayload }

/** An event that has a name and the id of its interaction. */
export type CompleteEvent = ReceivedEvent & { readonly event: string; readonly id: string }
export const isComplete = (received: ReceivedEvent): received is CompleteEvent =>
  received.event !== undefined && received.id !== undefined

/** Returns the payload of a body in its dialect; undefined if it is not a JSON object. */
export const readPayload = (json: unknown, dialect: DialectName): ParsedPayload | undefined =>
  isObject(json) ? DIALECTS[dialect].read(json) : undefined
