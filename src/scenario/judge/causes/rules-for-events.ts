import type { DocumentedEvent, MistakenKey, StateMistakes } from '../../../dialects/bodies/documented-event.ts'
import type { EffectFacts } from './effect-facts.ts'
import { lost, type EffectRule } from './effect-part.ts'
import { respondsTo, isClientError, LOST, named, of, withError, type ReplyRule } from './reply-kinds.ts'
import { doubledEffects, FORGED_EFFECTS, GONE, LOST_EFFECTS } from './rules-for-any-effect.ts'

/** Rules for replies in a dialect that signs a time; they come before the general rules. */
export const TIMED_REPLIES: readonly ReplyRule[] = [
  {
    when: ({ isSigned, isEverything, diagnosis, asksForCredentials, isBeyondDeliveries, status }) =>
      isSigned &&
      isEverything &&
      diagnosis === undefined &&
      !asksForCredentials &&
      !isBeyondDeliveries &&
      [400, 401, 403].includes(status),
    reason: ({ reply }) => ({
      key: 'refuses-everything',
      sentence: `responds with ${reply} to every correctly signed delivery`,
      consequence: LOST,
      candidates: [
        't (in milliseconds) is compared with a clock in seconds',
        'its clock differs from the signed time by more than its tolerance',
        'it verifies with a different secret than --secret',
      ],
      fix: "Log t and the receiver's time, both in milliseconds; then compare the SHA-256 of the secrets.",
    }),
  },
  {
    when: (part) => !part.isSigned && part.status >= 200 && part.status < 300 && named('stale-timestamp')(part),
    reason: ({ trait }) => ({
      key: 'time-not-compared',
      sentence: `accepts ${trait?.words ?? ''}`,
      consequence: 'Anyone who recorded a delivery can replay it at any time.',
      cause: 't is used to compute the signature but never compared with the clock.',
      fix: "Reject deliveries whose t is more than five minutes before or after the receiver's time.",
    }),
  },
  {
    when: (part) => !part.isSigned && part.status >= 200 && part.status < 300 && named('future-timestamp')(part),
    reason: ({ trait }) => ({
      key: 'future-accepted',
      sentence: `accepts ${trait?.words ?? ''}`,
      cause: 'Only "now - t" is compared with the tolerance, and that is negative for a time in the future.',
      fix: "Compare the absolute difference between t and the receiver's time with the tolerance.",
    }),
  },
  {
    when: (part) => part.isSigned && part.status >= 400 && named('clock-difference')(part),
    reason: ({ reply, trait }) => ({
      key: 'tolerance-too-narrow',
      sentence: `${respondsTo(reply)} ${trait?.words ?? ''}`,
      consequence: LOST,
      cause: "The tolerance is only a second or two, or only times before the receiver's clock are accepted.",
      fix: 'Allow a difference of a few minutes in both directions.',
    }),
  },
]

/** Rules for replies where a body is a single event; they come before the general rules. */
export const EVENT_REPLIES: readonly ReplyRule[] = [
  {
    when: (part) => part.isSigned && part.status >= 400 && of('enum')(part),
    reason: ({ reply, trait }) => ({
      key: 'closed-enum',
      sentence: `${respondsTo(reply)} ${trait?.words ?? ''}`,
      consequence: LOST,
      cause: 'A field is mapped to an enum that is missing some values.',
      fix: 'Store unknown values as text.',
    }),
  },
  {
    when: (part) => part.isSigned && isClientError(part) && of('ids')(part),
    reason: ({ reply, trait }) => ({
      key: 'needs-uuid',
      sentence: `${respondsTo(reply)} ${trait?.words ?? ''}`,
      cause: 'IDs are parsed as UUIDs, but those in the documented example are not UUIDs.',
      fix: 'Store IDs as text, whatever their format.',
    }),
  },
  {
    when: (part) => part.isSigned && part.status >= 400 && of('ids')(part),
    reason: ({ reply, trait, page }) => ({
      key: 'needs-uuid',
      sentence: `${respondsTo(reply)} ${trait?.words ?? ''}`,
      cause: withError('IDs are parsed as UUIDs', page),
      fix: 'Store IDs as text, whatever their format.',
    }),
  },
  {
    when: (part) => part.isSigned && part.status >= 400 && of('version')(part),
    reason: ({ reply, trait }) => ({
      key: 'needs-version',
      sentence: `${respondsTo(reply)} ${trait?.words ?? ''}`,
      cause: 'Only one value of event_version is accepted.',
      fix: 'Do not reject an event because of its version.',
    }),
  },
  {
    when: (part) =>
      part.isSigned && part.status >= 400 && of('event')(part) && part.trait?.id.startsWith('event-') === true,
    reason: ({ reply, trait, page }) => ({
      key: `fails-on:${trait?.id ?? ''}`,
      sentence: `${respondsTo(reply)} ${trait?.words ?? ''}`,
      consequence: LOST,
      cause: withError('The event has no handler, or its handler reads fields that only other events have', page),
      fix: 'Use the fields the event has, and respond with 200 to events you do not need.',
    }),
  },
]

const isSet = ({ finding: { check } }: EffectFacts): boolean => check.kind === 'state'

/** Whether the receiver's state is that of an older event that arrived later. */
const isOverwritten = ({ finding: { check }, about }: EffectFacts): boolean => {
  if (check.kind !== 'state') return false
  const value = check.seen.others[0]?.value
  return about.some(
    ({ said, before }) =>
      said?.state === value &&
      before.some((earlier) => earlier.said?.of === said?.of && (earlier.said?.at ?? 0) > (said?.at ?? 0)),
  )
}

/** Returns the rules for states that bodies report. */
const stated = ({ lastArrival, notFollowed }: StateMistakes): readonly EffectRule[] => [
  {
    when: ({ kind, effects }) => kind === 'state' && effects.every(isOverwritten),
    reason: () => ({ key: 'last-arrival-wins', ...lastArrival }),
  },
  {
    when: ({ kind, effects }) => (kind === 'lost' || kind === 'state') && effects.every(isSet),
    reason: () => ({ key: 'status-not-followed', ...notFollowed }),
  },
]

/** Returns the rule for a body without a value that is mistaken for the deduplication key. */
const without = ({ id, without: ids }: MistakenKey): EffectRule => ({
  when: ({ kind, requestTrait, others }) => kind === 'lost' && ids.includes(requestTrait?.id ?? '') && others.has(id),
  reason: ({ others }) => others.get(id) ?? { key: '' },
})

/** Returns the rule for events that are dropped as duplicates. */
const dropped = ({ id, cause, by }: MistakenKey, fix: string): EffectRule => ({
  when: lost(id),
  reason: ({ trait }) => ({
    key: cause,
    sentence: `drops ${trait?.words ?? ''} as a duplicate`,
    consequence: GONE,
    cause: `Duplicates are recognized by ${by}.`,
    fix,
    code: ['once'],
  }),
})

/** Returns the rule for events that are dropped because a newer one was received before. */
const droppedLate = ({ late }: StateMistakes): EffectRule => ({
  when: lost('older-than-known'),
  reason: () => ({ key: 'drops-late-events', ...late, consequence: GONE }),
})

/** Returns the rules for effects of events, the most certain first. */
export const eventEffects = ({
  mistakenKeys,
  deduplication,
  stateMistakes,
}: DocumentedEvent): readonly EffectRule[] => [
  ...FORGED_EFFECTS,
  ...(stateMistakes ? stated(stateMistakes) : []),
  ...mistakenKeys.map(without),
  ...LOST_EFFECTS,
  ...mistakenKeys.map((key) => dropped(key, deduplication)),
  ...(stateMistakes ? [droppedLate(stateMistakes)] : []),
  ...doubledEffects(deduplication),
]
