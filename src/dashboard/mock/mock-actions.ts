import type { Toasts } from '../parts/toasts.ts'
import { setText } from '../parts/element.ts'

/** Runs a user's action after carrying out those that could still be undone; reports what went wrong, and where. */
export const actionsWith = (toasts: Toasts) => {
  let shown: HTMLElement | undefined
  const clear = (): void => {
    toasts.clearErrors()
    if (shown) shown.hidden = true
    shown = undefined
  }
  return async (work: () => Promise<unknown>, beside?: HTMLElement): Promise<void> => {
    try {
      await toasts.flush()
      await work()
      clear()
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error)
      clear()
      // A message at a field is not visible while its panel is closed.
      if (beside?.closest('[popover]')?.matches(':popover-open') !== true) return toasts.fail(text)
      shown = beside
      setText(beside, text)
      beside.hidden = false
    }
  }
}
