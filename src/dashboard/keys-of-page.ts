import type { Board } from './board/board.ts'
import { choiceAfter, type Choice } from './board/choosing.ts'
import type { DetailModel } from './detail/detail-model.ts'
import { part } from './parts/element.ts'
import type { PageKey } from './page-keys.ts'
import type { PageState } from './page-state.ts'

export interface KeyParts {
  readonly board: Board
  readonly state: PageState
  readonly detail: DetailModel
  readonly open: (choice: Choice) => void
  readonly choose: (choice: Choice) => void
  readonly nextFailure: () => void
  /** Replays a delivery, or everything if none is selected. */
  readonly replay: (id: string | undefined) => void
  readonly showHelp: () => void
}

/** Returns every key of the page with its action. */
export const keysOf = (parts: KeyParts): readonly PageKey[] => {
  const { board, state, detail, open, choose, nextFailure, replay, showHelp } = parts
  const step = (key: string) => (): void => {
    const next = choiceAfter(key, board.inOrder(), state.choice.value, board.pageRows())
    if (!next) return
    // An open drawer follows the selection, so that deliveries can be read one after the other.
    if (detail.choice.value) open(next)
    else choose(next)
  }
  const inDrawer = (label: string) => (): void => {
    const buttons = document.querySelectorAll<HTMLButtonElement>('#detail button')
    ;[...buttons].find(({ textContent }) => textContent === label)?.click()
  }
  const press = (id: string) => (): void => {
    part(id, HTMLButtonElement).click()
  }
  return [
    { keys: ['j', 'ArrowDown'], does: 'next delivery', run: step('ArrowDown') },
    { keys: ['k', 'ArrowUp'], does: 'previous delivery', run: step('ArrowUp') },
    { keys: ['ArrowRight'], does: 'next attempt', run: step('ArrowRight') },
    { keys: ['ArrowLeft'], does: 'previous attempt', run: step('ArrowLeft') },
    {
      keys: ['Enter'],
      does: 'open it',
      run: () => {
        if (state.choice.value) open(state.choice.value)
      },
    },
    {
      keys: ['Escape'],
      does: 'close it',
      run: () => {
        detail.close()
      },
    },
    { keys: ['n'], does: 'next failure', run: nextFailure },
    { keys: ['r'], does: 'redeliver the open delivery', needsMock: true, run: inDrawer('Redeliver') },
    { keys: ['c'], does: 'copy the open attempt as curl', run: inDrawer('Copy as curl') },
    { keys: ['p'], does: 'publish STARTED', needsMock: true, run: press('publish-main') },
    {
      keys: ['/'],
      does: 'search',
      run: () => {
        part('search', HTMLInputElement).focus()
      },
    },
    { keys: ['f'], does: 'follow the clock', run: press('follow') },
    { keys: ['0'], does: 'fit all', run: press('fit') },
    { keys: ['+', '='], does: 'zoom in', run: press('zoom-in') },
    { keys: ['-'], does: 'zoom out', run: press('zoom-out') },
    { keys: ['t'], does: 'time travel, and back', run: press('travel-button') },
    {
      keys: ['R'],
      does: 'replay the selected delivery, or everything',
      run: () => {
        replay(state.choice.value?.id)
      },
    },
    { keys: ['?'], does: 'show this', run: showHelp },
  ]
}
