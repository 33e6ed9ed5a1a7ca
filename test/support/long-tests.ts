/** Test files that take long for what they add to the test command; `npm run test:full` runs them. */
export const LONG_TESTS = [
  'test/browser/engine.test.ts',
  'test/browser/reference.test.ts',
  'test/e2e/good-receivers.test.ts',
  'test/e2e/harness/correct-receivers.test.ts',
  'test/e2e/harness/crashing-receivers.test.ts',
  'test/e2e/harness/dialects.test.ts',
  'test/e2e/harness/life-cycle.test.ts',
  'test/e2e/harness/remembering-receivers.test.ts',
  'test/e2e/harness/replays.test.ts',
  'test/e2e/kill-matrix.test.ts',
  'test/e2e/many-deliveries.test.ts',
  'test/e2e/package.test.ts',
  'test/e2e/sudden-ends.test.ts',
  'test/unit/scenario/judge/open-messaging-kills.test.ts',
  'test/unit/spec/open-messaging.test.ts',
]
