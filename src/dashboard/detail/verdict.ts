import { describeOutcome } from '../../kit/outcome-words.ts'
import { describeMs } from '../../kit/span-words.ts'
import { glyphOf, GLYPHS, type Glyph } from '../../picture/glyphs.ts'
import type { AttemptView, DeliveryView } from '../../timeline/entry-view.ts'

/** The verdict on an attempt: its outcome in a few words, and a sentence about the consequence. */
export interface AttemptVerdict {
  readonly glyph: Glyph
  readonly headline: string
  readonly sentence: string
  /** The mock's own reason for its decision. */
  readonly why: string
}

const CANCELED: Readonly<Record<string, string>> = {
  'by-hand': 'by hand',
  'subscription-disabled': 'because its subscription was disabled',
  'subscription-deleted': 'because its subscription was deleted',
  shutdown: 'because the mock was stopped',
  dropped: 'because a fault dropped it',
}

/** Returns why a delivery was canceled, in words. */
export const canceledText = (reason: string | undefined): string => CANCELED[reason ?? ''] ?? ''

const followed = (delivery: DeliveryView, attempt: AttemptView, now: number): string => {
  const next = delivery.attempts.find(({ number }) => number === attempt.number + 1)
  if (next && attempt.decision?.kind === 'retry') {
    const pause = Date.parse(next.startedAt) - Date.parse(attempt.endedAt ?? attempt.startedAt)
    return `It was sent again ${describeMs(pause)} later.`
  }
  if (attempt.decision?.kind !== 'retry') return `Settled as ${attempt.decision?.state ?? delivery.state}.`
  if (delivery.state === 'canceled')
    return `Canceled before it was tried again, ${canceledText(delivery.cancelReason)}.`
  const due = delivery.dueAt === undefined ? undefined : Date.parse(delivery.dueAt) - now
  if (delivery.state !== 'scheduled' || due === undefined) return 'It is being sent again.'
  return due > 0 ? `Will be tried again in ${describeMs(Math.max(100, due))}.` : 'Will be tried again now.'
}

/** Returns the verdict on an attempt. @param now the mock's time, from which a pending pause is counted */
export const verdictOn = (delivery: DeliveryView, attempt: AttemptView, now: number): AttemptVerdict => {
  const { outcome, decision } = attempt
  const glyph = glyphOf({ outcome: outcome?.kind, faults: [...(attempt.faults ?? [])] })
  if (!outcome) return { glyph, headline: 'In flight', sentence: 'No response has come yet.', why: '' }
  const headline = glyph === 'response-lost' ? 'Response lost' : sentenceCase(describeOutcome(outcome))
  const cause =
    glyph === 'response-lost'
      ? 'The receiver got the whole request; the fault lost its response, so the mock cannot know what was done. '
      : ''
  return {
    glyph,
    headline: `${headline} · ${describeMs(outcome.ms)}`,
    sentence: decision ? `${cause}${followed(delivery, attempt, now)}` : `${cause}${GLYPHS[glyph].means}.`,
    why: decision?.why ?? '',
  }
}

const sentenceCase = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
