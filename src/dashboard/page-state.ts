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

/** What the page shows beside the board, as signals. @param hash the part of the address behind `#` */
export const createPageState = (hash: string) => {
  const linked = readLink(hash)
  const search = signal(linked.search)
  return {
    chip: signal(linked.chip),
    search,
    finds: computed(() => readSearch(search.value)),
    choice: signal(linked.choice),
    /** Undefined as long as the page chooses: by act where there are acts. */
    grouping: signal<Grouping | undefined>(undefined),
    /** Undefined as long as the page chooses: oldest first where there are acts. */
    order: signal<Order | undefined>(undefined),
    scale: signal<ScaleKind>('since'),
    /** Counts what was read of the journal, so that what reads the model reads it again. */
    version: signal(0),
    /** The mock's time, as often as it is worth telling. */
    now: signal(0),
    /** The stretch of the mock's time of which the board shows something. */
    inView: signal({ from: 0, to: 0 }),
    connection: signal<FeedState>('connecting'),
    /** The mock's time when the connection was lost. */
    lostAt: signal<number | undefined>(undefined),
    subscriptions: signal<readonly SubscriptionView[]>([]),
    policy: signal<RetryPolicyView | undefined>(undefined),
    refused: signal<readonly RefusedCall[]>([]),
    /** Deliveries that were published out of sight. */
    unseen: signal<readonly string[]>([]),
  }
}

export type PageState = ReturnType<typeof createPageState>
