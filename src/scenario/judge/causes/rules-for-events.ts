import type { EffectFacts } from './effect-facts.ts'
import { lost, type EffectRule } from './effect-part.ts'
import { answers, isClientError, LOST, named, of, type ReplyRule } from './reply-kinds.ts'
import { doubledEffects, FORGED_EFFECTS, GONE, LOST_EFFECTS } from './rules-for-any-effect.ts'

/** How replies of a dialect are explained that signs a time, before the rules that hold for all. */
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
      sentence: `answers ${reply} to every correctly signed delivery`,
      consequence: LOST,
      candidates: [
        't, which is in milliseconds, is compared with a clock in seconds',
        'its clock is more than its tolerance away from the time that is signed',
        'it verifies with another secret than the one given as --secret',
      ],
      fix: 'Print t and the time of the receiver, both in milliseconds; then compare the SHA-256 of the secrets.',
    }),
  },
  {
    when: (part) => !part.isSigned && part.status >= 200 && part.status < 300 && named('stale-signature')(part),
    reason: ({ trait }) => ({
      key: 'time-not-compared',
      sentence: `accepts ${trait?.words ?? ''}`,
      consequence: 'Anyone who recorded a delivery can send it again, for ever.',
      cause: 't is used to compute the signature, and never compared with the clock.',
      fix: 'Refuse a t that is more than five minutes away from the time of the receiver, before or after.',
    }),
  },
  {
    when: (part) => !part.isSigned && part.status >= 200 && part.status < 300 && named('future-signature')(part),
    reason: ({ trait }) => ({
      key: 'future-accepted',
      sentence: `accepts ${trait?.words ?? ''}`,
      cause: 'Only now - t is compared with the tolerance, which is negative for a time ahead.',
      fix: 'Compare the absolute difference between t and the time of the receiver with the tolerance.',
    }),
  },
  {
    when: (part) => part.isSigned && part.status >= 400 && named('clock-difference')(part),
    reason: ({ reply, trait }) => ({
      key: 'tolerance-too-narrow',
      sentence: `${answers(reply)} ${trait?.words ?? ''}`,
      consequence: LOST,
      cause: 'The tolerance is a second or two, or t is compared with the clock by less-than alone.',
      fix: 'Allow some minutes in both directions.',
    }),
  },
]

/** How replies are explained where a body is one event, before the rules that hold for all. */
export const EVENT_REPLIES: readonly ReplyRule[] = [
  {
    when: (part) => part.isSigned && part.status >= 400 && of('enum')(part),
    reason: ({ reply, trait }) => ({
      key: 'closed-enum',
      sentence: `${answers(reply)} ${trait?.words ?? ''}`,
      consequence: LOST,
      cause: 'A field is mapped to an enumeration that lacks values.',
      fix: 'Keep values that are not known as text.',
    }),
  },
  {
    when: (part) => part.isSigned && isClientError(part) && of('ids')(part),
    reason: ({ reply, trait }) => ({
      key: 'needs-uuid',
      sentence: `${answers(reply)} ${trait?.words ?? ''}`,
      cause: 'Ids are parsed as UUIDs; those of the documents’ own example are none.',
      fix: 'Store ids as text, whatever their form.',
    }),
  },
  {
    when: (part) => part.isSigned && part.status >= 400 && of('ids')(part),
    reason: ({ reply, trait, page }) => ({
      key: 'needs-uuid',
      sentence: `${answers(reply)} ${trait?.words ?? ''}`,
      cause: `Ids are parsed as UUIDs${page.error === undefined ? '' : `: ${page.error}`}.`,
      fix: 'Store ids as text, whatever their form.',
    }),
  },
  {
    when: (part) => part.isSigned && part.status >= 400 && of('version')(part),
    reason: ({ reply, trait }) => ({
      key: 'needs-version',
      sentence: `${answers(reply)} ${trait?.words ?? ''}`,
      cause: 'The version of an event is compared with the one that is known.',
      fix: 'Do not refuse an event by its version.',
    }),
  },
  {
    when: (part) =>
      part.isSigned && part.status >= 400 && of('event')(part) && part.trait?.id.startsWith('event-') === true,
    reason: ({ reply, trait, page }) => ({
      key: `fails-on:${trait?.id ?? ''}`,
      sentence: `${answers(reply)} ${trait?.words ?? ''}`,
      consequence: LOST,
      cause:
        'It is handled like other events, which have fields that this one lacks, or is left out of those that are ' +
        `known${page.error === undefined ? '' : `: ${page.error}`}.`,
      fix: 'Take what the event has, and answer 200 to events that mean nothing to you.',
    }),
  },
]

const isSet = ({ finding: { check } }: EffectFacts): boolean => check.kind === 'state'

/** Whether a request that came later, and told of something older, states what the receiver says. */
const isOverwritten = ({ finding: { check }, about }: EffectFacts): boolean => {
  if (check.kind !== 'state') return false
  const value = check.seen.others[0]?.value
  return about.some(
    ({ said, before }) =>
      said?.state === value &&
      before.some((earlier) => earlier.said?.of === said?.of && (earlier.said?.at ?? 0) > (said?.at ?? 0)),
  )
}

/** Rules for states that bodies state themselves. */
const STATED: readonly EffectRule[] = [
  {
    when: ({ kind, effects }) => kind === 'state' && effects.every(isOverwritten),
    reason: () => ({
      key: 'last-arrival-wins',
      sentence: 'takes the status of whichever event arrives last',
      consequence: 'Order is not promised: a conversation that was closed is open again.',
      cause: 'The status of every event is stored, without a look at event_timestamp.',
      fix: 'Store event_timestamp with the status, and replace both only by those of a newer event.',
    }),
  },
  {
    when: ({ kind, effects }) => (kind === 'lost' || kind === 'state') && effects.every(isSet),
    reason: () => ({
      key: 'status-not-followed',
      sentence: 'does not follow the status of a conversation',
      consequence: 'A conversation is shown in a status that it no longer has.',
      cause: 'The status is stored for the first event of a conversation alone, or only for some events.',
      fix: 'Keep the status of the newest event under the csid of its conversation.',
    }),
  },
]

const known = (ids: readonly string[], key: string, words: string, fix: string): EffectRule => ({
  when: lost(...ids),
  reason: ({ trait }) => ({
    key,
    sentence: `drops ${trait?.words ?? ''} as a duplicate`,
    consequence: GONE,
    cause: `Duplicates are told by ${words}.`,
    fix,
    code: ['once'],
  }),
})

const EVENT_ID = 'Remember event_id under a unique key, and act only when it was new.'
const MESSAGE_ID = 'Remember the id of the message under a unique key, and act only when it was new.'

/** Rules for effects of conversation events, the surest first. */
export const CONVERSATION_EFFECTS: readonly EffectRule[] = [
  ...FORGED_EFFECTS,
  ...STATED,
  {
    when: ({ kind, requestTrait, others }) =>
      kind === 'lost' && requestTrait?.id === 'no-conversation' && others.has('known-conversation'),
    reason: ({ others }) => others.get('known-conversation') ?? { key: '' },
  },
  ...LOST_EFFECTS,
  known(['same-kind'], 'dedupes-by-kind', 'conversation and name of the event, and not by event_id', EVENT_ID),
  known(['same-instant'], 'dedupes-by-time', 'the time of the event, and not by event_id', EVENT_ID),
  known(['known-conversation'], 'dedupes-by-conversation', 'the conversation alone, and not by event_id', EVENT_ID),
  {
    when: lost('older-than-known'),
    reason: () => ({
      key: 'drops-late-events',
      sentence: 'drops an event that arrives after a newer one',
      consequence: GONE,
      cause: 'Events that are older than the newest one are skipped, or a closed conversation takes no further event.',
      fix: 'Let event_timestamp decide about the status alone, and process every event.',
    }),
  },
  ...doubledEffects(EVENT_ID),
]

/** Rules for effects of open messages, the surest first. */
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
