const ONE_SECRET = 'the harness gives a receiver one secret; several, and their rotation, it cannot set up'
const OUTAGE = 'it shows only while something that the receiver depends on is down, which the harness cannot bring about'
const REAL_TIME = 'it shows only after a while of real time, and the suite spends none; advancing moves the clock of the mock'

/** Defects that no shipped scenario can show, and why. */
export const NOT_KILLED: Readonly<Record<string, string>> = {
  'one-secret-for-all-subscriptions': ONE_SECRET,
  'ignores-secret-rotation': ONE_SECRET,
  'keeps-old-secrets': ONE_SECRET,
  'dedupe-window-too-short': REAL_TIME,
  'rejects-late-redeliveries': REAL_TIME,
  'marks-before-the-work': OUTAGE,
  'answers-200-while-down': OUTAGE,
}
