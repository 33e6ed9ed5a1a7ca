import { realNow } from '../clock/real.ts'
import { WireTimer } from '../clock/wire-timer.ts'
import { MockError } from '../kit/error.ts'
import type { Secret, Environment } from './behavior.ts'
import { Effects } from './effects.ts'
import { noStore, type ReceiverStore } from './store.ts'

/** The default policy for a bad signature: respond with 401. */
export const DEFAULT_POLICY = 'reject'

/** The options for the environment of a receiver. */
export interface EnvironmentOptions {
  /**
   * The secret of deliveries. A function is called for each delivery with its path, so that secrets can differ and be
   * rotated.
   */
  readonly secret: Secret | ((path: string) => Secret)
  /** Where effects are stored before the response. Default: nowhere, so that a restart forgets them. */
  readonly store?: ReceiverStore
  /** Path of deliveries. Default: `/`, any path except those of probes. */
  readonly path?: string
  /** A second subscription, with its own path and secret. */
  readonly second?: { readonly path: string; readonly secret: string }
  /** The response to a bad signature: 401, or 200 without processing. Default: `reject`. */
  readonly policy?: 'reject' | 'ignore'
  /** Origin from which `selfUri` of a started interaction is fetched. Without it nothing is fetched. */
  readonly nexus?: string
  /** Default: the global one. */
  readonly fetch?: typeof fetch
  /** Default: real time. */
  readonly pause?: (ms: number) => Promise<void>
  readonly block?: (ms: number) => void
  readonly now?: () => number
  /** Milliseconds since the Unix epoch. Default: real time. */
  readonly time?: () => number
  /** Called by defects that crash. Default: ends the process with exit code 1. */
  readonly exit?: () => void
  /** Called by defects that log too much. Default: standard error. */
  readonly log?: (line: string) => void
}

const timer = new WireTimer()

const originOf = (nexus: string): string => {
  if (URL.canParse(nexus) && /^https?:$/.test(new URL(nexus).protocol)) return new URL(nexus).origin
  throw new MockError({
    code: 'NEXUS_INVALID',
    message: `"${nexus}" is not an http or https URL`,
    fix: 'give an origin, such as http://127.0.0.1:9000',
  })
}

/** Returns the environment for options, with defaults. @throws {MockError} `NEXUS_INVALID` */
export const environmentOf = (options: EnvironmentOptions, later: Environment['later']): Environment => {
  const { secret, second, store = noStore } = options
  const effects = new Effects()
  for (const line of store.lines) if (line.kind === 'effect') effects.restore(line)
  const first = typeof secret === 'function' ? secret : () => secret
  return {
    effects,
    store,
    path: options.path ?? '/',
    policy: options.policy ?? DEFAULT_POLICY,
    secondPath: second?.path,
    secret: (path) => (second !== undefined && path === second.path ? second.secret : first(path)),
    nexus: options.nexus === undefined ? undefined : originOf(options.nexus),
    fetch: options.fetch ?? fetch,
    pause: options.pause ?? ((ms) => new Promise((resolve) => timer.after(ms, resolve))),
    block: options.block ?? ((ms) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)),
    now: options.now ?? (() => timer.now()),
    time: options.time ?? realNow,
    exit: options.exit ?? (() => process.exit(1)),
    log: options.log ?? ((line) => void process.stderr.write(`${line}\n`)),
    later,
  }
}
