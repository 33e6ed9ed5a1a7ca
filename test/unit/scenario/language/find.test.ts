import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { MockError } from '../../../../src/kit/error.ts'
import { findScenarioFiles } from '../../../../src/scenario/language/find.ts'
import { loadScenarios } from '../../../../src/scenario/language/read-files.ts'
import { OPTIONS } from './table.ts'

const FINE = 'scenario: x\nsteps:\n  - publish: STARTED\n  - expect: any\n'
let root = ''
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'scenarios-')))
})
afterEach(() => rmSync(root, { recursive: true }))

const write = (path: string, content: string | Uint8Array = FINE): string => {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
  return file
}
const found = (...paths: string[]) =>
  findScenarioFiles(paths.map((path) => join(root, path))).map((file) => file.slice(root.length + 1))
const refusal = (act: () => unknown): unknown => {
  try {
    act()
  } catch (error) {
    return error instanceof MockError
      ? { code: error.code, message: error.message.replaceAll(root, ''), fix: error.fix }
      : error
  }
  return undefined
}

test('finds the files in a folder and its subfolders, in the same order on every platform', () => {
  for (const path of [
    'b.yaml',
    'a.yml',
    'B.yaml',
    'sub/a.yaml',
    'sub/deeper/z.YAML',
    'é.yaml',
    'read.me',
    'a.yaml.bak',
    '.hidden.yaml',
    '.git/c.yaml',
    'node_modules/d.yaml',
    'sub/node_modules/e.yaml',
  ])
    write(path)
  expect(found('')).toEqual(['B.yaml', 'a.yml', 'b.yaml', 'sub/a.yaml', 'sub/deeper/z.YAML', 'é.yaml'])
})

test('accepts files with any name, in the given order, and each once', () => {
  for (const path of ['one.txt', 'sub/b.yaml', 'sub/a.yaml', '.hidden.yaml']) write(path)
  expect(found('sub/b.yaml', 'one.txt', 'sub', '.hidden.yaml')).toEqual([
    'sub/b.yaml',
    'one.txt',
    'sub/a.yaml',
    '.hidden.yaml',
  ])
})

test('follows a symbolic link within the folder, and none that leaves it, is broken or circular', () => {
  write('in/a.yaml')
  write('in/sub/b.yaml')
  write('out/secret.yaml')
  symlinkSync(join(root, 'out'), join(root, 'in/away'))
  symlinkSync(join(root, 'out/secret.yaml'), join(root, 'in/away.yaml'))
  symlinkSync(join(root, 'in'), join(root, 'in/sub/circle'))
  symlinkSync(join(root, 'in/nothing'), join(root, 'in/nowhere.yaml'))
  symlinkSync(join(root, 'in/a.yaml'), join(root, 'in/linked.yaml'))
  mkdirSync(join(root, 'in-sight'))
  write('in-sight/c.yaml')
  symlinkSync(join(root, 'in-sight'), join(root, 'in/neighbour'))
  expect(found('in')).toEqual(['in/a.yaml', 'in/linked.yaml', 'in/sub/b.yaml'])
})

test('a missing path and a folder without scenarios are errors', () => {
  mkdirSync(join(root, 'empty'))
  write('other/readme.md')
  expect(refusal(() => found('absent'))).toEqual({
    code: 'SCENARIO_NOT_FOUND',
    message: 'no file or folder /absent',
    fix: 'check the path',
  })
  expect(refusal(() => found('empty'))).toEqual({
    code: 'SCENARIO_NOT_FOUND',
    message: 'no scenario file in /empty',
    fix: 'pass a folder with *.yaml files, or a file',
  })
  expect(refusal(() => found('other'))).toMatchObject({ code: 'SCENARIO_NOT_FOUND' })
  const file = write('a.yaml')
  expect(refusal(() => findScenarioFiles([`${file}/b`]))).toMatchObject({ code: 'SCENARIO_NOT_FOUND' })
  expect(refusal(() => findScenarioFiles([`${root}/a\u0000b`]))).toMatchObject({ code: 'SCENARIO_NOT_FOUND' })
})

test('reads the files found, and reports those that are not text or too large', () => {
  write('a.yaml')
  write('bytes.yaml', new Uint8Array([0x73, 0xff, 0xfe]))
  write('large.yaml', 'x'.repeat(262_145))
  const files = loadScenarios([root], OPTIONS)
  expect(files.map(({ scenarios }) => scenarios.length)).toEqual([1, 0, 0])
  expect(files.flatMap(({ mistakes }) => mistakes.map(({ code, message }) => `${code}: ${message}`))).toEqual([
    'SCENARIO_NOT_UTF8: the file is not UTF-8 text',
    'SCENARIO_TOO_LARGE: the file has 262145 bytes (at most 262144)',
  ])
})
