import type { ReceiverControl } from './receiver-control.ts'
import type { ReceiverLog } from './receiver-log.ts'

/** A receiver's process that the harness started. */
export interface RunningReceiver {
  /** Whether it runs and accepts connections. */
  isAlive(): boolean | Promise<boolean>
  /** Restarts it, and waits until it responds. */
  restart(): Promise<void>
  /** Its output, if available. */
  readonly log?: ReceiverLog
  /** Acts on its process; undefined on systems without signals. */
  readonly life?: ReceiverControl
}
