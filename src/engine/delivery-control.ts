import type { Dispatcher } from '../delivery/dispatcher.ts'
import { attachToRedelivery } from '../faults/attach.ts'
import type { DeliveryId } from '../journal/delivery.ts'
import type { KeptDelivery } from '../journal/kept-delivery.ts'
import type { Store } from '../journal/store.ts'
import { MockError } from '../kit/error.ts'
import { deliveryUnknown } from '../kit/unknown-id.ts'
import type { SubscriptionRegistry } from '../subscriptions/registry.ts'
import type { MockCore } from './core.ts'

interface DeliveryParts {
  readonly store: Store
  readonly registry: SubscriptionRegistry
  readonly dispatcher: Dispatcher
}

/** Creates the control for manual redelivery and cancellation. */
export const createDeliveryControl = ({
  store,
  registry,
  dispatcher,
}: DeliveryParts): Pick<MockCore, 'redeliver' | 'cancel'> => {
  const find = (id: DeliveryId): KeptDelivery => {
    const delivery = store.delivery(id)
    if (delivery) return delivery
    throw deliveryUnknown(id)
  }
  return {
    redeliver(id, faults) {
      const delivery = find(id)
      if (!registry.get(delivery.subscriptionId)) {
        throw new MockError({
          code: 'SUBSCRIPTION_DELETED',
          message: `the subscription of delivery "${id}" is deleted`,
          fix: 'create it again and publish the event again',
        })
      }
      dispatcher.redeliver(delivery, attachToRedelivery(faults))
      return delivery
    },
    cancel(id) {
      const delivery = find(id)
      if (delivery.settledAt !== undefined) {
        throw new MockError({
          code: 'DELIVERY_SETTLED',
          message: `delivery "${id}" has settled already: ${delivery.state}`,
          fix: 'only deliveries that are scheduled or in flight can be canceled',
        })
      }
      dispatcher.cancel(delivery, 'by-hand')
      return delivery
    },
  }
}
