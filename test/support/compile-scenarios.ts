// Reads the scenarios that ship and writes them beside the bundle.
import { writeFileSync } from 'node:fs'
import { compile } from '../../src/scenario/compiled.ts'
import { readShipped } from '../../src/scenario/load.ts'
import { shippedScenarios } from '../../src/scenario/shipped.ts'

writeFileSync('dist/scenarios.json', compile(shippedScenarios(), readShipped))
