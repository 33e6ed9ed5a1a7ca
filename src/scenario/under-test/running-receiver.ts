import type { ReceiverControl } from './receiver-control.ts'
import type { ReceiverLog } from './receiver-log.ts'

/** The process of a receiver that the harness started. */
export interface RunningReceiver {
  /** Whether it runs and takes connections. */
  isAlive(): boolean | Promise<boolean>
  /** Starts it again after it died, and waits until it answers. */
  restart(): Promise<void>
  /** What it prints, where it can be heard. */
  readonly log?: ReceiverLog
  /** What scenarios may do to it on purpose; undefined where the system has no signals for that. */
  readonly life?: ReceiverControl
}
