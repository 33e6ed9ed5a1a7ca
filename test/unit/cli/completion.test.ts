import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { completionScript, SHELLS } from '../../../src/cli/completion.ts'
import { COMMANDS } from '../../../src/cli/options/index.ts'
import { flagOf, type Options } from '../../../src/cli/options/option.ts'

const commands = [...Object.keys(COMMANDS), 'faults', 'help', 'completion'].map((name) => ({
  name,
  description: `Runs ${name}; it's one.`,
  children: name === 'faults' ? ['list'] : [],
  options: (COMMANDS as Readonly<Record<string, Options>>)[name] ?? {},
}))

let script = ''
beforeAll(() => {
  script = join(mkdtempSync(join(tmpdir(), 'completion-')), 'completion.bash')
  writeFileSync(script, completionScript('bash', commands))
})

/** Returns what bash offers for the last word of a line. */
const completed = (...words: readonly string[]): readonly string[] =>
  execFileSync(
    'bash',
    [
      '-c',
      'source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _mock_genesys; printf "%s\\n" "${COMPREPLY[@]}"',
      script,
      'mock-genesys',
      ...words,
    ],
    { encoding: 'utf8' },
  )
    .split('\n')
    .filter((word) => word !== '')

test('bash completes commands, options, and the values of options', () => {
  expect(completed('te')).toEqual(['test'])
  expect(completed('test', '--probe-s')).toEqual(['--probe-state'])
  expect(completed('test', '--policy', '')).toEqual(['reject', 'ignore'])
  expect(completed('send', 'STARTED', '--fault', 'unsi')).toEqual(['unsigned'])
  expect(completed('faults', '')).toContain('list')
  expect(completed('help', 'ver')).toEqual(['verify'])
  expect(completed('completion', 'f')).toEqual(['fish'])
})

test('bash leaves paths and free values to its own completion', () => {
  expect(completed('test', 'scenar')).toEqual([])
  expect(completed('test', '--target', 'htt')).toEqual([])
})

test('every option of every command is completed', () => {
  for (const [name, options] of Object.entries(COMMANDS))
    expect(completed(name, '--'), name).toEqual(expect.arrayContaining(Object.keys(options).map(flagOf)))
})

test.each(SHELLS)('the script for %s can be read by the shell, where it is installed', (shell) => {
  const file = join(mkdtempSync(join(tmpdir(), 'completion-')), `script.${shell}`)
  writeFileSync(file, completionScript(shell, commands))
  const { error, status, stderr } = spawnSync(shell, ['-n', file], { encoding: 'utf8' })
  if (error === undefined) expect([status, stderr]).toEqual([0, ''])
  else expect((error as NodeJS.ErrnoException).code).toBe('ENOENT')
})
