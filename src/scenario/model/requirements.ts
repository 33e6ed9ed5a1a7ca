import { REQUIREMENTS } from '../../contract/generated/requirements.ts'
import type { Requirement } from './result.ts'

/** Every requirement of `spec/requirements.yaml` by its id. */
export const requirements: ReadonlyMap<string, Requirement> = new Map(REQUIREMENTS.map((one) => [one.id, one]))
