import { signal } from '@preact/signals'

/** A short message: what was done, what went wrong, or what will be done unless the user undoes it. */
export interface Toast {
  readonly id: number
  readonly text: string
  readonly isError: boolean
  /** The available actions, by label. */
  readonly actions: readonly { readonly label: string; readonly run: () => void }[]
}

const SHOWN_MS = 4000
/** How long the user can undo an action that cannot be undone afterwards, in milliseconds. */
export const UNDO_MS = 10_000

/** The messages of the page. A destructive action is carried out when its message disappears, unless it was undone. */
export class Toasts {
  readonly list = signal<readonly Toast[]>([])
  #next = 1
  #pending: { readonly id: number; readonly carryOut: () => Promise<void> } | undefined

  tell(text: string): void {
    this.#showFor(this.#add({ text, isError: false, actions: [] }), SHOWN_MS)
  }

  /** Shows an error until the user closes it, or another action succeeds. */
  fail(text: string): void {
    this.clearErrors()
    this.#add({ text, isError: true, actions: [] })
  }

  clearErrors(): void {
    this.list.value = this.list.value.filter(({ isError }) => !isError)
  }

  /** Carries out an action after 10 seconds, or immediately if the user says so; until then it can be undone. */
  async undoable(text: string, carryOut: () => Promise<void>): Promise<void> {
    await this.flush()
    const id = this.#add({
      text,
      isError: false,
      actions: [
        {
          label: 'Undo',
          run: () => {
            this.#pending = undefined
            this.close(id)
          },
        },
        { label: 'Do it now', run: () => void this.flush() },
      ],
    })
    this.#pending = { id, carryOut }
    setTimeout(() => {
      if (this.#pending?.id === id) void this.flush()
    }, UNDO_MS)
  }

  /** Carries out the pending action before another one starts. */
  async flush(): Promise<void> {
    const pending = this.#pending
    if (!pending) return
    this.#pending = undefined
    this.close(pending.id)
    await pending.carryOut()
  }

  close(id: number): void {
    if (this.#pending?.id === id) this.#pending = undefined
    this.list.value = this.list.value.filter((one) => one.id !== id)
  }

  #add(toast: Omit<Toast, 'id'>): number {
    const id = this.#next++
    this.list.value = [...this.list.value.slice(-3), { ...toast, id }]
    return id
  }

  #showFor(id: number, ms: number): void {
    setTimeout(() => {
      this.close(id)
    }, ms)
  }
}
