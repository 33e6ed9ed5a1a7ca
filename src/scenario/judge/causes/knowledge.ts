import type { DocumentedEvent } from '../../../dialects/bodies/documented-event.ts'
import type { DialectFacts } from '../../../dialects/dialect.ts'
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
import { requestTraits } from './request-traits.ts'
import { EVENT_REPLIES, eventEffects, TIMED_REPLIES } from './rules-for-events.ts'
import type { FailedFinding } from './symptoms.ts'
import type { Trait } from './trait.ts'
import { oddTraits } from './traits-of-one-event.ts'
import { lostEvents, type SeenInRun } from './traits-of-lost-events.ts'

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

const ofEntities = (facts: DialectFacts): Knowledge => ({
  sender: facts.sender,
  isOrdinary,
  requestTraits: requestTraits(facts),
  lost: () => LOST,
  doubled: DOUBLED,
  replyRules: REPLY_RULES,
  effectRules: EFFECT_RULES,
  unexplained: authorsReason,
  canAsk: true,
})

const ofEvents = (facts: DialectFacts, body: DocumentedEvent): Knowledge => ({
  sender: facts.sender,
  isOrdinary: ordinaryEvent(oddTraits(body)),
  requestTraits: requestTraits(facts),
  lost: lostEvents(body),
  doubled: DOUBLED_EVENTS,
  replyRules: [...(facts.signature.timed ? TIMED_REPLIES : []), ...EVENT_REPLIES, ...REPLY_RULES],
  effectRules: eventEffects(body),
  unexplained: requirementReason,
  canAsk: false,
})

/** Returns what is known about the deliveries of a dialect. */
export const knowledgeOf = (facts: DialectFacts): Knowledge =>
  facts.body.kind === 'entities' ? ofEntities(facts) : ofEvents(facts, facts.body)
