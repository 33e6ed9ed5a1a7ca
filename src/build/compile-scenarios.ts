// Reads the scenarios that ship and writes them beside the bundle.
import { writeFileSync } from 'node:fs'
import { compile } from '../scenario/language/compiled.ts'
import { readShipped } from '../scenario/language/load-scenarios.ts'
import { shippedScenarios } from '../scenario/language/shipped.ts'

writeFileSync('dist/scenarios.json', compile(shippedScenarios(), readShipped))
