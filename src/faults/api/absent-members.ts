import type { ApiFault } from '../fault.ts'
import { isMembers, rewriteAnswer } from './rewritten-answer.ts'

const without = (members: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(members).filter(([key]) => key !== name))

const shrunk = (one: unknown): unknown => (isMembers(one) ? without(one, 'subscribedEvents') : one)

/** Public documentation of the subscription API: neither the events of a subscription nor the data of a list is required. */
export const apiAbsentMembers: ApiFault = {
  name: 'api-absent-members',
  plane: 'api',
  rows: ['A09'],
  does: 'leaves out what the documents let be left out: subscribedEvents, and the data of a list that is empty',
  receiver: 'takes what is absent for empty or unknown, without a crash',
  parameters: {},
  answer: async (call) =>
    rewriteAnswer(await call.work(), (body) => {
      if (!isMembers(body)) return body
      const { data } = body
      if (!Array.isArray(data)) return { ...body, data: shrunk(data) }
      return data.length === 0 ? without(body, 'data') : { ...body, data: data.map(shrunk) }
    }),
}
