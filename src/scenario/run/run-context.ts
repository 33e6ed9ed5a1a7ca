import type { ClockMode } from '../../clock/clock.ts'
import { createMockCore, type CoreHooks, type OwnedCore } from '../../engine/create.ts'
import type { Assumptions } from '../../engine/options.ts'
import type { Ids } from '../../events/ids.ts'
import type { Controls } from '../under-test/controls.ts'
import type { SelfUriHost } from '../under-test/host.ts'
import type { Noise } from './noise.ts'
import type { Probes } from '../under-test/probes.ts'
import type { ReceiverControl } from '../under-test/receiver-control.ts'
import type { ReceiverLog } from '../under-test/receiver-log.ts'
import { DEFAULT_CLOCK } from '../model/defaults.ts'
import type { Scenario } from '../model/scenario.ts'
import type { SignatureDoctor } from '../judge/signature-doctor.ts'

/** What a scenario is played against. */
export interface RunContext {
  readonly target: string
  readonly secret: string
  readonly policy: 'reject' | 'ignore'
  readonly probes: Probes
  readonly controls: Controls
  /** A second subscription of the same receiver. */
  readonly second?: { readonly target: string; readonly secret: string }
  readonly host: SelfUriHost
  readonly doctor: SignatureDoctor
  /** How long the receiver takes for ordinary deliveries in this run. */
  readonly noise: Noise
  /** Which ids stand for those of the seed. */
  readonly ids: Ids
  /** What the receiver prints, where it was started here. */
  readonly log?: ReceiverLog
  /** By which a scenario ends, pauses and starts the receiver. */
  readonly life: ReceiverControl | undefined
  /** Real milliseconds an attempt waits for its answer; default: what the scenario says. */
  readonly responseTimeoutMs?: number
  readonly insecureTls?: boolean
  readonly assume?: Partial<Assumptions>
  /** Default `auto`: pauses between attempts cost no time. */
  readonly clock?: Exclude<ClockMode, 'manual'>
  /** Sends through this instead of sockets. */
  readonly fetch?: (input: string, init: RequestInit) => Promise<Response>
}

/** Makes a mock whose one subscriber is the receiver under test. */
export const mockFor = (
  run: RunContext,
  seed: number,
  { assume, retry: { attempts, pauseMs, responseTimeoutMs, policy } }: Pick<Scenario, 'assume' | 'retry'>,
  hooks: CoreHooks = {},
): OwnedCore =>
  createMockCore(
    {
      seed,
      clock: run.clock ?? DEFAULT_CLOCK,
      assume: { ...run.assume, ...assume },
      selfUriBase: run.host.nexus,
      retry: {
        retryAttempts: attempts,
        responseTimeoutMs: run.responseTimeoutMs ?? responseTimeoutMs,
        ...(policy && { policy }),
        ...(pauseMs !== undefined && { retryTimeoutMs: pauseMs }),
      },
      subscriptions: [{ url: run.target, secret: run.secret, events: ['STARTED', 'FINISHED'] }],
      ...(run.insecureTls && { insecureTls: true }),
      ...(run.fetch && { fetch: run.fetch }),
    },
    { ids: run.ids, ...hooks },
  )
