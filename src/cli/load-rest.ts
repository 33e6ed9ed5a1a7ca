/** How long after the start of `serve` the rest of it is loaded, in real milliseconds. */
const AFTER_MS = 100

/**
 * Loads, shortly after the start, what `serve` needs only once it delivers. It is one file (src/build/bundle-node.js),
 * so that any module of it loads all of them; a call that comes earlier loads it at once.
 */
export const loadRest = (): void => void setTimeout(() => void import('../delivery/attempt.ts'), AFTER_MS).unref()
