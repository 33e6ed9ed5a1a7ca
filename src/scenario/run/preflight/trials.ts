import { stopwatch } from '../../../clock/real.ts'
import { firstEventOf } from '../../../events/catalogue.ts'
import { derive } from '../../../events/random.ts'
import type { OwnedCore } from '../../../engine/create.ts'
import type { Attempt, Delivery } from '../../../journal/delivery.ts'
import { describeOutcome, outcomeLabel } from '../../../kit/outcome-words.ts'
import type { Outcome } from '../../../journal/outcome.ts'
import { gatherExchanges } from '../../judge/evidence.ts'
import { DEFAULT_RETRY } from '../../model/defaults.ts'
import type { PreflightTrial } from '../../model/first-delivery.ts'
import type { Exchange } from '../../model/result.ts'
import { mockFor, type RunContext } from '../run-context.ts'

/** Time limit for all requests after the first, in real milliseconds. */
const MAX_TRIAL_MS = 8000

/** Response timeout of each, in real milliseconds. */
const TRIAL_TIMEOUT_MS = 3000

/** A delivery that was sent, and how it ended. */
export interface Sent {
  readonly delivery: Delivery
  readonly attempt: Attempt
  readonly exchange: Exchange
  readonly outcome: Outcome
}

/** Differences from the first delivery. */
interface Changes {
  readonly target?: string
  readonly fault?: string
  readonly insecureTls?: boolean
  readonly responseTimeoutMs?: number
}

/** Sends single deliveries before a run, each from its own mock, and records how they ended. */
export class Trials {
  readonly tried: PreflightTrial[] = []
  readonly run: RunContext
  readonly #seed: number
  readonly #elapsed = stopwatch()
  #startedMs: number | undefined

  constructor(run: RunContext, seed: number) {
    this.run = run
    this.#seed = seed
  }

  /** Whether the time is over; it starts with the first call. */
  isOver(): boolean {
    this.#startedMs ??= this.#elapsed()
    return this.#elapsed() - this.#startedMs > MAX_TRIAL_MS
  }

  /** Sends the first, correct delivery. */
  first(): Promise<Sent | undefined> {
    return this.#send('first', {})
  }

  /** Sends an event with one difference; resolves with undefined once the time is over. */
  async send(what: string, changes: Changes): Promise<Sent | undefined> {
    if (this.isOver()) return undefined
    const sent = await this.#send(`${what} ${String(this.tried.length)}`, {
      responseTimeoutMs: TRIAL_TIMEOUT_MS,
      ...changes,
    })
    if (sent) this.note(what, 'response' in sent.outcome ? describeOutcome(sent.outcome) : outcomeLabel(sent.outcome))
    return sent
  }

  note(what: string, seen: string): void {
    this.tried.push({ what, seen })
  }

  /** Creates a mock that sends each event once; the caller closes it. */
  core(name: string, { target, insecureTls, responseTimeoutMs }: Omit<Changes, 'fault'> = {}): OwnedCore {
    return mockFor(
      {
        ...this.run,
        ...(target !== undefined && { target }),
        ...(insecureTls && { insecureTls, pools: undefined }),
        ...(responseTimeoutMs !== undefined && { responseTimeoutMs }),
      },
      derive(this.#seed, 'preflight', name).int(0, 0x7fff_ffff),
      { assume: {}, retry: { ...DEFAULT_RETRY, attempts: 0 } },
    )
  }

  async #send(name: string, { fault, ...changes }: Changes): Promise<Sent | undefined> {
    const core = this.core(name, changes)
    try {
      const { eventId, deliveries } = core.publish(
        firstEventOf(this.run.dialect),
        fault === undefined ? {} : { faults: [{ fault }] },
      )
      await core.settled(eventId)
      const delivery = core.journal.delivery(deliveries[0] ?? 'dlv_')
      const attempt = delivery?.attempts.at(-1)
      const [exchange] = gatherExchanges(delivery ? [delivery] : [], core.journal.entries()).exchanges
      return delivery && attempt?.outcome && exchange
        ? { delivery, attempt, exchange, outcome: attempt.outcome }
        : undefined
    } finally {
      await core.close(0)
    }
  }
}
