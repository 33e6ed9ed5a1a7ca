import { firstEventOf } from '../../events/catalogue.ts'
import type { Outcome } from '../../journal/outcome.ts'
import type { Send } from '../judge/causes/send-follow-ups.ts'
import { DEFAULT_RETRY } from '../model/defaults.ts'
import { mockFor, type RunContext } from './run-context.ts'

/** How much longer than usual to wait, and the limit in real milliseconds. */
const PATIENCE = { factor: 3, maxMs: 15_000 } as const

/** Returns a function that sends single deliveries to the receiver, each from its own mock and without redelivery. */
export const createSingleSender =
  (run: RunContext, seed: number): Send =>
  async (asks, { copies = 1, isPatient = false } = {}) => {
    const usualMs = run.responseTimeoutMs ?? DEFAULT_RETRY.responseTimeoutMs
    const responseTimeoutMs = isPatient ? Math.min(usualMs * PATIENCE.factor, PATIENCE.maxMs) : usualMs
    const retry = { ...DEFAULT_RETRY, attempts: 0, responseTimeoutMs }
    const patient = { ...run, responseTimeoutMs }
    const core = mockFor(patient, seed, { assume: undefined, retry })
    try {
      const [subscription] = core.subscriptions()
      const published = Array.from({ length: copies }, () =>
        core.publish(firstEventOf(run.dialect), {
          ...(subscription && { subscriptionId: subscription.id }),
          body: () => Buffer.from(asks({ interaction: crypto.randomUUID(), operation: crypto.randomUUID() })),
        }),
      )
      await core.settled()
      return published.flatMap(({ deliveries }) =>
        deliveries.flatMap((id): readonly Outcome[] => {
          const outcome = core.journal.delivery(id)?.attempts.at(-1)?.outcome
          return outcome ? [outcome] : []
        }),
      )
    } finally {
      await core.close(0)
    }
  }
