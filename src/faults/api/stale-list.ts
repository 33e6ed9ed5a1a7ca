import type { ApiCall, ApiFault } from '../fault.ts'
import { bodyOf, isMembers, rewriteItems } from './rewritten-answer.ts'

const isYoung = (call: ApiCall, id: unknown, ms: number): boolean =>
  typeof id === 'string' && call.now < (call.createdAt(id) ?? -Infinity) + ms

export const staleList: ApiFault = {
  name: 'api-stale-list',
  plane: 'api',
  rows: ['A06'],
  operations: ['listWebhooks', 'getWebhook'],
  does: 'keeps a subscription that was just created out of the list',
  receiver: 'trusts the answer to its creation, and looks again within bounds before it creates another',
  parameters: {
    for: { kind: 'duration', required: true, means: "how long after its creation, on the mock's clock" },
    reads: {
      kind: 'choice',
      required: false,
      choices: ['list', 'all'],
      means: 'whether it can be read alone meanwhile, or that answers 404 too; default list',
    },
  },
  async answer(call, { for: ms, reads }) {
    const answer = await call.work()
    const age = Number(ms)
    if (call.operation === 'listWebhooks')
      return rewriteItems(answer, (items) => items.filter(({ id }) => !isYoung(call, id, age)))
    if (reads !== 'all') return answer
    const body = await bodyOf(answer)
    const data = isMembers(body) ? body.data : undefined
    return isMembers(data) && isYoung(call, data.id, age) ? call.refuse(404) : answer
  },
}
