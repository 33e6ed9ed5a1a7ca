/** What follows an attempt, and a text that says why. `pauseMs` is time on the mock's clock. */
export type Decision =
  | { readonly kind: 'settle'; readonly state: 'delivered' | 'exhausted'; readonly why: string }
  | { readonly kind: 'retry'; readonly pauseMs: number; readonly why: string }
