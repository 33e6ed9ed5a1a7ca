/** How much the heap may grow before V8 collects garbage again, in percent; by default it may triple. */
const GROWTH_PERCENT = 10

/** How much buffers may grow before young ones are collected, in bytes. */
const GROWTH_BYTES = 4_194_304

/** Delay between two checks while anything happens, in real milliseconds. */
const LOOK_EVERY_MS = 50

/**
 * Makes V8 collect garbage earlier, so that a budget in bytes bounds resident memory too; otherwise dropped bodies stay
 * until the heap is several times as large.
 */
const collectEarlier = (): void => {
  process.getBuiltinModule('node:v8').setFlagsFromString(`--heap-growing-percent=${String(GROWTH_PERCENT)}`)
}

/** Parts of the collector that tests can replace. */
export interface CollectorParts {
  /** Returns the bytes of all buffers. */
  readonly bufferBytes: () => number
  /** Collects young garbage. */
  readonly collect: () => void
  /** Calls `callback` once after `ms` real milliseconds, without keeping the process alive. */
  readonly later: (callback: () => void, ms: number) => void
}

/**
 * Collects young buffers whenever they have grown by 4 MiB. V8 itself waits for 16 MiB of young objects, and counts a
 * large body as one small object, so tens of megabytes of sent bodies would accumulate.
 * @param watch calls back whenever anything happens; nothing is checked otherwise
 */
export const collectBuffers = (
  watch: (callback: () => void) => void,
  { bufferBytes, collect, later }: CollectorParts = OF_THE_PROCESS,
): void => {
  let before = bufferBytes()
  let isLooking = false
  const look = (): void => {
    isLooking = false
    const now = bufferBytes()
    before = Math.min(before, now)
    if (now - before < GROWTH_BYTES) return
    collect()
    before = bufferBytes()
  }
  watch(() => {
    if (isLooking) return
    isLooking = true
    later(look, LOOK_EVERY_MS)
  })
}

/**
 * Starts early collection with the first journal entry, so that startup does not load what it needs.
 * @param watch calls back whenever anything happens, until the returned function is called
 */
export const collectOnceBusy = (watch: (callback: () => void) => () => void): void => {
  const stop = watch(() => {
    stop()
    collectEarlier()
    collectBuffers(watch)
  })
}

type Collect = (options: { readonly type: 'minor' }) => void

let gc: Collect | undefined

/** Returns the collector of `--expose-gc`, without that option. */
const exposed = (): Collect => {
  process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc')
  const found = process
    .getBuiltinModule('node:vm')
    .runInNewContext('typeof gc === "function" ? gc : undefined') as unknown
  return typeof found === 'function' ? (found as Collect) : () => undefined
}

const OF_THE_PROCESS: CollectorParts = {
  // process.memoryUsage() would read a system file each time.
  bufferBytes: () => process.getBuiltinModule('node:v8').getHeapStatistics().external_memory,
  collect: () => {
    gc ??= exposed()
    gc({ type: 'minor' })
  },
  later: (callback, ms) => void setTimeout(callback, ms).unref(),
}
