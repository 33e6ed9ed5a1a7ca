import type { DialectName } from '../../../dialects/dialect.ts'
import type { EffectFacts } from './effect-facts.ts'
import type { EffectRule } from './effect-part.ts'
import { EFFECT_RULES } from './effect-rules.ts'
import { DOUBLED, LOST } from './effect-traits.ts'
import { requirementReason } from './by-requirement.ts'
import { isOrdinary, ordinaryEvent } from './documented.ts'
import { authorsReason } from './reasons.ts'
import type { Reason } from './reply-part.ts'
import type { ReplyRule } from './reply-kinds.ts'
import { REPLY_RULES } from './reply-rules.ts'
import type { RequestFacts } from './request-facts.ts'
import { REQUEST_TRAITS } from './request-traits.ts'
import { CONVERSATION_EFFECTS, EVENT_REPLIES, OPEN_MESSAGE_EFFECTS, TIMED_REPLIES } from './rules-for-events.ts'
import type { FailedFinding } from './symptoms.ts'
import type { Trait } from './trait.ts'
import { ODD_CONVERSATION_EVENT, ODD_OPEN_MESSAGE } from './traits-of-one-event.ts'
import { lostConversationEvents, lostOpenMessages, type SeenInRun } from './traits-of-lost-events.ts'

/** What is known about the deliveries of a dialect, to find causes. */
export interface Knowledge {
  /** The sender's name. */
  readonly sender: string
  /** Whether a request is a documented delivery, correctly signed, and the first of its scenario. */
  readonly isOrdinary: (request: RequestFacts) => boolean
  readonly requestTraits: readonly Trait<RequestFacts>[]
  /** Returns the traits of lost effects, given what the run has shown. */
  readonly lost: (run: SeenInRun) => readonly Trait<EffectFacts>[]
  readonly doubled: readonly Trait<EffectFacts>[]
  readonly replyRules: readonly ReplyRule[]
  readonly effectRules: readonly EffectRule[]
  /** Returns the reason for a failure that no rule explains. */
  readonly unexplained: (failure: FailedFinding) => Reason
  /** Whether follow-up deliveries exist that decide between several causes. */
  readonly canAsk: boolean
}

/** Traits of doubled effects that only apply to lists of entities. */
const OF_LISTS: ReadonlySet<string> = new Set(['no-operation-id', 'new-operation-id', 'twice-in-a-body'])

/** Whether a request was correctly signed and got a success response. */
const hasActed = ({ signed, status = 0 }: RequestFacts): boolean => signed === 'right' && status >= 200 && status < 300

const DOUBLED_EVENTS = DOUBLED.filter(({ id }) => !OF_LISTS.has(id)).map((trait): Trait<EffectFacts> => ({
  ...trait,
  test: (facts) => trait.test({ ...facts, carrying: facts.carrying.filter(({ request }) => hasActed(request)) }),
}))

/** What is known about the deliveries of each dialect. */
export const KNOWLEDGE: Readonly<Record<DialectName, Knowledge>> = {
  interactions: {
    sender: 'Genesys',
    isOrdinary,
    requestTraits: REQUEST_TRAITS.interactions,
    lost: () => LOST,
    doubled: DOUBLED,
    replyRules: REPLY_RULES,
    effectRules: EFFECT_RULES,
    unexplained: authorsReason,
    canAsk: true,
  },
  conversations: {
    sender: 'the sender',
    isOrdinary: ordinaryEvent(ODD_CONVERSATION_EVENT),
    requestTraits: REQUEST_TRAITS.conversations,
    lost: lostConversationEvents,
    doubled: DOUBLED_EVENTS,
    replyRules: [...TIMED_REPLIES, ...EVENT_REPLIES, ...REPLY_RULES],
    effectRules: CONVERSATION_EFFECTS,
    unexplained: requirementReason,
    canAsk: false,
  },
  'open-messaging': {
    sender: 'Genesys Cloud',
    isOrdinary: ordinaryEvent(ODD_OPEN_MESSAGE),
    requestTraits: REQUEST_TRAITS['open-messaging'],
    lost: lostOpenMessages,
    doubled: DOUBLED_EVENTS,
    replyRules: [...EVENT_REPLIES, ...REPLY_RULES],
    effectRules: OPEN_MESSAGE_EFFECTS,
    unexplained: requirementReason,
    canAsk: false,
  },
}
