import { join } from 'node:path'
import { packageRoot } from '../../kit/package-root.ts'

/** The folder of the scenarios that ship with the package. */
export const shippedScenarios = (): string => join(packageRoot(), 'scenarios')
