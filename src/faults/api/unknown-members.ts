import type { ApiFault } from '../fault.ts'
import { isMembers, rewriteAnswer } from './rewritten-answer.ts'

const added = { addedLater: 'a member that no document knows', addedLaterToo: { nested: [1, null] } }

const grown = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(grown)
  if (!isMembers(value)) return value
  return { ...Object.fromEntries(Object.entries(value).map(([key, member]) => [key, grown(member)])), ...added }
}

export const apiUnknownMembers: ApiFault = {
  name: 'api-unknown-members',
  plane: 'api',
  rows: ['A09'],
  does: 'adds members that no document knows to every object of an answer',
  receiver: 'takes no notice of them',
  parameters: {},
  answer: async (call) => rewriteAnswer(await call.work(), grown),
}
