import type { PlanFault } from '../fault.ts'

export const reorder: PlanFault = {
  name: 'reorder',
  plane: 'plan',
  rows: ['O07'],
  events: ['STARTED'],
  does: 'keeps a STARTED back until the FINISHED of its interaction has settled; does nothing to other events',
  receiver: 'ends in FINISHED: the late STARTED does not open it again',
  parameters: {
    'at-most': {
      kind: 'duration',
      required: false,
      means: "how long it waits for that FINISHED, on the mock's clock; default 1m",
    },
  },
  owe: (owed, { 'at-most': ms }) => ({
    ...owed,
    behindFinished: true,
    holdMs: Math.max(owed.holdMs, Number(ms ?? 60_000)),
  }),
}
