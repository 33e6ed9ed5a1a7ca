import { defineFault } from './define.ts'
import type { Fault } from './fault.ts'
import { duration, wholeNumber } from './parameter-kinds.ts'

/** Less, more, later or in another order than what is owed. */
export const planFaults: readonly Fault[] = [
  defineFault({
    name: 'duplicate',
    plane: 'plan',
    does: 'owes the same bytes more than once, all at once',
    receiver: 'answers each, and takes effect once',
    parameters: {
      copies: wholeNumber({ least: 2, most: 1000, default: 2, means: 'how many there are in all' }),
    },
    apply: (owed, { copies }) => ({ ...owed, copies: owed.copies === 0 ? 0 : Math.max(owed.copies, copies) }),
  }),
  defineFault({
    name: 'drop',
    plane: 'plan',
    does: 'sends nothing: the delivery is canceled before its first attempt',
    receiver: 'gets along without the event: a FINISHED without STARTED, and a STARTED without FINISHED',
    apply: (owed) => ({ ...owed, copies: 0, againMs: [] }),
  }),
  defineFault({
    name: 'hold-back',
    plane: 'plan',
    does: 'puts the first attempt off',
    receiver: 'takes it like any other, however late it is',
    parameters: {
      for: duration({ required: true, means: "how long, on the mock's clock" }),
    },
    apply: (owed, { for: ms }) => ({ ...owed, holdMs: owed.holdMs + ms }),
  }),
  defineFault({
    name: 'reorder',
    plane: 'plan',
    events: ['STARTED'],
    does: 'keeps a STARTED back until the FINISHED of its interaction has settled; does nothing to other events',
    receiver: 'ends in FINISHED: the late STARTED does not open it again',
    parameters: {
      'at-most': duration({ default: '1m', means: "how long it waits for that FINISHED, on the mock's clock" }),
    },
    apply: (owed, { 'at-most': ms }) => ({ ...owed, behindFinished: true, holdMs: Math.max(owed.holdMs, ms) }),
  }),
  defineFault({
    name: 're-emit',
    plane: 'plan',
    does: 'sends the same event once more under another operation id',
    receiver: 'answers both, and takes effect once: interaction and event say that it is the same',
    parameters: {
      after: duration({
        default: '0ms',
        inWords: 'at once',
        means: "how long after the first, on the mock's clock",
      }),
    },
    apply: (owed, { after }) => ({ ...owed, againMs: owed.copies === 0 ? [] : [...owed.againMs, after] }),
  }),
]
