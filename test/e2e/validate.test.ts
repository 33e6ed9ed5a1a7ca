import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const FINE = 'scenario: accepts a delivery\nsteps:\n  - publish: STARTED\n  - expect: accepted\n'
const WRONG = 'scenario: accepts a delivery\nsteps:\n  - publish: STRATED\n  - expct: accepted\n'

const folder = (files: Readonly<Record<string, string>>): string => {
  const path = mkdtempSync(join(tmpdir(), 'validate-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text)
  return path
}
const validate = (cwd: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist/cli.js'), 'validate', ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  return { status, stdout, stderr }
}

test('valid files are counted, and the exit code is 0', () => {
  expect(validate(folder({ 'a.yaml': FINE, 'b.yml': FINE }), '.')).toEqual({
    status: 0,
    stdout: '2 files, no mistakes\n',
    stderr: '',
  })
})

test('every mistake in every file is reported with its position, and the exit code is 2', () => {
  expect(
    validate(folder({ 'a.yaml': WRONG, 'b.yaml': FINE, 'c.yaml': 'steps' }), 'a.yaml', 'b.yaml', 'c.yaml'),
  ).toEqual({
    status: 2,
    stdout: `error SCENARIO_UNKNOWN_CHOICE: "STRATED" is not an event
  a.yaml:3:14
  3 |   - publish: STRATED
                   ^^^^^^^ did you mean "STARTED"?
  fix: use an event such as STARTED, ConversationCreated or OpenMessageText

error SCENARIO_UNKNOWN_STEP: "expct" is not a step
  a.yaml:4:5
  4 |   - expct: accepted
          ^^^^^ did you mean "expect"?
  fix: use publish, redeliver, advance, await, nexus, expect, probe, self-uri, log, control, kill or 5 more

error SCENARIO_NOT_A_MAPPING: the file is a single value, not a scenario
  c.yaml:1:1
  1 | steps
      ^
  fix: start with "scenario: …", and add "steps:" below it

3 files, 3 mistakes
`,
    stderr: '',
  })
})

test('mistakes are printed as JSON for programs', () => {
  const { status, stdout } = validate(folder({ 'a.yaml': WRONG }), '--json', 'a.yaml')
  expect(status).toBe(2)
  expect(JSON.parse(stdout)).toEqual([
    {
      code: 'SCENARIO_UNKNOWN_CHOICE',
      message: '"STRATED" is not an event',
      at: { file: 'a.yaml', line: 3, column: 14 },
      length: 7,
      meant: 'STARTED',
      hint: 'use an event such as STARTED, ConversationCreated or OpenMessageText',
    },
    {
      code: 'SCENARIO_UNKNOWN_STEP',
      message: '"expct" is not a step',
      at: { file: 'a.yaml', line: 4, column: 5 },
      length: 5,
      meant: 'expect',
      hint: 'use publish, redeliver, advance, await, nexus, expect, probe, self-uri, log, control, kill or 5 more',
    },
  ])
  expect(validate(folder({ 'a.yaml': FINE }), '--json', 'a.yaml')).toEqual({ status: 0, stdout: '[]\n', stderr: '' })
})

test('a missing path and a folder without scenarios are usage errors', () => {
  expect(validate(folder({}), 'absent')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'error SCENARIO_NOT_FOUND: no file or folder absent\n  fix: check the path\n',
  })
  expect(validate(folder({}), '.')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'error SCENARIO_NOT_FOUND: no scenario file in .\n  fix: pass a folder with *.yaml files, or a file\n',
  })
  expect(validate(folder({}))).toMatchObject({ status: 2, stdout: '' })
})
