// Compiles the built-in scenarios next to the bundle.
import { writeFileSync } from 'node:fs'
import { compile } from '../scenario/language/compiled.ts'
import { readShipped } from '../scenario/language/load-scenarios.ts'
import { shippedScenarios } from '../scenario/language/shipped.ts'

writeFileSync('dist/scenarios.json', compile(shippedScenarios(), readShipped))
