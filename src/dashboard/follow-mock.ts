import { quietly } from './parts/quietly.ts'
import type { ControlClient } from './mock/control-client.ts'
import type { FrameLoop } from './parts/frame-loop.ts'
import { JournalFeed } from './mock/journal-feed.ts'
import { showConnection } from './mock/lost-notice.ts'
import type { Media } from './parts/medium.ts'
import type { EntryTaking, ShowingParts } from './take-entries.ts'
import type { Toasts } from './parts/toasts.ts'
import type { TravelModel } from './travel/travel-model.ts'

export interface FollowParts extends ShowingParts {
  readonly client: ControlClient
  readonly frames: FrameLoop
  readonly media: Media
  readonly taking: EntryTaking
  readonly toasts: Toasts
  readonly travel: TravelModel
}

/** Returns a feed that follows the mock: it reads the journal, and shows whether the mock can be reached. */
export const followMock = (parts: FollowParts): JournalFeed => {
  const { client, model, state, detail, engine, frames, media, taking, toasts, travel, unseen } = parts
  const { readClock, readSubscriptions } = parts
  return new JournalFeed({
    call: (path, signal) => client.control(path, { signal }),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    rows: {
      begin(page) {
        taking.begin(page)
        return frames.shown()
      },
      older(page) {
        model.addOlder(page)
        frames.recountNow()
      },
    },
    entries(entries) {
      taking.take(entries)
    },
    startedOver() {
      travel.live()
      const gone = model.lanes.order.length
      model.forget()
      media.clear()
      engine.clear()
      unseen.clear()
      state.refused.value = []
      detail.close()
      frames.changed()
      toasts.tell(`The mock was restarted; ${gone === 1 ? '1 delivery is' : `${String(gone)} deliveries are`} gone`)
    },
    state(connection) {
      if (connection === 'lost') state.lostAt.value = model.freeze()
      if (connection === 'live') model.thaw()
      state.connection.value = connection
      detail.isOffline.value = connection !== 'live'
      showConnection(connection, state.lostAt.value)
      if (connection === 'live') {
        toasts.clearErrors()
        quietly(() => Promise.all([readClock(), readSubscriptions(), engine.read()]))
      }
      frames.changed()
    },
    token: () => client.renew('control'),
  })
}
