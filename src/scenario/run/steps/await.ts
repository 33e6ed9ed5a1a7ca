import type { JournalEntry } from '../../../journal/entry.ts'
import { pollUntil } from '../patience.ts'
import type { AwaitStep } from '../../model/steps/await.ts'
import type { StepRunner } from '../step-runner.ts'
import type { SentEvent } from '../sent-events.ts'

/** Waits until the journal records something about a delivery or one of its attempts; fails if that takes too long. */
export const runAwait: StepRunner<'await'> = async (step, { core, sent, observations, scenario }) => {
  const meant = sent.of(step.of)
  let last = 0
  const isThere = (): boolean => {
    const fresh = core.journal.entries(last)
    last = fresh.at(-1)?.seq ?? last
    return fresh.some((entry) => matches(entry, step, meant))
  }
  const ok = await pollUntil(isThere, (seen) => seen, observations.hasFailed() ? 0 : step.withinMs)
  const attempt = sent.deliveries(meant)[0]?.attempts.at(-1)
  observations.note(
    step,
    {
      ok,
      check: {
        kind: 'awaited',
        expected: step.awaited,
        attempt: step.attempt,
        withinMs: step.withinMs,
        seen: ok,
      },
      onTime: true,
    },
    attempt,
    scenario,
  )
}

const matches = (
  entry: JournalEntry,
  { awaited, attempt }: AwaitStep,
  { deliveries, interactionId }: SentEvent,
): boolean => {
  if (entry.type === 'self-uri-fetched') return awaited === 'fetch' && entry.interactionId === interactionId
  if (!('deliveryId' in entry) || !deliveries.includes(entry.deliveryId)) return false
  const isMeant = attempt === undefined || ('attempt' in entry && entry.attempt === attempt)
  switch (awaited) {
    case 'request':
      return entry.type === 'attempt-started' && isMeant
    case 'response':
      return entry.type === 'attempt-ended' && 'response' in entry.outcome && isMeant
    case 'redelivery':
      return entry.type === 'scheduled' && entry.attempt > 1
    case 'end':
      return entry.type === 'settled'
    case 'fault':
      return entry.type === 'fault-fired' && isMeant
    case 'fetch':
      return false
    default:
      return awaited satisfies never
  }
}
