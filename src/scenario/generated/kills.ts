// Made by `npm run kill-matrix`; do not edit.
export interface Kill {
  readonly defect: string
  readonly explanation: string
  readonly fix: string
  /** Ids of the scenarios that fail. */
  readonly kills: readonly string[]
}

export const KILLS: readonly Kill[] = []
