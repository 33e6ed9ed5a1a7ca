import type { ApiName } from '../mock/control-client.ts'
import { part, setText } from './element.ts'

const WORDS: Readonly<Record<ApiName, readonly [title: string, why: string]>> = {
  control: ['Control token', 'This mock was started with --control-token. The token is kept for this tab only.'],
  api: [
    'API key',
    'This mock was started with --api-key, which its subscription API requires. The key is kept for this tab only.',
  ],
}

/** Asks the user for a token or key, and resolves with it. */
export const askFor = (api: ApiName): Promise<string> =>
  new Promise((resolve) => {
    const dialog = part('ask', HTMLDialogElement)
    const value = part('ask-value', HTMLInputElement)
    const [title, why] = WORDS[api]
    setText(part('ask-title', HTMLElement), title)
    setText(part('ask-why', HTMLElement), why)
    value.value = ''
    const answered = (): void => {
      // Escape closes it too; the page cannot show anything without a value, so it asks again.
      if (value.value === '') return void dialog.showModal()
      dialog.removeEventListener('close', answered)
      resolve(value.value)
    }
    dialog.addEventListener('close', answered)
    dialog.showModal()
  })
