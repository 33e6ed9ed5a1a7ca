import KILLED_BY from './kills.json' with { type: 'json' }

/** A defect of the reference receiver, with the scenarios that fail under it. */
export interface Kill {
  readonly defect: string
  readonly kills: readonly string[]
}

/** Which scenarios kill which defect. `npm run kill-matrix` writes the table. */
export const KILLS: readonly Kill[] = Object.entries(KILLED_BY).map(([defect, kills]) => ({ defect, kills }))
