import { defineConfig } from 'vitest/config'

/** The unit and API tests without building dist/ first. */
export default defineConfig({ test: { include: ['test/{unit,api,types}/**/*.test.ts'], testTimeout: 20_000 } })
