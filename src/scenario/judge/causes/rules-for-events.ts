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

/** Rules for states that bodies report. */
const STATED: readonly EffectRule[] = [
  {
    when: ({ kind, effects }) => kind === 'state' && effects.every(isOverwritten),
    reason: () => ({
      key: 'last-arrival-wins',
      sentence: 'keeps the status of the event that arrives last, not the newest one',
      consequence: 'Order is not guaranteed: a closed conversation is reopened.',
      cause: 'The status of every event is stored without checking event_timestamp.',
      fix: 'Store event_timestamp with the status, and overwrite both only with those of a newer event.',
    }),
  },
  {
    when: ({ kind, effects }) => (kind === 'lost' || kind === 'state') && effects.every(isSet),
    reason: () => ({
      key: 'status-not-followed',
      sentence: 'does not follow the status of a conversation',
      consequence: 'A conversation shows an outdated status.',
      cause: 'The status is stored only for the first event of a conversation, or only for some events.',
      fix: 'Store the status of the newest event under the csid of its conversation.',
    }),
  },
]

const known = (ids: readonly string[], key: string, words: string, fix: string): EffectRule => ({
  when: lost(...ids),
  reason: ({ trait }) => ({
    key,
    sentence: `drops ${trait?.words ?? ''} as a duplicate`,
    consequence: GONE,
    cause: `Duplicates are recognized by ${words}.`,
    fix,
    code: ['once'],
  }),
})

const EVENT_ID = 'Store event_id under a unique key, and act only when it is new.'
const MESSAGE_ID = 'Store the message ID under a unique key, and act only when it is new.'

/** Rules for effects of conversation events, the most certain first. */
export const CONVERSATION_EFFECTS: readonly EffectRule[] = [
  ...FORGED_EFFECTS,
  ...STATED,
  {
    when: ({ kind, requestTrait, others }) =>
      kind === 'lost' && requestTrait?.id === 'no-conversation' && others.has('known-conversation'),
    reason: ({ others }) => others.get('known-conversation') ?? { key: '' },
  },
  ...LOST_EFFECTS,
  known(['same-kind'], 'dedupes-by-kind', 'the conversation and event name, not by event_id', EVENT_ID),
  known(['same-instant'], 'dedupes-by-time', 'the time of the event, not by event_id', EVENT_ID),
  known(['known-conversation'], 'dedupes-by-conversation', 'the conversation alone, not by event_id', EVENT_ID),
  {
    when: lost('older-than-known'),
    reason: () => ({
      key: 'drops-late-events',
      sentence: 'drops an event that arrives after a newer one',
      consequence: GONE,
      cause: 'Events older than the newest one are skipped, or a closed conversation accepts no more events.',
      fix: 'Use event_timestamp only to decide the status, and process every event.',
    }),
  },
  ...doubledEffects(EVENT_ID),
]

/** Rules for effects of open messages, the most certain first. */
export const OPEN_MESSAGE_EFFECTS: readonly EffectRule[] = [
  ...FORGED_EFFECTS,
  {
    when: ({ kind, requestTrait, others }) =>
      kind === 'lost' && /^no-(?:or-null-)?text$/.test(requestTrait?.id ?? '') && others.has('same-text'),
    reason: ({ others }) => others.get('same-text') ?? { key: '' },
  },
  ...LOST_EFFECTS,
  known(['same-text'], 'dedupes-by-text', 'their text', MESSAGE_ID),
  known(['known-conversation'], 'dedupes-by-conversation', 'the conversation', MESSAGE_ID),
  ...doubledEffects(MESSAGE_ID),
]
