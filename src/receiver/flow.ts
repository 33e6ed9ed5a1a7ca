import { accepted, refused, type ReceiverResponse } from './response.ts'
import type { Behavior, Taken, Visit } from './behavior.ts'
import { lookUp } from './look-up.ts'
import { isWhole, type ParsedPayload, type Whole } from './payload.ts'

/** Reads the body unless it was already read; returns the response to a body that is rejected. */
export const open = async (visit: Visit, steps: Behavior): Promise<ReceiverResponse | undefined> => {
  if (visit.body) return undefined
  const read = await steps.readBody(visit.request)
  if (!(read instanceof Uint8Array)) return read
  visit.body = read
  return undefined
}

/** Returns the payload of a body; undefined if it is not a JSON object. */
export const understood = (visit: Visit, steps: Behavior): ParsedPayload | undefined => {
  let json: unknown
  try {
    json = steps.parse(steps.decode(visit.body ?? new Uint8Array()))
  } catch {
    return undefined
  }
  return steps.understand(json, visit.dialect)
}

/** Applies the effect of each event once. */
export const take = async (visit: Visit, payload: ParsedPayload, steps: Behavior): Promise<Taken> => {
  const ids: string[] = []
  const fresh: Whole[] = []
  let repeated = 0
  for (const heard of payload.heard) {
    if (heard.id !== undefined) ids.push(heard.id)
    if (!isWhole(heard) || !steps.isKnown(heard, visit.dialect)) continue
    const key = steps.keyOf(heard, visit)
    if (await steps.claim(key)) {
      await steps.record(heard, steps, key)
      fresh.push(heard)
    } else repeated += 1
  }
  // Includes effects of concurrent deliveries: the response promises that they are not lost.
  await steps.surroundings.store.saved()
  return { ids, fresh, repeated }
}

/** Processes a verified delivery: reads it, applies its effects, and returns the response. */
export const handle = async (visit: Visit, steps: Behavior): Promise<ReceiverResponse> => {
  visit.payload = understood(visit, steps)
  if (!visit.payload) return refused(400, 'the body is not a JSON object')
  const outage = steps.outage(visit, steps)
  if (outage) return outage
  visit.taken = await steps.take(visit, visit.payload, steps)
  const { fresh } = visit.taken
  if (steps.lookUp.when === 'before-answering') await lookUp(fresh, steps)
  else if (steps.lookUp.when === 'after-answering') steps.surroundings.later(() => lookUp(fresh, steps))
  return accepted(visit.taken.ids)
}

/** Verifies the raw bytes, then processes the delivery. */
export const flow = async (visit: Visit, steps: Behavior): Promise<ReceiverResponse> => {
  const unread = await open(visit, steps)
  if (unread) return unread
  visit.verification = steps.verify(visit, steps)
  return visit.verification.ok ? steps.handle(visit, steps) : steps.refuse(visit, steps)
}
