/**
 * Calls back whenever Enter is pressed at the terminal that gives the input, until the returned function is called; does
 * nothing without one.
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
