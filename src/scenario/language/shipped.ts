import { join } from 'node:path'
import { packageRoot } from '../../kit/package-root.ts'

/** Returns the folder of the built-in scenarios. */
export const shippedScenarios = (): string => join(packageRoot(), 'scenarios')
