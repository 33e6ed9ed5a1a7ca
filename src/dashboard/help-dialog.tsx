import { render } from 'preact'
import { part } from './parts/element.ts'
import type { PageKey } from './page-keys.ts'
import { KeysAndSigns } from './parts/keys-and-signs.tsx'

/** Shows all keys, and the meaning of the signs. */
export const showHelp = (keys: readonly PageKey[]): void => {
  const dialog = part('help', HTMLDialogElement)
  render(
    <KeysAndSigns
      keys={keys}
      close={() => {
        dialog.close()
      }}
    />,
    dialog,
  )
  dialog.showModal()
}
