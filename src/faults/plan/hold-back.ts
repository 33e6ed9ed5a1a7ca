import type { PlanFault } from '../fault.ts'

export const holdBack: PlanFault = {
  name: 'hold-back',
  plane: 'plan',
  rows: ['O10', 'O13'],
  does: 'puts the first attempt off',
  receiver: 'takes it like any other, however late it is',
  parameters: {
    for: { kind: 'duration', required: true, means: "how long, on the mock's clock" },
  },
  owe: (owed, { for: ms }) => ({ ...owed, holdMs: owed.holdMs + Number(ms) }),
}
