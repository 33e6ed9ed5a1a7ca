/** How long after the start compiled code is written, in real milliseconds. */
const WRITTEN_AFTER_MS = 1000

/**
 * Keeps compiled code for the next start, on Node 22.8 and later. Node writes it when a process ends; one that
 * runs for longer writes it after a second, on Node 22.10 and later, since it may be killed.
 * @param module the default export of `node:module`
 */
export const keepCompiled = (
  module: object,
  later = (callback: () => void, ms: number): void => void setTimeout(callback, ms).unref(),
): void => {
  const enable: unknown = Reflect.get(module, 'enableCompileCache')
  const flush: unknown = Reflect.get(module, 'flushCompileCache')
  if (typeof enable !== 'function') return
  Reflect.apply(enable, module, [])
  if (typeof flush === 'function') later(() => void Reflect.apply(flush, module, []), WRITTEN_AFTER_MS)
}
