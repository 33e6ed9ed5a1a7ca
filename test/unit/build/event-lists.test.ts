import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { controlWithEvents, schemaWithDialects, schemaWithEvents } from '../../../src/build/event-lists.ts'
import { DIALECT_NAMES, EVENT_NAMES } from '../../../src/events/catalogue.ts'

const read = (file: string): string => readFileSync(new URL(`../../../spec/${file}`, import.meta.url), 'utf8')
const control = read('control.openapi.yaml')
const schema = JSON.parse(read('scenario.schema.json')) as Parameters<typeof schemaWithEvents>[0]
const report = JSON.parse(read('report.schema.json')) as Parameters<typeof schemaWithDialects>[0]
const MORE = [...EVENT_NAMES, 'SomethingElseHappened']

test('the names of events in other specs are not stale', () => {
  expect(controlWithEvents(control, EVENT_NAMES) === control, 'control.openapi.yaml is stale: npm run generate').toBe(
    true,
  )
  expect(schemaWithEvents(schema, EVENT_NAMES), 'scenario.schema.json is stale: npm run generate').toEqual(schema)
})

test('the names of dialects in the schema of reports are not stale', () => {
  expect(schemaWithDialects(report, DIALECT_NAMES), 'report.schema.json is stale: npm run generate').toEqual(report)
  expect(schemaWithDialects(report, [...DIALECT_NAMES, 'other']).properties.dialect).toEqual({
    ...report.properties.dialect,
    enum: [...DIALECT_NAMES, 'other'],
  })
})

test('an added event is listed for publishers and scenarios, and nothing else changes', () => {
  const written = controlWithEvents(control, MORE)
  expect(parse(written)).toMatchObject({ components: { schemas: { EventName: { enum: MORE } } } })
  expect(controlWithEvents(written, EVENT_NAMES)).toBe(control)

  const made = schemaWithEvents(schema, MORE)
  expect(made.$defs.event.anyOf).toEqual([{ enum: MORE }, ...schema.$defs.event.anyOf.slice(1)])
  expect(schemaWithEvents(made, EVENT_NAMES)).toEqual(schema)
})

test('a spec without the mark is rejected', () => {
  expect(() => controlWithEvents('openapi: 3.1.0\n', MORE)).toThrow('has no mark')
})
