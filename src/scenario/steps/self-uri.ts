import { lookUntil, times } from '../patience.ts'
import type { SelfUriStep } from '../scenario.ts'
import type { Scene } from '../scene.ts'

/** Judges whether the receiver calls the `selfUri` of a delivery. @throws {ReceiverGone} */
export const selfUri = async (step: SelfUriStep, { sent, stage, observations, scenario }: Scene): Promise<void> => {
  await sent.settled()
  const meant = sent.of(step.of)
  const attempt = sent.deliveries(meant).at(-1)?.attempts.at(-1)
  const calls = (): number => stage.host.hits(meant.selfUri)
  if (step.fetched) {
    const count = await lookUntil(calls, (seen) => seen > 0, observations.hasFailed() ? 0 : step.withinMs)
    if (count > 0) observations.note(step, { ok: true, expected: 'selfUri is fetched', seen: `${meant.selfUri} was called` }, attempt, scenario)
    else observations.missing(step, 'selfUri is fetched', { attempt, seen: `nobody called ${meant.selfUri} within ${String(step.withinMs)} ms`, fix: 'a receiver need not fetch it; leave this scenario out when yours does not' })
    return
  }
  observations.atEnd(`self-uri ${meant.selfUri}`, async () => {
    const ok = calls() === 0
    observations.note(step, { ok, expected: 'nobody calls this selfUri', seen: ok ? 'nobody did' : `${meant.selfUri} was called ${times(calls())}` }, attempt, scenario)
  })
}
