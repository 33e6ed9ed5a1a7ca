import type { PlanFault } from '../fault.ts'

export const drop: PlanFault = {
  name: 'drop',
  plane: 'plan',
  rows: ['O08'],
  does: 'sends nothing: the delivery is canceled before its first attempt',
  receiver: 'gets along without the event: a FINISHED without STARTED, and a STARTED without FINISHED',
  parameters: {},
  owe: (owed) => ({ ...owed, copies: 0, againMs: [] }),
}
