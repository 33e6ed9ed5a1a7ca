import { defineConfig } from 'vitest/config'
import { LIMITS } from './limits.ts'

/** The unit and API tests without building dist/ first. */
export default defineConfig({ test: { ...LIMITS, include: ['test/{unit,api,types}/**/*.test.ts'] } })
