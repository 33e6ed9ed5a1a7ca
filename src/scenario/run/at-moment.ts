import type { EndStep } from '../model/process-step.ts'
import type { ScenarioContext } from './scenario-context.ts'

/**
 * Calls `act` at the moment that a step names, in the same turn of the event loop, or once everything has settled.
 * @throws {ReceiverUnreachable}
 */
export const atMoment = async (
  { when, responses }: EndStep,
  { core, sent, life }: ScenarioContext,
  act: () => void,
): Promise<void> => {
  if (when === 'once-idle') {
    await sent.settled()
    act()
    return
  }
  const latest = sent.of(undefined)
  const responded = (): number =>
    sent.deliveries(latest).filter(({ attempts }) => attempts.some(({ outcome }) => outcome && 'response' in outcome))
      .length
  const hasCome =
    when === 'once-sent' ? () => latest.deliveries.some((id) => life.hasSent(id)) : () => responded() >= responses
  await new Promise<void>((resolve) => {
    let over = false
    const end = (): void => {
      if (over) return
      over = true
      for (const stop of stops) stop()
      act()
      resolve()
    }
    const look = (): void => {
      if (!over && hasCome()) end()
    }
    const stops = [
      life.onSent(look),
      core.journal.watch(({ type }) => {
        if (type === 'attempt-ended') look()
      }),
    ]
    look()
    void core.settled().then(end)
  })
}
