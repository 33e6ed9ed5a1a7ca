import type { ControlClient } from '../mock/control-client.ts'
import { SubscriptionDialog } from './subscription-dialog.ts'

/** Returns the dialog that makes and changes subscriptions over the mock's own API. */
export const subscriptionsOver = (client: ControlClient): SubscriptionDialog =>
  new SubscriptionDialog({
    async create(input, policy) {
      const { id } = await client.subscribe(input)
      if (policy === '') return
      try {
        await client.setOwnRetryPolicy(id, policy)
      } catch (error) {
        // What could not be made whole is not left behind.
        await client.unsubscribe(id)
        throw error
      }
    },
    change: client.patch,
    setPolicy: (id, policy) =>
      policy === undefined ? client.clearOwnRetryPolicy(id) : client.setOwnRetryPolicy(id, policy),
  })
