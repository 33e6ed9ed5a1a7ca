import type { StepBase } from '../step-parts.ts'
import { USUAL, type StepKindTraits } from '../step-traits.ts'

export const RESPONSES = [
  'accepted',
  'rejected',
  'declined',
  'accepted-or-declined',
  'survived',
  'survived-or-closed',
  'client-error',
  'any',
] as const
/**
 * What is expected of a response. `accepted`: the dialect's success. `rejected`: what the receiver's policy does with a
 * bad signature. `declined`: 4xx or a closed connection, and under the policy `ignore` also 200 without effect.
 * `accepted-or-declined`: the dialect's success, 4xx or a closed connection. `survived`: anything but a server error.
 * `survived-or-closed`: the same, or a closed connection. `client-error`: 4xx. `any`: any response.
 */
export type ResponseKind = (typeof RESPONSES)[number]

export const HIDDEN = ['secret', 'signature', 'stack', 'markup'] as const
export type Hidden = (typeof HIDDEN)[number]

/** Judges the result of a delivery, once it has settled. */
export interface ExpectStep extends StepBase {
  readonly kind: 'expect'
  /** A name from `as`; default: the last published or redelivered one. */
  readonly delivery: string | undefined
  /** Overrides the scenario's first requirement. */
  readonly proves: string | undefined
  readonly response: ResponseKind | undefined
  /** Any of these: `200`, or a class such as `4xx`. */
  readonly status: readonly (number | `${1 | 2 | 3 | 4 | 5}xx`)[] | undefined
  /** Header names in lower case, and a text that each must contain. */
  readonly headers: Readonly<Record<string, string>> | undefined
  /** `conforms`: matches the documented schema. */
  readonly body: 'conforms' | undefined
  /** What the response must not contain. */
  readonly hides: readonly Hidden[] | undefined
  /** The longest time from request to complete response, in real milliseconds. */
  readonly withinMs: number | undefined
  /** Exact number of attempts so far. */
  readonly attempts: number | undefined
  /** The shortest delay between the last two attempts, in milliseconds of the mock's clock. */
  readonly pauseMs: number | undefined
  readonly state: 'delivered' | 'exhausted' | 'canceled' | undefined
  /** Another delivery whose response must be the same (status and body). */
  readonly sameAs: string | undefined
  /** Whether the following steps depend on it: if it fails, the scenario is inconclusive. */
  readonly precondition: boolean | undefined
}

export const expectTraits = {
  ...USUAL,
  values: RESPONSES,
  keys: {
    delivery: '',
    proves: '',
    response: '',
    status: '',
    header: '',
    body: '`conforms`',
    hides: '',
    within: '',
    attempts: '',
    pause: '',
    state: '',
    'same-as': '',
    precondition: '`true`: else inconclusive',
  },
  keysStand: 'below',
  judges: true,
  followsPublish: true,
  does: 'checks the result of a delivery',
} as const satisfies StepKindTraits
