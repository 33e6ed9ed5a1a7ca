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

/** What is known of the deliveries of a dialect, by which causes are told. */
export interface Knowledge {
  /** Who sends them. */
  readonly sender: string
  /** Whether a request is a delivery as the documents show it, the first of its scenario, and rightly signed. */
  readonly isOrdinary: (request: RequestFacts) => boolean
  readonly requestTraits: readonly Trait<RequestFacts>[]
  /** Traits of effects that did not come, given what the run has shown. */
  readonly lost: (run: SeenInRun) => readonly Trait<EffectFacts>[]
  readonly doubled: readonly Trait<EffectFacts>[]
  readonly replyRules: readonly ReplyRule[]
  readonly effectRules: readonly EffectRule[]
  /** Why something failed that no rule explains. */
  readonly unexplained: (failure: FailedFinding) => Reason
  /** Whether there are deliveries to ask the receiver with, where the evidence leaves several causes. */
  readonly canAsk: boolean
}

/** Traits of doubled effects that have to do with a key which only lists of entities have. */
const OF_LISTS: ReadonlySet<string> = new Set(['no-operation-id', 'new-operation-id', 'twice-in-a-body'])
const DOUBLED_EVENTS = DOUBLED.filter(({ id }) => !OF_LISTS.has(id))

/** What is known of the deliveries of each dialect. */
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
