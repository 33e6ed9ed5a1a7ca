import type { PlanFault } from '../fault.ts'

export const duplicate: PlanFault = {
  name: 'duplicate',
  plane: 'plan',
  rows: ['O01', 'O02'],
  does: 'owes the same bytes more than once, all at once',
  receiver: 'answers each, and takes effect once',
  parameters: {
    copies: {
      kind: 'whole-number',
      required: false,
      least: 2,
      most: 1000,
      means: 'how many there are in all; default 2',
    },
  },
  owe: (owed, { copies }) => ({ ...owed, copies: owed.copies === 0 ? 0 : Math.max(owed.copies, Number(copies ?? 2)) }),
}
