import type { Board } from '../board/board.ts'
import type { DetailModel } from '../detail/detail-model.ts'
import type { Model } from '../model.ts'
import { spanOfAll, spanOfDelivery } from './replay-span.ts'
import type { Toasts } from '../parts/toasts.ts'
import type { TravelModel } from './travel-model.ts'

export interface ReplayParts {
  readonly model: Model
  readonly board: Board
  readonly travel: TravelModel
  readonly detail: DetailModel
  readonly toasts: Toasts
  /** Runs a user's action, and reports if it is refused. */
  readonly act: (work: () => Promise<unknown>) => Promise<void>
}

/** Returns a function that replays a delivery from its publication, or everything if none is given. */
export const replayWith =
  ({ model, board, travel, detail, toasts, act }: ReplayParts) =>
  (id: string | undefined): void => {
    void act(async () => {
      await travel.read()
      const { entries } = model.history
      const span = id === undefined ? spanOfAll(entries) : spanOfDelivery(entries, id)
      if (!span) return toasts.tell('There is nothing to replay: the journal does not have it')
      // The board shows the replay; the drawer would show how it ended.
      detail.close()
      if (id !== undefined) board.expect([id])
      travel.replay(span.from, span.to)
    })
  }
