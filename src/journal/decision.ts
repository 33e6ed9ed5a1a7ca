/**
 * The decision after an attempt: to settle the delivery, or to retry it. `why` is the reason for people; `pauseMs` is
 * in milliseconds of the mock's clock.
 */
export type Decision =
  | { readonly kind: 'settle'; readonly state: 'delivered' | 'exhausted'; readonly why: string }
  | { readonly kind: 'retry'; readonly pauseMs: number; readonly why: string }
