import type { PlanFault } from '../fault.ts'

export const reEmit: PlanFault = {
  name: 're-emit',
  plane: 'plan',
  rows: ['O05'],
  does: 'sends the same event once more under another operation id',
  receiver: 'answers both, and takes effect once: interaction and event say that it is the same',
  parameters: {
    after: {
      kind: 'duration',
      required: false,
      means: "how long after the first, on the mock's clock; default at once",
    },
  },
  owe: (owed, { after }) => ({ ...owed, againMs: owed.copies === 0 ? [] : [...owed.againMs, Number(after ?? 0)] }),
}
