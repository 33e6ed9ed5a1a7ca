/** What a scenario does on purpose to a receiver that was started here, with all that it started. */
export interface ReceiverControl {
  /** Ends it at once (SIGKILL). */
  kill(): void
  /** Asks it to end (SIGTERM). */
  terminate(): void
  /** Lets it do nothing (SIGSTOP) until it is resumed (SIGCONT). */
  pause(): void
  resume(): void
  /** Resolves once nothing is left of it; what is left after so many real milliseconds is killed. */
  gone(withinMs: number): Promise<void>
  /** Starts it again and waits until it answers. @throws {MockError} `RECEIVER_NOT_STARTED` */
  start(): Promise<void>
  /** How many sockets it holds; undefined where the system does not tell. */
  sockets(): number | undefined
}
