import type { Toasts } from '../parts/toasts.ts'
import { setText } from '../parts/element.ts'

/** Runs what a person asked for, after what still could be undone; reports what went wrong, and where. */
export const actionsWith = (toasts: Toasts) => {
  let told: HTMLElement | undefined
  const clear = (): void => {
    toasts.clearErrors()
    if (told) told.hidden = true
    told = undefined
  }
  return async (work: () => Promise<unknown>, beside?: HTMLElement): Promise<void> => {
    try {
      await toasts.flush()
      await work()
      clear()
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error)
      clear()
      // A field whose panel is closed would tell nobody.
      if (beside?.closest('[popover]')?.matches(':popover-open') !== true) return toasts.fail(text)
      told = beside
      setText(beside, text)
      beside.hidden = false
    }
  }
}
