import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { ACT_STEPS, RECEIVER_MODES } from '../../../src/cli/demo/act.ts'
import { ACT_NAMES } from '../../../src/cli/demo/act-names.ts'
import { readAct } from '../../../src/cli/demo/read-act.ts'
import { describeMistake } from '../../../src/scenario/language/describe-mistake.ts'

const ROOT = join(import.meta.dirname, '../../..')
const ACTS = join(ROOT, 'src/cli/demo/acts')
const schema = JSON.parse(readFileSync(join(ROOT, 'spec/act.schema.json'), 'utf8')) as {
  readonly $defs: Readonly<
    Record<string, { readonly properties?: Readonly<Record<string, { readonly enum?: unknown }>> }>
  >
}
const isValid = new Ajv2020({ strict: false }).compile(schema)

/** Every key and every form of a value. */
const EVERYTHING = `
act: Everything
retry: { pause: 500ms, attempts: 2, response-timeout: 250ms }
steps:
  - say: A sentence.
  - wait: 1s
  - receiver: forgets
  - publish: STARTED
    as: first
    faults:
      - { fault: lost-response, attempts: [1, 2] }
    receiver: [503, processes, loses-response, { respond: 500, after: 10ms }, { after: 20ms }, 200]
  - publish: FINISHED
    of: first
    receiver: 500
  - await: first
    attempt: 2
  - redeliver: first
  - await: first
expect: { deliveries: 2, attempts: 5, delivered: 1, effects: 3 }
result: Done.
`

test('the built-in acts match the list, are valid, and have a result and expected totals', () => {
  expect(readdirSync(ACTS).sort()).toEqual(ACT_NAMES.map((name) => `${name}.yaml`).sort())
  for (const name of ACT_NAMES) {
    const text = readFileSync(join(ACTS, `${name}.yaml`), 'utf8')
    const { act, mistakes } = readAct(text, `${name}.yaml`)
    expect(mistakes, name).toEqual([])
    expect(act, name).toMatchObject({ name, result: expect.stringMatching(/^[A-Z].*\.$/) as string })
    expect(Object.keys(act?.expect ?? {}), name).toHaveLength(4)
    expect(isValid(parse(text)), `${name}: ${JSON.stringify(isValid.errors)}`).toBe(true)
  }
})

test('an act with every feature is read completely, and the schema agrees', () => {
  const { act, mistakes } = readAct(EVERYTHING, 'all.yaml')
  expect(mistakes).toEqual([])
  expect(isValid(parse(EVERYTHING)), JSON.stringify(isValid.errors)).toBe(true)
  expect(act).toEqual({
    name: 'all',
    title: 'Everything',
    retry: { retryAttempts: 2, retryTimeoutMs: 500, responseTimeoutMs: 250 },
    expect: { deliveries: 2, attempts: 5, delivered: 1, effects: 3 },
    result: 'Done.',
    steps: [
      { kind: 'say', text: 'A sentence.' },
      { kind: 'wait', ms: 1000 },
      { kind: 'receiver', mode: 'forgets' },
      {
        kind: 'publish',
        event: 'STARTED',
        as: 'first',
        of: undefined,
        faults: [expect.objectContaining({ fault: 'lost-response', parameters: { attempts: '1-2' } })],
        turns: [{ status: 503 }, {}, { losesResponse: true }, { status: 500, afterMs: 10 }, { afterMs: 20 }, {}],
      },
      { kind: 'publish', event: 'FINISHED', as: undefined, of: 'first', faults: [], turns: [{ status: 500 }] },
      { kind: 'await', of: 'first', attempt: 2 },
      { kind: 'redeliver', of: 'first' },
      { kind: 'await', of: 'first', attempt: undefined },
    ],
  })
})

test('the schema and the reader know the same steps and receiver states', () => {
  expect(Object.keys(schema.$defs)).toEqual(expect.arrayContaining([...ACT_STEPS]))
  expect(schema.$defs['receiver']?.properties?.['receiver']?.enum).toEqual(RECEIVER_MODES)
})

const inSteps = (step: string): string => `act: A\nsteps:\n  - publish: STARTED\n    as: first\n  - ${step}\n`

test.each([
  ['', 'the file is empty', 'begin with "act: Title"'],
  ['- say: A', 'the file is a list, not an act', 'begin with "act: Title"'],
  ['act: A', 'an act has no "steps"', 'add "steps: …"'],
  ['act: A\nsteps: []', 'steps is empty', 'write a step'],
  ['act: A\nstpes: []', '"stpes" is not a key of an act', 'did you mean "steps"?'],
  [inSteps('sya: Hello'), '"sya" is not a step of an act', 'did you mean "say"?'],
  [inSteps('wait: 10'), '"10" is not a duration (expected a number with a unit)', 'write 10s or 10ms'],
  [inSteps('receiver: dwon'), '"dwon" is not a receiver mode', 'did you mean "down"?'],
  [inSteps('await: frist'), '"frist" is not the name of an earlier step', 'did you mean "first"?'],
  [inSteps('redeliver: second'), '"second" is not the name of an earlier step', 'use first'],
  [inSteps('publish: STRATED'), '"STRATED" is not an event', 'did you mean "STARTED"?'],
  [
    inSteps('{ publish: FINISHED, receiver: 700 }'),
    'a status must be a whole number from 200 to 599, not 700',
    'use a number from 200 to 599',
  ],
  [inSteps('{ publish: FINISHED, receiver: looses }'), 'is not a way to handle a request', 'use a status'],
  [inSteps('{ publish: FINISHED, receiver: { after: 2m } }'), 'after must be at most 1m', 'give a shorter time'],
  [
    inSteps('{ publish: FINISHED, faults: [{ fault: lost-reponse }] }'),
    '"lost-reponse" is not a fault',
    'did you mean "lost-response"?',
  ],
  [inSteps(`say: ${'x'.repeat(501)}`), 'say has 501 characters', 'shorten it, or split it into two steps'],
  [`act: A\nsteps:\n${'  - say: B\n'.repeat(201)}`, 'an act has 201 steps', 'split it'],
])('a mistake is shown at its position, with what was expected: %j', (text, message, fix) => {
  const { act, mistakes } = readAct(text, 'my.yaml')
  expect(act).toBeUndefined()
  const told = mistakes.map((mistake) => describeMistake(mistake, text)).join('\n')
  expect(told).toContain(message)
  expect(told).toContain(fix)
  expect(told).toMatch(/my\.yaml:\d+:\d+/)
})

test('the act in the documentation is valid', () => {
  const page = readFileSync(join(ROOT, 'spec/commands.md'), 'utf8')
  const [, text = ''] = /```yaml\n(act: [^`]+)```/.exec(page) ?? []
  expect(readAct(text, 'page.yaml').mistakes).toEqual([])
  expect(isValid(parse(text)), JSON.stringify(isValid.errors)).toBe(true)
})
