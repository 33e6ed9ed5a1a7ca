import type { ApiFault } from '../fault.ts'
import { isMembers, rewriteItems, rewriteData } from './rewritten-answer.ts'

const grown = (one: unknown): unknown =>
  isMembers(one) && Array.isArray(one.subscribedEvents)
    ? { ...one, subscribedEvents: [...(one.subscribedEvents as readonly unknown[]), 'ConversationAddedLater'] }
    : one

export const apiUnknownValues: ApiFault = {
  name: 'api-unknown-values',
  plane: 'api',
  rows: ['A08', 'A09'],
  operations: ['listWebhooks', 'getWebhook', 'listDeliveryStatuses'],
  does: 'names an event, or a kind of delivery status, that no document knows',
  receiver: 'shows it as it is, or takes no notice; no crash, and no verdict about a delivery',
  parameters: {},
  async answer(call) {
    const answer = await call.work()
    if (call.operation === 'listDeliveryStatuses')
      return rewriteItems(answer, (items) =>
        items.map((item) => ({ ...item, deliveryStatus: { _type: 'AddedLater' } })),
      )
    return rewriteData(answer, (data) => (Array.isArray(data) ? data.map(grown) : grown(data)))
  },
}
