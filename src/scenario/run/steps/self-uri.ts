import type { Attempt } from '../../../journal/delivery.ts'
import { wakefulStopwatch } from '../../../clock/standstill.ts'
import { pollUntil } from '../patience.ts'
import type { SelfUriStep } from '../../model/steps/self-uri.ts'
import type { ScenarioContext } from '../scenario-context.ts'
import type { StepRunner } from '../step-runner.ts'

/** How long a client takes to follow a redirect, in real milliseconds: it does so at once. */
const FOLLOWS_WITHIN_MS = 150

/** How long a receiver may take to start fetching, in real milliseconds, if more than that is expected. */
const FETCHES_WITHIN_MS = 5000

/**
 * How long into a run, in real milliseconds, a receiver that does not know the host may take to call it; later it
 * never will.
 */
const UNKNOWN_HOST_WITHIN_MS = 1000

/** Judges what a receiver does with the `selfUri` of a delivery. @throws {ReceiverUnreachable} */
export const runSelfUri: StepRunner<'self-uri'> = async (step, context) => {
  const { sent, run } = context
  await sent.settled()
  const meant = sent.of(step.of)
  const uri = meant.selfUri
  const attempt = sent.deliveries(meant).at(-1)?.attempts.at(-1)
  switch (step.wanted) {
    case 'not fetched':
      return neverCalled(step, context, attempt, uri)
    case 'fetched':
      await awaitFetch(step, context, attempt, uri)
      return
    case 'fetched again':
      if (await awaitFetch(step, context, attempt, uri)) await awaitInteraction(step, context, attempt, uri)
      return
    case 'not followed': {
      // A receiver that fetches nothing follows nothing: that shows nothing.
      if (!(await awaitFetch(step, context, attempt, uri))) return
      const target = run.host.redirectOf(uri)
      await pollUntil(
        () => run.host.hits(target),
        (seen) => seen > 0,
        FOLLOWS_WITHIN_MS,
      )
      return neverCalled(step, context, attempt, target)
    }
    default:
      return step.wanted satisfies never
  }
}

/** Checks at the end that a URL was never called. */
const neverCalled = (
  step: SelfUriStep,
  { run, observations, scenario }: ScenarioContext,
  attempt: Attempt | undefined,
  uri: string,
): void => {
  observations.atEnd(`self-uri ${uri}`, () => {
    const calls = run.host.hits(uri)
    observations.note(
      step,
      {
        ok: calls === 0,
        check: { kind: 'fetched', expected: step.wanted, uri, seen: calls, withinMs: step.withinMs },
      },
      attempt,
      scenario,
    )
    return Promise.resolve()
  })
}

/** Waits for a fetch; without one no evidence, but no broken promise either. */
const awaitFetch = async (
  step: SelfUriStep,
  { run, observations, scenario }: ScenarioContext,
  attempt: Attempt | undefined,
  uri: string,
): Promise<boolean> => {
  const withinMs = step.wanted === 'fetched' ? step.withinMs : Math.min(step.withinMs, FETCHES_WITHIN_MS)
  // A receiver that did not fetch before will not do so now.
  const isHopeless =
    observations.hasFailed() ||
    observations.list.some((one) => one.verdict === 'inconclusive' && one.step.kind === 'self-uri')
  const knowsHost = (): boolean => run.isHostKnown || run.host.wasCalled()
  const elapsed = wakefulStopwatch()
  const neverWill = (): boolean =>
    !knowsHost() && elapsed() >= FOLLOWS_WITHIN_MS && run.elapsed() >= UNKNOWN_HOST_WITHIN_MS
  await run.slots.aside(() =>
    pollUntil(
      () => run.host.hits(uri) > 0 || neverWill(),
      (isOver) => isOver,
      isHopeless ? 0 : withinMs,
    ),
  )
  const count = run.host.hits(uri)
  if (count > 0)
    observations.note(
      step,
      { ok: true, check: { kind: 'fetched', expected: 'fetched', uri, seen: count, withinMs } },
      attempt,
      scenario,
    )
  else
    observations.missing(step, 'selfUri is fetched', {
      attempt,
      seen: knowsHost()
        ? `${uri} was not called within ${String(withinMs)} ms`
        : `${uri} was not called, nor any other URL of that host`,
      fix: 'a receiver need not fetch it; if yours does, pass --self-uri-port PORT and configure that host',
      evidence: 'self-uri',
    })
  return count > 0
}

/** Judges whether a receiver retries after a 404 until it gets the interaction. */
const awaitInteraction = async (
  step: SelfUriStep,
  { run, observations, scenario }: ScenarioContext,
  attempt: Attempt | undefined,
  uri: string,
): Promise<void> => {
  const responses = await run.slots.aside(() =>
    pollUntil(
      () => run.host.responses(uri),
      (seen) => seen.includes(200),
      observations.hasFailed() ? 0 : step.withinMs,
    ),
  )
  const ok = responses.includes(200)
  observations.note(
    step,
    {
      ok,
      check: { kind: 'fetched', expected: 'fetched again', uri, seen: responses, withinMs: step.withinMs },
      onTime: true,
    },
    attempt,
    scenario,
  )
}
