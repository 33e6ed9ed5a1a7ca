import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/{unit,api,e2e,types,browser}/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    reporters: ['default', './test/support/closing-line.ts'],
    testTimeout: 120_000,
    // Most end-to-end tests wait for other processes: three at once, also where there are but two processors.
    maxWorkers: 3,
  },
})
