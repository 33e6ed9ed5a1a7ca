/** A key that works anywhere on the page: its action, and its text in the help. */
export interface PageKey {
  readonly keys: readonly string[]
  readonly does: string
  /** Whether it has no effect in an exported file. */
  readonly needsMock?: boolean
  readonly run: () => void
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, dialog[open], [contenteditable]') !== null

/** Whether a key belongs to the focused control. */
const isControls = (target: EventTarget | null, key: string): boolean =>
  target instanceof Element &&
  (key.startsWith('Arrow') || key === 'Enter' || key === 'Home' || key === 'End' || key.startsWith('Page')) &&
  target.closest('button, a, summary, [role=toolbar], [role=radiogroup], [role=tablist], [popover], pre') !== null

/** Wires keys that work wherever the focus is, except in text fields. */
export const wireKeys = (keys: readonly PageKey[]): void => {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return
    // The browser closes the topmost element unless that is prevented.
    if (event.key === 'Escape' && document.querySelector(':popover-open, dialog[open]')) return
    if (isWriting(event.target) || isControls(event.target, event.key)) return
    const found = keys.find((one) => one.keys.includes(event.key))
    if (!found) return
    event.preventDefault()
    found.run()
  })
}
