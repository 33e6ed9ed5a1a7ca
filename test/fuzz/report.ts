import type { Finding, FindingKind } from './findings.ts'

/** How a run is made. */
export interface FuzzOptions {
  readonly seed: number
  /** Requests in all. */
  readonly requests: number
  /** Ends the run after the round in which this much time is over, in milliseconds. */
  readonly mostMs?: number
  /** Requests per round; each round ends with all faults cleared and everything settled. */
  readonly perRound: number
  /** Requests at once. With 1 a run sends the same requests in the same order each time. */
  readonly concurrency: number
  /** How long a response may take, and how long nothing may change, in milliseconds. */
  readonly limitMs: number
  /** Resident memory of the mock, in megabytes, above which it is a finding. */
  readonly mostMb: number
  readonly log: (line: string) => void
}

/** What a run has seen. */
export interface FuzzReport {
  readonly sent: number
  readonly raw: number
  readonly rounds: number
  readonly attempts: number
  readonly entries: number
  readonly ms: number
  readonly findings: readonly Finding[]
  readonly counts: Readonly<Record<FindingKind, number>>
  readonly table: readonly string[]
  /** Resident memory in megabytes; undefined where the system does not say. */
  readonly resident: {
    readonly start: number | undefined
    readonly middle: number | undefined
    readonly end: number | undefined
    readonly most: number
  }
  readonly succeeded: ReadonlySet<string>
  readonly attached: ReadonlySet<string>
  readonly faults: readonly string[]
  readonly restarts: number
}

interface Progress {
  readonly ms: number
  readonly sent: number
  readonly attempts: number
  /** Resident memory of serve. */
  readonly mb: number
  readonly findings: number
}

/** Writes how far a run has come, as it is logged. */
export const progressOf = ({ ms, sent, attempts, mb, findings }: Progress): string =>
  `${String(Math.round(ms / 1000)).padStart(5)} s  ${String(sent)} requests ` +
  `(${String(Math.round((sent / ms) * 1000))}/s), ${String(attempts)} attempts, ${String(mb)} MB, ` +
  `findings ${String(findings)}`
