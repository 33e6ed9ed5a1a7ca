import { FETCHES } from '../../model/steps/self-uri.ts'
import { readOf, readWithin } from '../read-subject.ts'
import type { StepReader } from '../step-reader.ts'

export const readSelfUri: StepReader<'self-uri'> = (step, at, cursor, scope) => ({
  kind: 'self-uri',
  at,
  of: readOf(step, 'self-uri', cursor, scope),
  proves: scope.requirement(step.get('proves'), cursor),
  wanted: cursor.choice(step.get('self-uri'), 'a value of "self-uri"', FETCHES) ?? 'fetched',
  withinMs: readWithin(step, cursor),
})
