import type { OutcomeFacts } from '../../kit/outcome-words.ts'
import type { AwaitStep } from './steps/await.ts'
import type { ResponseKind, ExpectStep, Hidden } from './steps/expect.ts'
import type { Fetch } from './steps/self-uri.ts'

/** How one request ended, without headers and body, which are in its exchange; undefined if none was sent. */
export type Reply = OutcomeFacts | undefined

/** What a probe reported about several interactions. */
export interface ProbedValues<T> {
  /** How many interactions were probed. */
  readonly asked: number
  /** Those that differ from the expected value. */
  readonly others: readonly { readonly id: string; readonly value: T }[]
}

/**
 * What a response is judged by. `only-200`: no success other than 200. `rejected-in-4xx`: a rejection is not a server
 * error.
 */
export type ResponseDue = ResponseKind | 'only-200' | 'rejected-in-4xx'

/** The default response that is a success. */
export const ONLY_SUCCESS = '200 OK'

/** What was expected and what was seen, as values; `check-words.ts` in `judge/` puts them into words. */
export type Check =
  | {
      readonly kind: 'response'
      readonly expected: ResponseDue
      readonly policy: 'reject' | 'ignore'
      /** Which response the sender accepts as success, in words. Default: 200 OK. */
      readonly success?: string
      readonly seen: Reply
    }
  | { readonly kind: 'status'; readonly expected: NonNullable<ExpectStep['status']>; readonly seen: Reply }
  | {
      readonly kind: 'header'
      readonly name: string
      readonly expected: string
      readonly seen: string | undefined
    }
  /** `seen` is what does not conform; undefined if the body conforms. */
  | { readonly kind: 'body'; readonly seen: string | undefined }
  | { readonly kind: 'hidden'; readonly expected: Hidden; readonly seen: boolean }
  /** Real milliseconds that were allowed. */
  | { readonly kind: 'time'; readonly expected: number; readonly seen: Reply }
  | {
      readonly kind: 'same'
      readonly as: string
      readonly expected: { readonly reply: Reply; readonly body: string | undefined }
      readonly seen: { readonly reply: Reply; readonly body: string | undefined }
    }
  | {
      readonly kind: 'attempts'
      readonly expected: number
      readonly seen: number
      /** Names of the faults that fired, by attempt number. */
      readonly fired: Readonly<Record<number, readonly string[]>>
    }
  /** Milliseconds before the last attempt; undefined if there was only one. */
  | {
      readonly kind: 'pause'
      readonly expected: number
      readonly seen: number | undefined
      readonly attempts: number
    }
  | { readonly kind: 'delivery'; readonly expected: NonNullable<ExpectStep['state']>; readonly seen: string }
  | {
      readonly kind: 'effect-count'
      /** The first interaction that was probed. */
      readonly interactionId: string
      /** Number of requests sent before the probe. */
      readonly sent: number
      readonly event: string
      readonly expected: number
      readonly seen: ProbedValues<number>
      readonly atEnd: boolean
    }
  /** A delivery that got 200 under the policy "ignore" has no effect. */
  | { readonly kind: 'no-effect'; readonly seen: number }
  | {
      readonly kind: 'state'
      /** The first interaction that was probed. */
      readonly interactionId: string
      /** Number of requests sent before the probe. */
      readonly sent: number
      readonly expected: string | null
      readonly seen: ProbedValues<string | null>
      /** Names of unknown events that the receiver stored as states. */
      readonly unknownEvents: readonly string[]
      readonly atEnd: boolean
    }
  /** Values are JSON texts. */
  | {
      readonly kind: 'details'
      /** The first interaction that was probed. */
      readonly interactionId: string
      /** Number of requests sent before the probe. */
      readonly sent: number
      readonly expected: string
      readonly seen: ProbedValues<string>
      readonly atEnd: boolean
    }
  | {
      readonly kind: 'fetched'
      readonly expected: Fetch
      readonly uri: string
      /** Statuses of the Nexus responses, or the number of calls. */
      readonly seen: number | readonly number[]
      /** Real milliseconds. */
      readonly withinMs: number
    }
  /** `seen` is the text before the match on its line; undefined without a match. */
  | {
      readonly kind: 'printed'
      readonly expected: string
      readonly shown: string
      readonly seen: string | undefined
    }
  | {
      readonly kind: 'awaited'
      readonly expected: AwaitStep['awaited']
      readonly attempt: number | undefined
      readonly withinMs: number
      readonly seen: boolean
    }
  /** `seen` is why it did not start; undefined if it did. */
  | { readonly kind: 'started'; readonly seen: string | undefined }
  | { readonly kind: 'sockets'; readonly before: number; readonly seen: number }
  /** The receiver accepts connections after a scenario that ran alone. */
  | { readonly kind: 'alive' }
  /** What could not be judged, in words. */
  | { readonly kind: 'unjudged'; readonly expected: string; readonly seen: string }

export type CheckKind = Check['kind']
export type CheckOf<K extends CheckKind> = Extract<Check, { readonly kind: K }>
