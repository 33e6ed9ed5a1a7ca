import type { Board } from './board/board.ts'
import type { Choice } from './board/choosing.ts'
import type { ControlClient } from './mock/control-client.ts'
import { part } from './parts/element.ts'
import { closeMenus } from './parts/menus.ts'
import type { Model } from './model.ts'
import type { Toasts } from './parts/toasts.ts'
import { counted } from '../picture/words.ts'

export interface ButtonParts {
  readonly client: ControlClient
  readonly model: Model
  readonly board: Board
  readonly toasts: Toasts
  /** Runs a user's action, and reports if it is refused. */
  readonly act: (work: () => Promise<unknown>) => Promise<void>
  readonly readClock: () => Promise<void>
  readonly open: (choice: Choice) => void
}

/** Wires the menu buttons that need no panel; returns those that also have keys. */
export const wireButtons = ({ client, model, board, toasts, act, readClock, open }: ButtonParts) => {
  const press = (id: string, then: () => void): void => {
    part(id, HTMLButtonElement).addEventListener('click', () => {
      closeMenus()
      then()
    })
  }
  press('reset', () => {
    void toasts.undoable('Everything will be cleared in 10 s', () =>
      act(async () => {
        await client.reset()
        await readClock()
      }),
    )
  })
  press('redeliver-failed', () => {
    const failed = model.lanes.order.filter((lane) => lane.state === 'exhausted')
    void act(async () => {
      for (const { id } of failed) await client.redeliver(id)
      toasts.tell(`Sent ${counted(failed.length, 'event')} again`)
    })
  })
  press('copy-link', () => {
    void act(async () => {
      await navigator.clipboard.writeText(location.href)
      toasts.tell('Link copied')
    })
  })
  const nextFailure = (): void => {
    const found = board.nextFailure()
    if (found) open(found)
    else toasts.tell('No delivery has failed')
  }
  press('next-failure', nextFailure)
  return { nextFailure }
}
