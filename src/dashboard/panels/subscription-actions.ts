import type { ControlClient } from '../mock/control-client.ts'
import { SubscriptionDialog } from './subscription-dialog.ts'

/** Returns the dialog that creates and changes subscriptions through the mock's own API. */
export const subscriptionsOver = (client: ControlClient): SubscriptionDialog =>
  new SubscriptionDialog({
    async create(input, policy) {
      const { id } = await client.subscribe(input)
      if (policy === '') return
      try {
        await client.setOwnRetryPolicy(id, policy)
      } catch (error) {
        // A subscription that could not be set up completely is removed.
        await client.unsubscribe(id)
        throw error
      }
    },
    change: client.patch,
    setPolicy: (id, policy) =>
      policy === undefined ? client.clearOwnRetryPolicy(id) : client.setOwnRetryPolicy(id, policy),
  })
