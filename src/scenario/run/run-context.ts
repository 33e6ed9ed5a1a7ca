import { realNow } from '../../clock/real.ts'
import { DIALECTS } from '../../dialects/registry.ts'
import { EVENTS_OF, type DialectName } from '../../events/catalogue.ts'
import { createMockCore, type CoreHooks, type OwnedCore } from '../../engine/create.ts'
import type { Pools } from '../../engine/shared-pools.ts'
import type { Ids } from '../../events/ids.ts'
import type { Controls } from '../under-test/controls.ts'
import type { SelfUriHost } from '../under-test/host.ts'
import type { RunScenariosOptions } from './harness-options.ts'
import type { Noise } from './noise.ts'
import type { Slots } from './slots.ts'
import type { Probes } from '../under-test/probes.ts'
import type { ReceiverControl } from '../under-test/receiver-control.ts'
import type { ReceiverLog } from '../under-test/receiver-log.ts'
import { DEFAULT_CLOCK } from '../model/defaults.ts'
import type { Scenario } from '../model/scenario.ts'
import type { SignatureDoctor } from '../judge/signature-doctor.ts'

/** Options that are passed on unchanged. */
type Given = 'target' | 'secret' | 'second' | 'responseTimeoutMs' | 'insecureTls' | 'assume' | 'clock' | 'fetch'

/** What a scenario runs against. */
export interface RunContext extends Pick<RunScenariosOptions, Given> {
  /** The dialect whose contract is tested. */
  readonly dialect: DialectName
  readonly policy: NonNullable<RunScenariosOptions['policy']>
  readonly probes: Probes
  readonly controls: Controls
  readonly host: SelfUriHost
  readonly doctor: SignatureDoctor
  /** Real milliseconds since the run started, not counting time in which this process was stalled. */
  readonly elapsed: () => number
  /** Slots for concurrent scenarios. */
  readonly slots: Slots
  /** Whether the receiver knows the host of selfUri. */
  readonly isHostKnown: boolean
  /** Response times of ordinary deliveries in this run. */
  readonly noise: Noise
  /** Shared connections; undefined if each scenario has its own. */
  readonly pools: Pools | undefined
  /** Maps the IDs of the seed to those of this run. */
  readonly ids: Ids
  /** The receiver's output, if it was started here. */
  readonly log?: ReceiverLog
  /** Stops, pauses and restarts the receiver. */
  readonly life: ReceiverControl | undefined
}

/** Creates a mock whose only subscriber is the receiver under test. */
export const mockFor = (
  run: RunContext,
  seed: number,
  {
    dialect = run.dialect,
    assume,
    retry: { attempts, pauseMs, responseTimeoutMs, policy },
  }: Pick<Scenario, 'assume' | 'retry'> & Partial<Pick<Scenario, 'dialect'>>,
  hooks: CoreHooks = {},
): OwnedCore =>
  createMockCore(
    {
      seed,
      clock: run.clock ?? DEFAULT_CLOCK,
      assume: { ...run.assume, ...assume },
      selfUriBase: run.host.nexus,
      // A receiver compares a signed time with its own clock.
      ...(DIALECTS[dialect].signature.timed && { startAt: realNow() }),
      retry: {
        retryAttempts: attempts,
        responseTimeoutMs: run.responseTimeoutMs ?? responseTimeoutMs,
        ...(policy && { policy }),
        ...(pauseMs !== undefined && { retryTimeoutMs: pauseMs }),
      },
      subscriptions: [{ url: run.target, secret: run.secret, events: EVENTS_OF[run.dialect] }],
      ...(run.insecureTls && { insecureTls: true }),
      ...(run.fetch && { fetch: run.fetch }),
    },
    { ids: run.ids, ...(run.pools && { pools: run.pools }), ...hooks },
  )
