import type { Attempt, Delivery } from '../../../journal/delivery.ts'
import type { Diagnosis } from '../../../dialects/doctor.ts'
import { signatureOf, splitSignature } from '../../../dialects/signature-headers.ts'
import { wordsOf } from '../../judge/check-words.ts'
import { explain } from '../../judge/explain.ts'
import { judgeResponse, judgeSame } from '../../judge/judge-response.ts'
import { judgeDelivery } from '../../judge/judge-delivery.ts'
import { NOTHING } from '../../judge/observations.ts'
import type { ExpectStep } from '../../model/steps/expect.ts'
import { PreconditionFailed } from '../precondition.ts'
import type { ScenarioContext } from '../scenario-context.ts'
import type { StepRunner } from '../step-runner.ts'
import type { SentEvent } from '../sent-events.ts'
import { mockFor } from '../run-context.ts'

/** Judges the result of a delivery. @throws {ReceiverUnreachable} */
export const runExpect: StepRunner<'expect'> = async (step, context) => {
  const { sent, observations, scenario } = context
  const { policy } = context.run
  const meant = sent.of(step.delivery)
  // Other deliveries may be slow on purpose.
  await (step.delivery === undefined ? sent.settled() : sent.settledOf(meant))
  const judgements = sent.deliveries(meant).map((delivery) => {
    const attempt = delivery.attempts.at(-1)
    const signatures = (): readonly string[] =>
      attempt ? rightSecretsOf(delivery, context).flatMap((secret) => signaturesOf(delivery, attempt, secret)) : []
    const judged = [
      ...judgeResponse(step, attempt, {
        policy,
        success: delivery.dialect.success,
        secrets: Object.values(context.secrets),
        signatures,
        responseTimeoutMs: context.run.responseTimeoutMs ?? scenario.retry.responseTimeoutMs,
      }),
      ...judgeDelivery(step, delivery),
    ]
    if (step.sameAs !== undefined)
      judged.push(
        judgeSame(attempt?.outcome, sent.deliveries(sent.of(step.sameAs))[0]?.attempts.at(-1)?.outcome, step.sameAs),
      )
    return { delivery, attempt, judged }
  })
  // Of several copies the worst one is reported.
  const worst = judgements.find(({ judged }) => judged.some(({ ok }) => !ok)) ?? judgements[0]
  if (!worst) return
  const { attempt, delivery } = worst
  const unmet = step.precondition ? worst.judged.find(({ ok }) => !ok) : undefined
  if (unmet) {
    const { expected, seen } = wordsOf(unmet.check)
    observations.missing(step, expected, {
      attempt,
      seen: `precondition not met: expected ${expected}, seen ${seen}`,
      fix: 'fix the scenario that fails for this reason first',
    })
    throw new PreconditionFailed()
  }
  for (const judged of worst.judged) {
    const { noise } = context.run
    if (!judged.ok && judged.besideOrdinaryMs !== undefined && noise.drowns(judged.besideOrdinaryMs)) {
      const { expected, seen } = wordsOf(judged.check)
      observations.missing(step, expected, {
        attempt,
        seen:
          `${seen}, but ordinary deliveries took ` +
          `${String(Math.round(noise.ordinaryMs ?? 0))} ms in this run as well`,
        fix: 'rerun it on a less busy machine, or with --concurrency 1',
      })
      continue
    }
    observations.note(
      step,
      judged,
      attempt,
      judged.ok
        ? NOTHING
        : await explain({
            scenario,
            step,
            attempt,
            delivery,
            examine: (refused) => examine(delivery, refused, context),
            secret: context.run.secret,
          }),
    )
  }
  const isAcknowledged = step.response === 'declined' && attempt?.outcome?.kind === 'accepted'
  if ((step.response === 'rejected' || isAcknowledged) && policy === 'ignore')
    await expectNoEffect(step, meant, attempt, context)
}

/** Judges a bad signature under the policy "ignore", where only the probe shows the effect. */
const expectNoEffect = async (
  step: ExpectStep,
  { probed }: SentEvent,
  attempt: Attempt | undefined,
  { run, observations, scenario }: ScenarioContext,
): Promise<void> => {
  const { processed } = run.probes
  if (!processed) {
    const fix = 'pass --probe-processed URL'
    observations.missing(step, 'no effect', { attempt, fix, evidence: 'probe-processed' })
    return
  }
  const count = await processed(probed.effects[0] ?? '', probed.event)
  observations.note(step, { ok: count === 0, check: { kind: 'no-effect', seen: count } }, attempt, scenario)
}

/** Finds out, from a separate mock, which other signature the receiver accepts for this body. */
const examine = async (
  { dialect, eventName, subscriptionId }: Delivery,
  attempt: Attempt,
  { run, seed, scenario, core: own, appliedControls }: ScenarioContext,
): Promise<Diagnosis | undefined> => {
  // The examination uses the first subscription, without any controls.
  if (appliedControls.description !== undefined || own.subscription(subscriptionId)?.url !== run.target)
    return undefined
  const { body } = attempt
  const signature = signatureOf(attempt, dialect)
  if (!body || signature === undefined) return undefined
  const core = mockFor(run, seed, { ...scenario, retry: { ...scenario.retry, attempts: 0 } })
  try {
    return await run.doctor.examine(core, { event: eventName, dialect: dialect.name, body, signature })
  } finally {
    await core.close(0)
  }
}

/** Returns the secrets that are correct for the target of a delivery. */
const rightSecretsOf = (
  { subscriptionId }: Delivery,
  { core, run, secrets, appliedControls }: ScenarioContext,
): readonly string[] => {
  if (core.subscription(subscriptionId)?.url === run.target)
    return appliedControls.inForce.flatMap((name) => secrets[name] ?? [])
  return run.second ? [run.second.secret] : []
}

/** Returns the correct digests of an attempt, which a response must not reveal. */
const signaturesOf = (delivery: Delivery, { body, startedAt }: Attempt, secret: string): readonly string[] => {
  if (!body) return []
  try {
    return delivery.dialect.sign({ body, secret, signedAt: startedAt }).map(([, value]) => splitSignature(value).digest)
  } catch {
    return []
  }
}
