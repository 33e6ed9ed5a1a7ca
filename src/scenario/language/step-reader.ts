import type { Place } from '../../kit/error.ts'
import type { StepKind, StepOf } from '../model/step.ts'
import type { Cursor, Members } from './cursor.ts'
import type { Known } from './known.ts'

/**
 * Reads a step of one kind, whose keys were checked. Where a value is wrong any other stands in: a file with mistakes has no
 * scenarios.
 */
export type StepReader<K extends StepKind> = (step: Members, at: Place, cursor: Cursor, known: Known) => StepOf<K>
