import { configDefaults, defineConfig } from 'vitest/config'
import { LIMITS } from './test/support/limits.ts'
import { LONG_TESTS } from './test/support/long-tests.ts'

/** MSW replaces global objects of a process, as an HTTP server of Hono does; a file's browser ends with the file. */
const ALONE = ['test/e2e/msw.test.ts', 'test/browser/**/*.test.ts']

const without = (files: readonly string[]): string[] => [...configDefaults.exclude, ...files]

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    reporters: ['default', './test/support/closing-line.ts'],
    ...LIMITS,
    // Most end-to-end tests wait for other processes: three at once, also where there are but two processors.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/{unit,api,e2e,types}/**/*.test.ts'],
          exclude: without([...LONG_TESTS, ...ALONE]),
          // Files share what they import: loading it anew for each takes longer than most of them.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE, exclude: without(LONG_TESTS) } },
    ],
  },
})
