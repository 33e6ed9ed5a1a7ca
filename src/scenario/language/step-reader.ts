import type { Place } from '../../kit/error.ts'
import type { StepKind } from '../model/step-names.ts'
import type { StepOf } from '../model/step.ts'
import type { Cursor, CheckedFields } from './tree-cursor.ts'
import type { StepScope } from './step-scope.ts'

/**
 * Reads a step of one kind, whose keys were checked. An invalid value is replaced with a default, since a file with
 * mistakes has no scenarios.
 */
export type StepReader<K extends StepKind> = (
  step: CheckedFields,
  at: Place,
  cursor: Cursor,
  scope: StepScope,
) => StepOf<K>
