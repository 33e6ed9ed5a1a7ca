import { accepted, rejected, type ReceiverResponse } from './response.ts'
import type { Behavior, DeliveryResult, RequestContext } from './behavior.ts'
import { lookUp } from './look-up.ts'
import { isComplete, type ParsedPayload, type CompleteEvent } from './payload.ts'

/** Reads the body unless it was already read; returns the response to a body that is rejected. */
export const open = async (context: RequestContext, steps: Behavior): Promise<ReceiverResponse | undefined> => {
  if (context.body) return undefined
  const read = await steps.readBody(context.request)
  if (!(read instanceof Uint8Array)) return read
  context.body = read
  return undefined
}

/** Returns the payload of a body; undefined if it is not a JSON object. */
export const payloadOf = (context: RequestContext, steps: Behavior): ParsedPayload | undefined => {
  let json: unknown
  try {
    json = steps.parse(steps.decode(context.body ?? new Uint8Array()))
  } catch {
    return undefined
  }
  return steps.readPayload(json, context.dialect)
}

/** Applies the effect of each event once. */
export const processEvents = async (
  context: RequestContext,
  payload: ParsedPayload,
  steps: Behavior,
): Promise<DeliveryResult> => {
  const ids: string[] = []
  const fresh: CompleteEvent[] = []
  let repeated = 0
  for (const received of payload.events) {
    if (received.id !== undefined) ids.push(received.id)
    if (!isComplete(received) || !steps.isKnown(received, context.dialect)) continue
    const key = steps.keyOf(received, context)
    if (await steps.claim(key)) {
      await steps.record(received, steps, key)
      fresh.push(received)
    } else repeated += 1
  }
  // Includes effects of concurrent deliveries: the response promises that they are not lost.
  await steps.environment.store.saved()
  return { ids, fresh, repeated }
}

/** Processes a verified delivery: reads it, applies its effects, and returns the response. */
export const handle = async (context: RequestContext, steps: Behavior): Promise<ReceiverResponse> => {
  context.payload = payloadOf(context, steps)
  if (!context.payload) return rejected(400, 'the body is not a JSON object')
  const outage = steps.outage(context, steps)
  if (outage) return outage
  context.result = await steps.processEvents(context, context.payload, steps)
  const { fresh } = context.result
  if (steps.lookUp.when === 'before-responding') await lookUp(fresh, steps)
  else if (steps.lookUp.when === 'after-responding') steps.environment.later(() => lookUp(fresh, steps))
  return accepted(context.result.ids)
}

/** Verifies the raw bytes, then processes the delivery. */
export const flow = async (context: RequestContext, steps: Behavior): Promise<ReceiverResponse> => {
  const unread = await open(context, steps)
  if (unread) return unread
  context.verification = steps.verify(context, steps)
  return context.verification.ok ? steps.handle(context, steps) : steps.refuse(context, steps)
}
