import { realNow } from '../clock/real.ts'
import { WireTimer } from '../clock/wire-timer.ts'
import { MockError } from '../kit/error.ts'
import type { Secret, Surroundings } from './behaviour.ts'
import { Effects } from './effects.ts'
import { noStore, type ReceiverStore } from './store.ts'

/** What a receiver does with a bad signature unless told otherwise: it responds with 401. */
export const DEFAULT_POLICY = 'reject'

/** What a receiver may be given from outside. */
export interface SurroundingsOptions {
  /**
   * What deliveries are signed with. A function is asked at each delivery, with the path that was called: secrets may
   * differ and be rotated.
   */
  readonly secret: Secret | ((path: string) => Secret)
  /** Where effects are kept before a response is given. Default: nowhere, so that a restart forgets them. */
  readonly store?: ReceiverStore
  /** Where deliveries are taken, default `/`: everywhere but the probes. */
  readonly path?: string
  /** A second subscription, taken at a path of its own and signed with a secret of its own. */
  readonly second?: { readonly path: string; readonly secret: string }
  /** What to do with a bad signature: a 401, or a 200 without effect. Default `reject`. */
  readonly policy?: 'reject' | 'ignore'
  /** Origin that `selfUri` is fetched from when an interaction has started. Without it nothing is fetched. */
  readonly nexus?: string
  /** Default the global one. */
  readonly fetch?: typeof fetch
  /** Default real time. */
  readonly pause?: (ms: number) => Promise<void>
  readonly block?: (ms: number) => void
  readonly now?: () => number
  /** Milliseconds since the Unix epoch. Default real time. */
  readonly time?: () => number
  /** Called by defects that end the process. Default ends it with 1. */
  readonly exit?: () => void
  /** Called by defects that log too much. Default standard error. */
  readonly log?: (line: string) => void
}

const timer = new WireTimer()

const originOf = (nexus: string): string => {
  if (URL.canParse(nexus) && /^https?:$/.test(new URL(nexus).protocol)) return new URL(nexus).origin
  throw new MockError({
    code: 'NEXUS_INVALID',
    message: `"${nexus}" is not a URL that resources could be fetched from`,
    fix: 'give an origin, such as http://127.0.0.1:9000',
  })
}

/** Resolves what was left out. @throws {MockError} `NEXUS_INVALID` */
export const surroundingsOf = (options: SurroundingsOptions, later: Surroundings['later']): Surroundings => {
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
