import { accepted, refused, type ReceiverResponse } from './response.ts'
import type { Behaviour, Taken, Visit } from './behaviour.ts'
import { lookUp } from './look-up.ts'
import { isWhole, type ParsedPayload, type Whole } from './payload.ts'

/** Reads the body unless it was read before; a response if it is not taken. */
export const open = async (visit: Visit, steps: Behaviour): Promise<ReceiverResponse | undefined> => {
  if (visit.body) return undefined
  const read = await steps.readBody(visit.request)
  if (!(read instanceof Uint8Array)) return read
  visit.body = read
  return undefined
}

/** Reads what a body says; undefined if it is no JSON object. */
export const understood = (visit: Visit, steps: Behaviour): ParsedPayload | undefined => {
  let json: unknown
  try {
    json = steps.parse(steps.decode(visit.body ?? new Uint8Array()))
  } catch {
    return undefined
  }
  return steps.understand(json, visit.dialect)
}

/** Has each effect once. */
export const take = async (visit: Visit, payload: ParsedPayload, steps: Behaviour): Promise<Taken> => {
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
  // Also what another delivery is just having the effect of: a response says that it will not be lost.
  await steps.surroundings.store.saved()
  return { ids, fresh, repeated }
}

/** Takes a delivery that may be trusted: reads it, has its effects, answers. */
export const handle = async (visit: Visit, steps: Behaviour): Promise<ReceiverResponse> => {
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

/** Verifies the raw bytes before anything else. */
export const flow = async (visit: Visit, steps: Behaviour): Promise<ReceiverResponse> => {
  const unread = await open(visit, steps)
  if (unread) return unread
  visit.verification = steps.verify(visit, steps)
  return visit.verification.ok ? steps.handle(visit, steps) : steps.refuse(visit, steps)
}
