import type { Dispatcher } from '../delivery/dispatcher.ts'
import { isForgotten, type KeptDelivery } from '../journal/kept-delivery.ts'
import type { Store } from '../journal/store.ts'
import type { Player } from './play.ts'

/**
 * Creates the function that waits until all deliveries have settled and all life cycles have ended, or until the
 * deliveries of one event have settled. A reset ends the wait.
 */
export const createSettledWait =
  ({ store, dispatcher, player }: { store: Store; dispatcher: Dispatcher; player: Player }) =>
  (eventId?: string): Promise<void> =>
    new Promise((resolve) => {
      const open = new Set<KeptDelivery>()
      if (eventId !== undefined) {
        for (const delivery of store.unsettled()) if (delivery.eventId === eventId) open.add(delivery)
      }
      const isOpen = (): boolean => {
        for (const delivery of open) if (!isForgotten(delivery)) return true
        return false
      }
      const done = (): boolean =>
        eventId === undefined ? dispatcher.unsettled === 0 && player.playing === 0 : !isOpen()
      if (done()) return resolve()
      const check = (): void => {
        if (!done()) return
        stopDeliveries()
        stopPlayer()
        resolve()
      }
      const stopDeliveries = dispatcher.onSettled((delivery) => {
        open.delete(delivery)
        check()
      })
      const stopPlayer = player.onEnd(check)
    })
