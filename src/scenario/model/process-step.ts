import type { Place } from '../../kit/error.ts'

/** The state of the receiver's process. */
export type ProcessState = 'running' | 'paused' | 'ended'

export const MOMENTS = ['once-idle', 'once-sent', 'once-answered'] as const

/** Kills (SIGKILL), stops (SIGTERM) or pauses (SIGSTOP) the receiver's process and its children. */
export interface EndStep<K extends 'kill' | 'stop' | 'pause' = 'kill' | 'stop' | 'pause'> {
  readonly at: Place
  readonly kind: K
  /**
   * `once-idle`: nothing is in progress. `once-sent`: the first body of the last step has been sent. `once-answered`:
   * `responses` of its deliveries got a response.
   */
  readonly when: (typeof MOMENTS)[number]
  /** At least 1. */
  readonly responses: number
}

/** Restarts the receiver, or resumes it after a pause. */
export interface BeginStep<K extends 'start' | 'resume' = 'start' | 'resume'> {
  readonly at: Place
  readonly kind: K
  /** The requirement that fails if the receiver does not start. */
  readonly proves: string | undefined
}

export const SOCKET_ASKS = ['counted', 'released'] as const

/** Counts the receiver's sockets, or expects that they were released. */
export interface SocketsStep {
  readonly at: Place
  readonly kind: 'sockets'
  readonly proves: string | undefined
  readonly asks: (typeof SOCKET_ASKS)[number]
  /** Time limit for the release, in real milliseconds. */
  readonly withinMs: number
}
