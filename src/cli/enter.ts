/**
 * Calls back whenever Enter is pressed at the terminal; does nothing without a terminal. Returns a function that stops
 * it.
 */
export const onEnter = (pressed: () => void): (() => void) => {
  const { stdin } = process
  if (!stdin.isTTY) return () => undefined
  stdin.on('data', pressed)
  return () => {
    stdin.off('data', pressed)
    stdin.pause()
  }
}
