import { defineFault } from './define.ts'
import type { Fault } from './fault.ts'
import { duration, wholeNumber } from './parameter-kinds.ts'

/** Fewer, more or later deliveries than usual, or deliveries in another order. */
export const planFaults: readonly Fault[] = [
  defineFault({
    name: 'duplicate',
    plane: 'plan',
    does: 'delivers the same bytes several times at the same time',
    receiver: 'responds to each with success, and processes the event once',
    parameters: {
      copies: wholeNumber({ least: 2, most: 1000, default: 2, means: 'total number of deliveries' }),
    },
    apply: (owed, { copies }) => ({ ...owed, copies: owed.copies === 0 ? 0 : Math.max(owed.copies, copies) }),
  }),
  defineFault({
    name: 'drop',
    plane: 'plan',
    does: 'sends nothing: the delivery is canceled before its first attempt',
    receiver: 'copes without the event: accepts FINISHED without STARTED, and STARTED without FINISHED',
    apply: (owed) => ({ ...owed, copies: 0, againMs: [] }),
  }),
  defineFault({
    name: 'hold-back',
    plane: 'plan',
    does: 'delays the first attempt',
    receiver: 'processes it like any other event, however late',
    parameters: {
      for: duration({ required: true, means: "how long, on the mock's clock" }),
    },
    apply: (owed, { for: ms }) => ({ ...owed, holdMs: owed.holdMs + ms }),
  }),
  defineFault({
    name: 'reorder',
    plane: 'plan',
    events: ['STARTED'],
    does: 'holds back STARTED until the FINISHED of its interaction has settled; does not affect other events',
    receiver: 'keeps the interaction finished: the late STARTED does not reopen it',
    parameters: {
      'at-most': duration({ default: '1m', means: "maximum wait for that FINISHED, on the mock's clock" }),
    },
    apply: (owed, { 'at-most': ms }) => ({ ...owed, behindFinished: true, holdMs: Math.max(owed.holdMs, ms) }),
  }),
  defineFault({
    name: 're-emit',
    plane: 'plan',
    does: 'emits the same event again under another operation id',
    receiver: 'responds to both with success, and processes the event once: it has the same interaction and event',
    parameters: {
      after: duration({
        default: '0ms',
        inWords: 'immediately',
        means: "delay after the first, on the mock's clock",
      }),
    },
    apply: (owed, { after }) => ({ ...owed, againMs: owed.copies === 0 ? [] : [...owed.againMs, after] }),
  }),
]
