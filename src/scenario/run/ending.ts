import type { ScenarioResult } from '../model/result.ts'

/** What became of the receiver in the course of a scenario. */
export interface Ending {
  /** Connections were refused. */
  readonly gone: boolean
  /** A connection was closed in the midst of an exchange. */
  readonly cut: boolean
  readonly answered: boolean
  /** What failed turned on real time, or an attempt timed out that was not meant to. */
  readonly slow: boolean
  /** Tells whether something has come by now that had not come in time; none where nothing was awaited in vain. */
  readonly late: readonly (() => Promise<boolean>)[]
  /** It took requests and answered none of them. */
  readonly mute: boolean
  /** Whose the error is that ended it: of something that the user gave, or of the harness. */
  readonly fault: 'given' | 'ours' | undefined
  /** Why the receiver could not be put back to how it was found. */
  readonly stuck: string | undefined
}

export interface Played {
  readonly result: ScenarioResult
  readonly ending: Ending
}

/** Nothing was sent. */
export const QUIET: Ending = {
  gone: false,
  cut: false,
  answered: false,
  slow: false,
  late: [],
  mute: false,
  fault: undefined,
  stuck: undefined,
}
