import type { Board } from '../board/board.ts'
import type { Choice } from '../board/choosing.ts'
import type { ControlClient } from '../mock/control-client.ts'
import { DetailModel } from './detail-model.ts'
import type { FrameLoop } from '../parts/frame-loop.ts'
import type { Model } from '../model.ts'
import type { PageState } from '../page-state.ts'
import type { Toasts } from '../parts/toasts.ts'

export interface DetailParts {
  readonly client: ControlClient
  readonly model: Model
  readonly state: PageState
  readonly board: Board
  readonly toasts: Toasts
  readonly frames: FrameLoop
  readonly grid: HTMLElement
  /** Runs a user's action, and reports if it is refused. */
  readonly act: (work: () => Promise<unknown>) => Promise<void>
  readonly replay: (id: string) => void
}

/** Wires the drawer, and the selection and opening of a delivery. */
export const wireDetail = ({ client, model, state, board, toasts, frames, grid, act, replay }: DetailParts) => {
  const choose = (next: Choice): void => {
    state.choice.value = next
    frames.changed()
    board.reveal(next)
  }
  const open = (next: Choice): void => {
    const attempt = next.attempt ?? model.lanes.byId.get(next.id)?.marks.at(-1)?.number
    choose({ id: next.id, attempt })
    void act(async () => {
      await detail.show({ id: next.id, attempt })
      requestAnimationFrame(() => {
        document.getElementById('detail-title')?.focus()
        // The drawer has made the board smaller.
        board.reveal({ id: next.id, attempt })
      })
    })
  }
  const detail = new DetailModel({
    load: client.delivery,
    now: () => model.now(),
    secretOf: (id) => model.secretOf(id),
    nameOf: (id) => model.nameOf(id),
    redeliver: (id) =>
      act(async () => {
        await client.redeliver(id)
        board.expect([id])
        toasts.tell('Sent again')
      }),
    cancel: (id) => act(() => client.cancel(id)),
    replay,
    chosen: choose,
    closed() {
      grid.focus()
      frames.changed()
    },
  })

  return { detail, choose, open }
}
