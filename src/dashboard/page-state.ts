import { computed, signal } from '@preact/signals'
import type { RetryPolicyView, SubscriptionView } from './mock/control-client.ts'
import type { Grouping, Order } from './board/board-rows.ts'
import { readLink } from './page-link.ts'
import type { FeedState } from './mock/journal-feed.ts'
import type { ScaleKind } from './board/scale.ts'
import { readSearch } from './board/finding.ts'

/** A call of the emulated API that the mock refused. */
export interface RefusedCall {
  readonly seq: number
  readonly at: number
  readonly method: string
  readonly path: string
  readonly status: number
  readonly reason: string
}

/** Creates the state of the page besides the board, as signals. @param hash the fragment of the URL */
export const createPageState = (hash: string) => {
  const linked = readLink(hash)
  const search = signal(linked.search)
  return {
    chip: signal(linked.chip),
    search,
    finds: computed(() => readSearch(search.value)),
    /** How many deliveries the board shows. */
    found: signal(0),
    choice: signal(linked.choice),
    /** Undefined while the page chooses: by act if there are acts. */
    grouping: signal<Grouping | undefined>(undefined),
    /** Undefined while the page chooses: oldest first if there are acts. */
    order: signal<Order | undefined>(undefined),
    scale: signal<ScaleKind>('since'),
    /** Incremented for everything read from the journal, so that readers of the model read it again. */
    version: signal(0),
    /** The mock's time, updated as often as the display needs. */
    now: signal(0),
    /** The range of the mock's time that is visible on the board. */
    inView: signal({ from: 0, to: 0 }),
    connection: signal<FeedState>('connecting'),
    /** The mock's time when the connection was lost. */
    lostAt: signal<number | undefined>(undefined),
    subscriptions: signal<readonly SubscriptionView[]>([]),
    policy: signal<RetryPolicyView | undefined>(undefined),
    refused: signal<readonly RefusedCall[]>([]),
    /** Deliveries that were published outside the view. */
    unseen: signal<readonly string[]>([]),
  }
}

export type PageState = ReturnType<typeof createPageState>
