import type { Topic } from '../../../contract/topics.ts'
import type { Told } from './experiments.ts'
import type { ErrorPage } from './error-page.ts'
import type { RequestFacts } from './request-facts.ts'
import type { Trait } from './trait.ts'

/** Requests that were answered alike where something else was due, and what tells them from those that pass. */
export interface ReplyPart {
  /** `500`, `timed out`, `closed`. */
  readonly reply: string
  /** The same as a number; 0 without a response. */
  readonly status: number
  readonly page: ErrorPage
  /** Value of the header Location, and whether one asks for credentials. */
  readonly location: string | undefined
  readonly asksForCredentials: boolean
  /** Whether the response is a page for people. */
  readonly isHtml: boolean
  /** Whether the requests are rightly signed. */
  readonly isSigned: boolean
  /** Whether nearly all that is rightly signed is answered so. */
  readonly isEverything: boolean
  /** Whether requests that are no deliveries, to other paths and by other methods, are answered so too. */
  readonly isBeyondDeliveries: boolean
  readonly trait: Trait<RequestFacts> | undefined
  readonly rivals: readonly Trait<RequestFacts>[]
  /** What the doctor found: how the receiver computes signatures. */
  readonly diagnosis: { readonly cause: string; readonly fix: string | undefined } | undefined
  readonly requests: readonly RequestFacts[]
  /** Whether ordinary deliveries are among them. */
  readonly hasOrdinary: boolean
  /** What the receiver was asked again. */
  readonly told: Told
  /** What the probes say of forged deliveries: `none` took effect, `some` did; undefined without probes. */
  readonly forgedEffects: 'none' | 'some' | undefined
}

/** What asking the receiver again would settle. */
export type Question =
  { readonly kind: 'late' | 'at-once' } | { readonly kind: 'traits'; readonly traits: readonly string[] }

/** Why something failed, by the evidence. */
export interface Reason {
  /** Stable: what has the same key is told once. */
  readonly key: string
  /** What was seen; undefined: as what was answered to what. */
  readonly sentence?: string
  /** What it costs; undefined: as the requirement says. */
  readonly consequence?: string
  readonly cause?: string
  readonly candidates?: readonly string[]
  readonly fix?: string
  /** What asking again would settle. */
  readonly question?: Question
  /** Whether the response itself names the cause, whatever else the requests have in common. */
  readonly isCertain?: boolean
  /** What code has to show to help; undefined: what its plainest failure asks for. */
  readonly code?: readonly Topic[]
}

/** A reason that holds for parts of a kind; the first that does is given. */
export interface Rule<T> {
  readonly when: (given: T) => boolean
  readonly reason: (given: T) => Reason
}
