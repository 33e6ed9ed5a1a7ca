import { signal } from '@preact/signals'

/** A short message: what was done, what went wrong, or what is about to be done unless it is undone. */
export interface Toast {
  readonly id: number
  readonly text: string
  readonly isError: boolean
  /** What can be done about it, by label. */
  readonly actions: readonly { readonly label: string; readonly run: () => void }[]
}

const SHOWN_MS = 4000
/** How long a person can take back what cannot be taken back afterwards. */
export const UNDO_MS = 10_000

/** The messages of the page. What destroys something is carried out when its message goes, unless it was undone. */
export class Toasts {
  readonly list = signal<readonly Toast[]>([])
  #next = 1
  #pending: { readonly id: number; readonly carryOut: () => Promise<void> } | undefined

  tell(text: string): void {
    this.#showFor(this.#add({ text, isError: false, actions: [] }), SHOWN_MS)
  }

  /** Shows what went wrong until a person closes it, or something else goes well. */
  fail(text: string): void {
    this.clearErrors()
    this.#add({ text, isError: true, actions: [] })
  }

  clearErrors(): void {
    this.list.value = this.list.value.filter(({ isError }) => !isError)
  }

  /** Carries something out after 10 seconds or at once when a person says so; until then it can be undone. */
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

  /** Carries out what still waits, because something else is about to be done. */
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
