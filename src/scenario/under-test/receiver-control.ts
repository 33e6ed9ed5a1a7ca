/** Acts on a receiver that was started here, and on its child processes. */
export interface ReceiverControl {
  /** Kills it (SIGKILL). */
  kill(): void
  /** Asks it to stop (SIGTERM). */
  terminate(): void
  /** Pauses it (SIGSTOP) until it is resumed (SIGCONT). */
  pause(): void
  resume(): void
  /** Resolves once it has exited; what is left after `withinMs` real milliseconds is killed. */
  gone(withinMs: number): Promise<void>
  /** Restarts it and waits until it responds. @throws {MockError} `RECEIVER_NOT_STARTED` */
  start(): Promise<void>
  /** Returns how many sockets it holds; undefined on systems that do not report it. */
  sockets(): number | undefined
}
