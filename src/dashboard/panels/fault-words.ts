import type { FaultInfoView, StandingFaultView, StandingFaultRequest } from '../mock/control-client.ts'
import { describeMs } from '../../kit/span-words.ts'
import { clockTime } from '../../timeline/local-time.ts'

/** Returns a fault's parameters on one line: `every 10 ms, bytes 3`. */
export const parametersText = (
  parameters: Readonly<Record<string, unknown>>,
  info: FaultInfoView | undefined,
): string =>
  Object.entries(parameters)
    .map(([key, value]) => {
      const isSpan = info?.parameters[key]?.kind === 'duration' && typeof value === 'number'
      return `${key} ${isSpan ? describeMs(value) : String(value)}`
    })
    .join(', ')

/** Returns when a standing fault fires, in words; empty if it always fires. */
export const whenText = (
  { probability, attempts, event, operation, subscriptionId, from, until }: StandingFaultView,
  now: number,
  nameOf: (subscriptionId: string) => string,
): string =>
  [
    ...(probability < 1 ? [`${String(Math.round(probability * 1000) / 10)} % of the time`] : []),
    ...(event === undefined ? [] : [`on ${event}`]),
    ...(operation === undefined ? [] : [`on ${operation}`]),
    ...(attempts === undefined ? [] : [`on attempts ${String(attempts)}`]),
    ...(subscriptionId === undefined ? [] : [`to ${nameOf(subscriptionId)}`]),
    ...(Date.parse(from) > now ? [`from ${clockTime(Date.parse(from))}`] : []),
    ...(until === undefined ? [] : [`until ${clockTime(Date.parse(until))}`]),
  ].join(', ')

/** Returns how often it has fired, and whether it still can. */
export const firedText = ({ fired, count, until }: StandingFaultView, now: number): string => {
  const often =
    count === undefined
      ? `fired ${String(fired)} ${fired === 1 ? 'time' : 'times'}`
      : `fired ${String(fired)} of ${String(count)}`
  if (count !== undefined && fired >= count) return `${often}, spent`
  return until !== undefined && Date.parse(until) <= now ? `${often}, over` : often
}

/** Whether it can never fire again: its count is used up, or its time is over. */
export const isSpent = ({ fired, count, until }: StandingFaultView, now: number): boolean =>
  (count !== undefined && fired >= count) || (until !== undefined && Date.parse(until) <= now)

/** Returns the input that sets a removed fault again: with its full count, from now on. */
export const againInput = ({
  fault,
  parameters,
  attempts,
  probability,
  count,
  until,
  subscriptionId,
  event,
  operation,
}: StandingFaultView): StandingFaultRequest => ({
  fault,
  parameters,
  probability,
  ...(attempts !== undefined && { attempts }),
  ...(count !== undefined && { count }),
  ...(until !== undefined && { until }),
  ...(subscriptionId !== undefined && { subscriptionId }),
  ...(event !== undefined && { event }),
  ...(operation !== undefined && { operation }),
})
