export { createMockGenesys, type MockGenesys, type MockGenesysOptions } from './mock.ts'
export {
  loadRequirements,
  loadScenarios,
  renderRun,
  runScenarios,
  type ControlOptions,
  type JudgingOptions,
  type ProbeOptions,
  type RedeliveryOptions,
  type RunScenariosOptions,
} from './harness.ts'
export type { Level, Threshold } from './scenario/model/level.ts'
export type { Preflight, PreflightDiagnosis, PreflightTrial } from './scenario/model/first-delivery.ts'
export type {
  Cause,
  Evidence,
  Exchange,
  Finding,
  DefectMatch,
  Requirement,
  Run,
  ScenarioResult,
  Verdict,
} from './scenario/model/result.ts'
export type { Scenario } from './scenario/model/scenario.ts'
export type { Step } from './scenario/model/step.ts'
export type { ReporterName } from './reporters/reporter.ts'
export type * from './engine/core.ts'
export type * from './engine/options.ts'
export type { Clock, ClockMode, Instant, Wakeup } from './clock/clock.ts'
export { MockError, type Place } from './kit/error.ts'
export type { ErrorCode } from './kit/codes.ts'
export {
  CONVERSATION_EVENTS,
  EVENT_NAMES,
  INTERACTION_EVENTS,
  type ConversationEventName,
  type EventName,
  type InteractionEventName,
} from './events/catalogue.ts'
export type { Interaction, InteractionInput } from './events/interaction.ts'
export type {
  Attempt,
  CanceledDelivery,
  CancelReason,
  Delivery,
  DeliveryFacts,
  DeliveryId,
  DeliveryState,
  DeliveryStatus,
  EndedDelivery,
  InFlightDelivery,
  ScheduledDelivery,
} from './journal/delivery.ts'
export type { Decision } from './journal/decision.ts'
export type { RetryPolicyName } from './delivery/retry/policies.ts'
export type { RetryOptions } from './delivery/retry/policy.ts'
export type { PauseRule, RetryPolicy } from './dialects/dialect.ts'
export type { Response, Outcome } from './journal/outcome.ts'
export type { EntryBody, JournalEntry } from './journal/entry.ts'
export type { Subscription } from './subscriptions/subscription.ts'
export { sign } from './dialects/sign.ts'
export { verifySignature } from './dialects/verify.ts'
