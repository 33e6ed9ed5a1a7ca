import type { Dispatcher } from '../delivery/dispatcher.ts'
import type { DeliveryId } from '../journal/delivery.ts'
import type { Store } from '../journal/store.ts'
import type { Player } from './play.ts'

/** Makes the wait for deliveries: all of them and every life cycle, or those of one event. */
export const createSettledWait =
  ({ store, dispatcher, player }: { store: Store; dispatcher: Dispatcher; player: Player }) =>
  (eventId?: string): Promise<void> =>
    new Promise((resolve) => {
      const open = new Set<DeliveryId>()
      if (eventId !== undefined) {
        for (const delivery of store.deliveries())
          if (delivery.eventId === eventId && delivery.settledAt === undefined) open.add(delivery.id)
      }
      const done = (): boolean =>
        eventId === undefined ? dispatcher.unsettled === 0 && player.playing === 0 : open.size === 0
      if (done()) return resolve()
      const check = (): void => {
        if (!done()) return
        stopDeliveries()
        stopPlayer()
        resolve()
      }
      const stopDeliveries = dispatcher.onSettled((delivery) => {
        open.delete(delivery.id)
        check()
      })
      const stopPlayer = player.onEnd(check)
    })
