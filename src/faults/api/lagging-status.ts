import { isoMs } from '../../clock/stamp.ts'
import type { ApiFault } from '../fault.ts'
import { isMembers, rewriteItems } from './rewritten-answer.ts'

export const laggingStatus: ApiFault = {
  name: 'api-lagging-status',
  plane: 'api',
  rows: ['A08'],
  operations: ['listDeliveryStatuses', 'listEventLogs'],
  does: 'leaves what was delivered of late out of the delivery statuses and event logs',
  receiver: 'asks again within bounds, and takes silence for no failure',
  parameters: {
    by: { kind: 'duration', required: true, means: "how far they lag behind, on the mock's clock" },
  },
  async answer(call, { by }) {
    const shownUntil = isoMs(call.now - Number(by))
    const isShown = (detail: unknown): boolean =>
      !isMembers(detail) || typeof detail.deliveryTimestamp !== 'string' || detail.deliveryTimestamp <= shownUntil
    return rewriteItems(await call.work(), (items) =>
      call.operation === 'listEventLogs'
        ? items.filter(({ deliveryDetail }) => isShown(deliveryDetail))
        : items.map((item) =>
            isShown(item.deliveryStatus) ? item : { ...item, deliveryStatus: { _type: 'NoRecentDelivery' } },
          ),
    )
  },
}
