import { defineConfig } from 'vitest/config'
import { LIMITS } from './limits.ts'
import { LONG_TESTS } from './long-tests.ts'

/** What takes too long for the test command. */
export default defineConfig({
  test: {
    ...LIMITS,
    include: ['test/full/**/*.test.ts', ...LONG_TESTS],
    globalSetup: ['test/support/global-setup.ts'],
    reporters: ['default', './test/support/closing-line.ts'],
    testTimeout: 900_000,
    maxWorkers: 3,
  },
})
