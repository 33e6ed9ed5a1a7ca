import type { Place } from '../../kit/error.ts'

/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json }

/**
 * A fault on what a step publishes; parameters are checked against the fault's own table. Durations are in
 * milliseconds.
 */
export interface FaultUse {
  readonly fault: string
  readonly at: Place
  readonly parameters: Readonly<Record<string, Json>>
}

/** What a step of any kind has. */
export interface StepBase {
  readonly at: Place
}
