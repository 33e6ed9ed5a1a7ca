import type { StepBase } from '../step-parts.ts'
import { USUAL, type StepKindTraits } from '../step-traits.ts'

export const SOCKET_ASKS = ['counted', 'released'] as const

/** Counts the receiver's sockets, or expects that they were released. */
export interface SocketsStep extends StepBase {
  readonly kind: 'sockets'
  readonly proves: string | undefined
  readonly asks: (typeof SOCKET_ASKS)[number]
  /** Time limit for the release, in real milliseconds. */
  readonly withinMs: number
}

export const socketsTraits = {
  ...USUAL,
  values: SOCKET_ASKS,
  keys: { within: '', proves: '' },
  judges: true,
  needs: ['process'],
  does:
    "counts the receiver's open sockets, or checks that at most 20 more are open than were counted; " +
    'inconclusive on systems that do not report sockets',
} as const satisfies StepKindTraits
