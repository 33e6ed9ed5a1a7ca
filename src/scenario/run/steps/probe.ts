import type { Attempt } from '../../../journal/delivery.ts'
import { DIALECTS, dialectNameOf } from '../../../dialects/registry.ts'
import { times } from '../../../kit/span-words.ts'
import { pollUntil } from '../patience.ts'
import { invalidState, type Probes } from '../../under-test/probes.ts'
import type { ProbeStep } from '../../model/steps/probe.ts'
import type { ScenarioContext } from '../scenario-context.ts'
import type { StepRunner } from '../step-runner.ts'
import type { Check, ProbedValues } from '../../model/check.ts'
import { probeEach } from '../ask-each.ts'

/** Queries the receiver's probe. @throws {MockError} `PROBE_FAILED`; {ReceiverUnreachable} */
export const runProbe: StepRunner<'probe'> = async (step, context) => {
  const { sent, fill, observations } = context
  await sent.settled()
  const meant = sent.of(step.of)
  const attempt = sent.deliveries(meant).at(-1)?.attempts.at(-1)
  const { asks } = step
  const own = step.interactionId === undefined ? undefined : [fill.text(step.interactionId)]
  const ids = own ?? (asks.probe === 'processed' ? meant.probed.effects : meant.probed.subjects)
  const { processed, state, details } = context.run.probes
  if (asks.probe === 'processed') {
    const event =
      asks.event === undefined ? meant.probed.event : DIALECTS[dialectNameOf(asks.event)].probed.event(asks.event)
    if (!processed) {
      observations.missing(step, `${event} of the interaction took effect ${times(asks.count)}`, {
        attempt,
        fix: 'pass --probe-processed URL',
        evidence: 'probe-processed',
      })
      return
    }
    await watch(step, context, attempt, {
      ids,
      key: `processed ${event} ${String(ids[0])}`,
      ask: (id) => processed(id, event),
      // A count that is too high does not go down.
      isHopeless: (count) => count > asks.count,
      wanted: asks.count,
      check: (said) => ({ kind: 'effect-count', interactionId: ids[0] ?? '', event, expected: asks.count, ...said }),
    })
    return
  }
  if (asks.probe === 'details')
    return probeDetails(step, context, attempt, { id: ids[0] ?? '', wanted: asks.details, ask: details })
  const taken = new Set<string>()
  const { states } = DIALECTS[dialectNameOf(meant.event)].probed
  if (!state) {
    observations.missing(step, `the state is ${String(asks.state)}`, {
      attempt,
      fix: 'pass --probe-state URL',
      evidence: 'probe-state',
    })
    return
  }
  /**
   * Accepts the name of a sent event as a state, which reveals a mistake of the receiver; any other value is a mistake
   * of the probe.
   */
  const ask = async (id: string): Promise<string | null> => {
    const value: unknown = await state(id)
    if (value === null || (typeof value === 'string' && states.includes(value))) return value
    if (typeof value !== 'string' || !eventsSent(context).has(value)) throw invalidState('state', value)
    taken.add(value)
    return value
  }
  await watch<string | null>(step, context, attempt, {
    ids,
    key: `state ${String(ids[0])}`,
    ask,
    isHopeless: () => false,
    wanted: asks.state,
    check: (said) => ({
      kind: 'state',
      interactionId: ids[0] ?? '',
      expected: asks.state,
      unknownEvents: [...taken],
      ...said,
    }),
  })
}

/** Returns the names of all events in the bodies sent, including invented ones. */
const eventsSent = ({ core }: ScenarioContext): ReadonlySet<string> =>
  new Set([...core.journal.deliveries()].flatMap(({ body }) => (body ? eventsIn(body) : [])))

const eventsIn = (body: Uint8Array): readonly string[] => {
  try {
    const { data } = JSON.parse(Buffer.from(body).toString()) as {
      readonly data?: { readonly entities?: readonly { readonly event?: unknown }[] }
    }
    return data?.entities?.flatMap(({ event }) => (typeof event === 'string' ? [event] : [])) ?? []
  } catch {
    // The body is not JSON, or has another form.
    return []
  }
}

/** Queries the details of an interaction; a command may not offer them. */
const probeDetails = async (
  step: ProbeStep,
  context: ScenarioContext,
  attempt: Attempt | undefined,
  given: {
    readonly id: string
    readonly wanted: Readonly<Record<string, string | null>>
    readonly ask: Probes['details']
  },
): Promise<void> => {
  const { id, ask } = given
  const wanted = JSON.stringify(context.fill.value(given.wanted))
  if (!ask || (await ask(id)) === undefined) {
    context.observations.missing(step, `the details are ${wanted}`, {
      attempt,
      fix: 'pass --probe-details URL',
      evidence: 'probe-details',
    })
    return
  }
  const kept = async (): Promise<string> => {
    const details = await ask(id)
    return details
      ? JSON.stringify(Object.fromEntries(Object.keys(given.wanted).map((name) => [name, details[name] ?? null])))
      : 'null'
  }
  await watch(step, context, attempt, {
    ids: [id],
    key: `details ${id}`,
    ask: kept,
    isHopeless: () => false,
    wanted,
    check: (said) => ({ kind: 'details', interactionId: id, expected: wanted, ...said }),
  })
}

interface Watched<T> {
  readonly ids: readonly string[]
  readonly key: string
  readonly ask: (id: string) => Promise<T>
  readonly isHopeless: (value: T) => boolean
  readonly wanted: T
  readonly check: (said: { readonly seen: ProbedValues<T>; readonly atEnd: boolean; readonly sent: number }) => Check
}

/** Polls until the value is correct or the time is over; a correct value is checked again at the end. */
const watch = async <T>(
  step: ProbeStep,
  { observations, scenario, core }: ScenarioContext,
  attempt: Attempt | undefined,
  { ids, key, ask, isHopeless, wanted, check }: Watched<T>,
): Promise<void> => {
  const sent = (): number => [...core.journal.deliveries()].reduce((sum, { attempts }) => sum + attempts.length, 0)
  const look = (): Promise<ProbedValues<T>> => probeEach(ids, ask, wanted)
  const isHopelessly = ({ others }: ProbedValues<T>): boolean => others.some(({ value }) => isHopeless(value))
  // After a failure, waiting would only delay the report.
  const seen = await pollUntil(
    look,
    (said) => said.others.length === 0 || isHopelessly(said),
    observations.hasFailed() ? 0 : step.withinMs,
  )
  const ok = seen.others.length === 0
  // A missing effect may be late or lost, which a later check shows.
  const isLate = !ok && !isHopelessly(seen)
  observations.note(
    step,
    { ok, check: check({ seen, atEnd: false, sent: sent() }) },
    attempt,
    scenario,
    isLate ? async () => (await look()).others.length === 0 : undefined,
  )
  observations.forget(key)
  if (!ok) return
  observations.atEnd(key, async () => {
    const last = await look()
    if (last.others.length > 0)
      observations.note(step, { ok: false, check: check({ seen: last, atEnd: true, sent: sent() }) }, attempt, scenario)
  })
}
