import type { Attempt } from '../../delivery/delivery.ts'
import { lookUntil, times } from '../patience.ts'
import type { Probes } from '../probes.ts'
import type { ProbeStep } from '../scenario.ts'
import type { Scene } from '../scene.ts'

/** Asks the receiver what took effect. @throws {MockError} `PROBE_FAILED`; {ReceiverGone} */
export const probe = async (step: ProbeStep, scene: Scene): Promise<void> => {
  const { sent, fill, observations } = scene
  await sent.settled()
  const meant = sent.of(step.of)
  const attempt = sent.deliveries(meant).at(-1)?.attempts.at(-1)
  const id = step.interactionId === undefined ? meant.interactionId : fill.text(step.interactionId)
  const { asks } = step
  const { processed, state, details } = scene.stage.probes
  if (asks.probe === 'processed') {
    const event = asks.event ?? meant.event
    if (!processed) {
      observations.missing(step, `${event} of the interaction has taken effect ${times(asks.count)}`, { attempt, fix: 'offer a probe and give it with --probe-processed' })
      return
    }
    await watch(step, scene, attempt, {
      key: `processed ${event} ${id}`,
      ask: () => processed(id, event),
      // Too many will not become fewer.
      isHopeless: (count) => count > asks.count,
      wanted: asks.count,
      expected: `${event} has taken effect ${times(asks.count)}`,
      say: (count) => `it has taken effect ${times(count)}`,
    })
    return
  }
  if (asks.probe === 'details') return probeDetails(step, scene, attempt, { id, wanted: asks.details, ask: details })
  const say = (value: string | null): string => `the state is ${String(value)}`
  if (!state) {
    observations.missing(step, say(asks.state), { attempt, fix: 'offer a probe and give it with --probe-state' })
    return
  }
  await watch(step, scene, attempt, { key: `state ${id}`, ask: () => state(id), isHopeless: () => false, wanted: asks.state, expected: say(asks.state), say })
}

/** Asks what is kept of an interaction. A probe by command may turn out not to offer that. */
const probeDetails = async (step: ProbeStep, scene: Scene, attempt: Attempt | undefined, given: { readonly id: string; readonly wanted: Readonly<Record<string, string | null>>; readonly ask: Probes['details'] }): Promise<void> => {
  const { id, ask } = given
  const wanted = JSON.stringify(scene.fill.value(given.wanted))
  const expected = `the details are ${wanted}`
  if (!ask || (await ask(id)) === undefined) {
    scene.observations.missing(step, expected, { attempt, fix: 'offer a probe and give it with --probe-details' })
    return
  }
  const kept = async (): Promise<string> => {
    const details = await ask(id)
    return details ? JSON.stringify(Object.fromEntries(Object.keys(given.wanted).map((name) => [name, details[name] ?? null]))) : 'null'
  }
  await watch(step, scene, attempt, { key: `details ${id}`, ask: kept, isHopeless: () => false, wanted, expected, say: (details) => `the details are ${details}` })
}

interface Watched<T> {
  readonly key: string
  readonly ask: () => Promise<T>
  readonly isHopeless: (value: T) => boolean
  readonly wanted: T
  readonly expected: string
  readonly say: (value: T) => string
}

/** Asks until the answer is right or the time is over; what was right is asked for once more at the end. */
const watch = async <T>(step: ProbeStep, { observations, scenario }: Scene, attempt: Attempt | undefined, { key, ask, isHopeless, wanted, expected, say }: Watched<T>): Promise<void> => {
  // Where something has failed already, waiting would only make the report late.
  const value = await lookUntil(ask, (seen) => seen === wanted || isHopeless(seen), observations.hasFailed() ? 0 : step.withinMs)
  const ok = value === wanted
  observations.note(step, { ok, expected, seen: say(value) }, attempt, scenario)
  observations.forget(key)
  if (!ok) return
  observations.atEnd(key, async () => {
    const last = await ask()
    if (last !== wanted) observations.note(step, { ok: false, expected: `${expected}, also at the end`, seen: say(last) }, attempt, scenario)
  })
}
