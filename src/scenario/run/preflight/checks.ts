import { signatureOf } from '../../../dialects/signature-headers.ts'
import type { Response, Outcome } from '../../../journal/outcome.ts'
import { isPage, isRefusal, isSameResponse } from '../../judge/preflight/response-marks.ts'
import { nearTargets } from '../../judge/preflight/near-targets.ts'
import type { FurtherCheck, Opinion } from '../../judge/preflight/opinion.ts'
import { redirectedTo } from '../../judge/preflight/redirect-opinion.ts'
import { signatureOpinion } from '../../judge/preflight/signature-opinion.ts'
import type { PreflightDiagnosis } from '../../model/first-delivery.ts'
import type { Sent, Trials } from './trials.ts'

/** Sends further requests about a first delivery that was not accepted, and returns the diagnosis. */
type Checker = (first: Sent, opinion: Opinion, trials: Trials) => Promise<PreflightDiagnosis>

/** A path that no receiver serves. */
const NOWHERE = '/mock-genesys-no-such-path'

const checkSignature: Checker = async ({ delivery, attempt, outcome }, opinion, trials) => {
  if (!('response' in outcome)) return opinion
  const { dialect, eventName: event } = delivery
  const signature = signatureOf(attempt, dialect)
  const { body } = attempt
  const core = trials.core('doctor')
  let mistake
  try {
    if (body && signature !== undefined)
      mistake = await trials.run.doctor.examine(core, { event, dialect: dialect.name, body, signature }, () =>
        trials.isOver(),
      )
  } finally {
    await core.close(0)
  }
  trials.note('signatures with known mistakes', mistake ? `${mistake.recipe} was accepted` : 'none was accepted')
  // To a receiver that accepts unsigned requests, another product's header looks like none.
  const isUnsigned = mistake === undefined || mistake.recipe === 'other-header'
  const unsigned = isUnsigned ? await trials.send('unsigned', { fault: 'unsigned' }) : undefined
  if (unsigned?.outcome.kind === 'accepted') mistake = undefined
  const elsewhere = isAmbiguous(outcome.response, unsigned?.outcome)
    ? await trials.send(`POST ${NOWHERE}`, { target: new URL(NOWHERE, trials.run.target).href, fault: 'unsigned' })
    : undefined
  if (!mistake && !unsigned) return opinion
  return signatureOpinion(opinion, {
    refusal: outcome.response,
    mistake,
    unsigned: unsigned?.outcome ?? outcome,
    ...(elsewhere && { elsewhere: elsewhere.outcome }),
  })
}

/** Whether signed and unsigned deliveries are rejected alike, as by a login. */
const isAmbiguous = (refusal: Response, unsigned: Outcome | undefined): boolean =>
  isRefusal(refusal) && unsigned !== undefined && 'response' in unsigned && isSameResponse(refusal, unsigned.response)

/** Statuses which mean that a path does not accept deliveries. */
const NOT_SERVED: ReadonlySet<number> = new Set([404, 405, 410, 501])

const checkPath: Checker = async (_, opinion, trials) => {
  let other: PreflightDiagnosis | undefined
  for (const target of nearTargets(trials.run.target)) {
    const { pathname } = new URL(target)
    const outcome = (await trials.send(`POST ${pathname}`, { target }))?.outcome
    if (!outcome || !('response' in outcome) || NOT_SERVED.has(outcome.response.status) || isPage(outcome.response))
      continue
    const isAccepted = outcome.kind === 'accepted'
    const diagnosis: PreflightDiagnosis = {
      ...opinion,
      sentence:
        `${opinion.sentence}; POST ${pathname} ` +
        (isAccepted ? 'accepts deliveries' : `responds with ${String(outcome.response.status)}`),
      fix: `--target ${target}`,
      confidence: isAccepted ? 'certain' : 'likely',
    }
    if (isAccepted) return diagnosis
    other ??= diagnosis
  }
  return other ?? opinion
}

const checkRedirect: Checker = async ({ outcome }, opinion, trials) => {
  const to = 'response' in outcome ? redirectedTo(outcome.response, new URL(trials.run.target)) : undefined
  if (!to) return opinion
  const sent = await trials.send(`POST ${to.href}`, { target: to.href, insecureTls: true })
  return sent?.outcome.kind === 'accepted' ? { ...opinion, confidence: 'certain' } : opinion
}

const checkScheme: Checker = async (_, opinion, trials) => {
  const url = new URL(trials.run.target)
  const isPlain = url.protocol === 'http:'
  url.protocol = isPlain ? 'https:' : 'http:'
  if (trials.run.fetch) return opinion
  const sent = await trials.send(`POST ${url.href}`, { target: url.href, insecureTls: true })
  if (!sent || !('response' in sent.outcome)) return opinion
  return {
    id: isPlain ? 'wants-https' : 'plain-http',
    sentence: isPlain ? `${url.host} speaks HTTPS, not plain HTTP` : `${url.host} speaks plain HTTP, not HTTPS`,
    fix: `--target ${url.href}`,
    confidence: 'certain',
  }
}

/** The implementation of each check. */
export const CHECKS: Readonly<Record<FurtherCheck, Checker>> = {
  signature: checkSignature,
  path: checkPath,
  redirect: checkRedirect,
  scheme: checkScheme,
}
