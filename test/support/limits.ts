/** How long a test waits: only so that what hangs ends. Nothing is judged by its time, and a machine may be busy. */
export const LIMITS = {
  testTimeout: 600_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 60_000, interval: 20 } },
}
