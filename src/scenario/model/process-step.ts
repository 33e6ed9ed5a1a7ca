import type { Place } from '../../kit/error.ts'

/** What has become of the receiver's process. */
export type ProcessState = 'running' | 'paused' | 'ended'

export const MOMENTS = ['once-idle', 'once-sent', 'once-answered'] as const

/**
 * The process of the receiver is killed (SIGKILL), asked to end (SIGTERM) or paused (SIGSTOP), with all that it
 * started.
 */
export interface EndStep<K extends 'kill' | 'stop' | 'pause' = 'kill' | 'stop' | 'pause'> {
  readonly at: Place
  readonly kind: K
  /**
   * `once-idle`: nothing is under way. `once-sent`: the first body of what was sent last is on its way.
   * `once-answered`: so many of these deliveries were answered.
   */
  readonly when: (typeof MOMENTS)[number]
  /** From 1. */
  readonly responses: number
}

/** The receiver is started again, or goes on after a pause. */
export interface BeginStep<K extends 'start' | 'resume' = 'start' | 'resume'> {
  readonly at: Place
  readonly kind: K
  /** Under which a receiver fails that does not start. */
  readonly proves: string | undefined
}

export const SOCKET_ASKS = ['counted', 'released'] as const

/** The sockets of the receiver are counted, or must be as few again. */
export interface SocketsStep {
  readonly at: Place
  readonly kind: 'sockets'
  readonly proves: string | undefined
  readonly asks: (typeof SOCKET_ASKS)[number]
  /** Real milliseconds until they must be. */
  readonly withinMs: number
}
