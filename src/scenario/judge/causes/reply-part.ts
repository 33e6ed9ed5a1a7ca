import type { Topic } from '../../../contract/topics.ts'
import type { FollowUps } from './experiments.ts'
import type { ErrorPage } from './error-page.ts'
import type { RequestFacts } from './request-facts.ts'
import type { Trait } from './trait.ts'

/** Requests with the same wrong reply, and what sets them apart from those that passed. */
export interface ReplyPart {
  /** `500`, `timed out`, `closed`. */
  readonly reply: string
  /** The same as a number; 0 without a response. */
  readonly status: number
  readonly page: ErrorPage
  /** Value of the Location header. */
  readonly location: string | undefined
  readonly asksForCredentials: boolean
  /** Whether the response is an HTML page. */
  readonly isHtml: boolean
  /** Whether the requests are correctly signed. */
  readonly isSigned: boolean
  /** Whether nearly all correctly signed requests get this response. */
  readonly isEverything: boolean
  /** Whether requests to other paths and with other methods get this response too. */
  readonly isBeyondDeliveries: boolean
  readonly trait: Trait<RequestFacts> | undefined
  readonly rivals: readonly Trait<RequestFacts>[]
  /** What the signature doctor found about how the receiver computes signatures. */
  readonly diagnosis: { readonly cause: string; readonly fix: string | undefined } | undefined
  readonly requests: readonly RequestFacts[]
  /** Whether ordinary deliveries are among the requests. */
  readonly hasOrdinary: boolean
  /** Results of follow-up requests. */
  readonly followUps: FollowUps
  /** Whether forged deliveries took effect, by the probes: `none` or `some`; undefined without probes. */
  readonly forgedEffects: 'none' | 'some' | undefined
}

/** A question that follow-up requests can answer. */
export type Question =
  { readonly kind: 'late' | 'at-once' } | { readonly kind: 'traits'; readonly traits: readonly string[] }

/** Why something failed, according to the evidence. */
export interface Reason {
  /** Stable: reasons with the same key are reported once. */
  readonly key: string
  /** What the receiver does. Default: what was seen and expected. */
  readonly sentence?: string
  /** What this leads to. Default: the consequence of the requirement. */
  readonly consequence?: string
  readonly cause?: string
  readonly candidates?: readonly string[]
  readonly fix?: string
  /** What follow-up requests can decide. */
  readonly question?: Question
  /** Whether the response itself names the cause, whatever the requests have in common. */
  readonly isCertain?: boolean
  /** Topics of code that helps. Default: those of the simplest failure. */
  readonly code?: readonly Topic[]
}

/** A reason for parts that meet a condition; the first match applies. */
export interface Rule<T> {
  readonly when: (given: T) => boolean
  readonly reason: (given: T) => Reason
}
