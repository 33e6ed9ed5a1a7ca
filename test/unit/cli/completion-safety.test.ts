import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { completionScript } from '../../../src/cli/completion.ts'
import { COMMANDS } from '../../../src/cli/options/index.ts'
import type { Options } from '../../../src/cli/options/option.ts'

const folder = mkdtempSync(join(tmpdir(), 'completion-'))
const COMPLETED = ['demo', 'send', 'test', 'faults'].map((name) => ({
  name,
  description: `It's "${name}" of $(>made)`,
  children: name === 'faults' ? ['list'] : [],
  options: (COMMANDS as Readonly<Record<string, Options>>)[name] ?? {},
}))
writeFileSync(join(folder, 'script'), completionScript('bash', COMPLETED))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs bash without any program in its path: whatever the script called would be reported on stderr. */
const bash = (lines: string): { stdout: string; stderr: string; status: number | null } => {
  const { stdout, stderr, status } = spawnSync('/bin/bash', ['--norc', '-c', `source ./script\n${lines}`], {
    cwd: folder,
    env: { PATH: '/nonexistent' },
    encoding: 'utf8',
  })
  return { stdout, stderr, status }
}

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`

/** What is offered for the last of these words. */
const offered = (...words: string[]): string[] => {
  const line = ['mock-genesys', ...words].map(quoted).join(' ')
  const { stdout, stderr } = bash(
    `COMP_WORDS=(${line}); COMP_CWORD=${String(words.length)}; _mock_genesys; printf '%s\\n' "\${COMPREPLY[@]}"`,
  )
  expect(stderr).toBe('')
  return stdout.split('\n').filter((word) => word !== '')
}

test('bash reads the script without calling a program', () => {
  expect(bash('complete -p mock-genesys')).toEqual({
    stdout: 'complete -o default -F _mock_genesys mock-genesys\n',
    stderr: '',
    status: 0,
  })
})

test.each([
  '$(>made)',
  '`>made`',
  'a[$(>made)]',
  '; >made',
  '*',
  '',
  '--',
  "'",
  '"',
  '\\',
  '${x:=$(>made)}',
  '-e',
  '\n>made',
])('nothing in a line that is being completed is executed: %j', (word) => {
  offered(word)
  offered(word, 'x')
  offered('send', word)
  offered('test', '--policy', word)
  offered('send', word, '--')
  expect(readdirSync(folder)).toEqual(['script'])
})

test('completion leaves no variables in the shell', () => {
  const call = `COMP_WORDS=(mock-genesys de); COMP_CWORD=1; _mock_genesys`
  expect(bash(`${call}; echo "[\${current-}\${previous-}\${name-}\${words-}\${i-}\${word-none}]"`).stdout).toBe(
    '[none]\n',
  )
})
