import { defineConfig, mergeConfig } from 'vitest/config'
import quick from '../../vitest.config.ts'

/** What the test command runs, and what takes too long for it: `npm run test:full`. */
export default mergeConfig(quick, defineConfig({ test: { include: ['test/full/**/*.test.ts'], testTimeout: 900_000 } }))
