import type { ApiFault } from '../fault.ts'
import { rewriteItems } from './rewritten-answer.ts'

export const staleDeletion: ApiFault = {
  name: 'api-stale-deletion',
  plane: 'api',
  rows: ['A06'],
  operations: ['listWebhooks', 'getWebhook'],
  does: 'keeps a subscription that was just deleted in the list',
  receiver: 'trusts the answer to its deletion, and takes what it still sees for old within bounds',
  parameters: {
    for: { kind: 'duration', required: true, means: "how long after its deletion, on the mock's clock" },
    reads: {
      kind: 'choice',
      required: false,
      choices: ['list', 'all'],
      means: 'whether it can still be read alone too; default list',
    },
  },
  async answer(call, { for: ms, reads }) {
    const answer = await call.work()
    const deleted = call.deletedAfter(call.now - Number(ms))
    if (call.operation === 'listWebhooks') return rewriteItems(answer, (items) => [...items, ...deleted])
    const shown =
      reads === 'all' && answer.status === 404 ? deleted.find(({ id }) => id === call.subscriptionId) : undefined
    return shown ? Response.json({ data: shown }) : answer
  },
}
