/** How much the heap may grow over what is in use before V8 collects again, in percent; by itself it lets it triple. */
const GROWTH_PERCENT = 10

/** Bytes by which buffers may grow before the young ones among them are collected. */
const GROWTH_BYTES = 4_194_304

/** Real milliseconds between two looks at it while anything happens. */
const LOOK_EVERY_MS = 50

/**
 * Has V8 collect earlier, so that what a budget in bytes bounds is bounded in resident memory as well: dropped bodies
 * would otherwise lie about until the heap is several times as large as what is kept.
 */
const collectEarlier = (): void => {
  process.getBuiltinModule('node:v8').setFlagsFromString(`--heap-growing-percent=${String(GROWTH_PERCENT)}`)
}

/** Parts of a collector that can be replaced in tests. */
export interface Collecting {
  /** Bytes of all buffers. */
  readonly bufferBytes: () => number
  /** Collects what has lately become garbage. */
  readonly collect: () => void
  /** Calls back once, after so many real milliseconds, unless the process ends before. */
  readonly later: (callback: () => void, ms: number) => void
}

/**
 * Collects young buffers whenever these have grown by 4 MiB. V8 does so when its young objects take 16 MiB, and a large
 * body counts for one small object: tens of megabytes of bodies that have been read and sent would wait for it.
 * @param watch calls back whenever anything happens; nothing is looked at while nothing does
 */
export const collectBuffers = (
  watch: (callback: () => void) => void,
  { bufferBytes, collect, later }: Collecting = OF_THE_PROCESS,
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
 * Collects early from the first thing on that happens: a start does without what that needs.
 * @param watch calls back whenever anything happens, until what it returned is called
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

/** The collector that `--expose-gc` offers, without that option. */
const exposed = (): Collect => {
  process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc')
  const found = process
    .getBuiltinModule('node:vm')
    .runInNewContext('typeof gc === "function" ? gc : undefined') as unknown
  return typeof found === 'function' ? (found as Collect) : () => undefined
}

const OF_THE_PROCESS: Collecting = {
  // Asking the process for its memory reads a file of the system each time.
  bufferBytes: () => process.getBuiltinModule('node:v8').getHeapStatistics().external_memory,
  collect: () => {
    gc ??= exposed()
    gc({ type: 'minor' })
  },
  later: (callback, ms) => void setTimeout(callback, ms).unref(),
}
