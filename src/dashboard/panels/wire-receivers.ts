import type { Choice } from '../board/choosing.ts'
import type { ControlClient } from '../mock/control-client.ts'
import { part } from '../parts/element.ts'
import type { FrameLoop } from '../parts/frame-loop.ts'
import { closeMenus } from '../parts/menus.ts'
import type { Model } from '../model.ts'
import type { PageState } from '../page-state.ts'
import { ReceiversPanel } from './receivers-panel.ts'
import { subscriptionsOver } from './subscription-actions.ts'
import type { Toasts } from '../parts/toasts.ts'

export interface ReceiverPanelParts {
  readonly client: ControlClient
  readonly model: Model
  readonly state: PageState
  readonly toasts: Toasts
  readonly frames: FrameLoop
  /** Runs a user's action, and reports if it is refused. */
  readonly act: (work: () => Promise<unknown>) => Promise<void>
  readonly open: (choice: Choice) => void
}

/** Wires the list of receivers, and the dialog that adds or changes one. */
export const wireReceivers = ({ client, model, state, toasts, frames, act, open }: ReceiverPanelParts) => {
  const readSubscriptions = async (): Promise<void> => {
    model.subscriptions = await client.subscriptions()
    state.subscriptions.value = model.subscriptions
    frames.recount()
  }
  const subscriptions = subscriptionsOver(client)
  part('add', HTMLButtonElement).addEventListener('click', () => {
    subscriptions.open()
  })
  const receivers = new ReceiversPanel(part('receivers', HTMLUListElement), {
    edit: (known) => {
      subscriptions.open(known)
    },
    enable: (id, enabled) => act(() => client.patch(id, { enabled })),
    remove: (id) =>
      toasts.undoable(`${model.nameOf(id)} will be deleted in 10 s`, () => act(() => client.unsubscribe(id))),
    open: (id) => {
      closeMenus()
      open({ id, attempt: undefined })
    },
  })

  return { receivers, readSubscriptions, add: () => subscriptions.open() }
}
