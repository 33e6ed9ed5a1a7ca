import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureFolder, writeAtomically } from '../../../src/cli/whole-file.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mock-genesys-whole-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('a file is replaced with its mode, and no temporary file remains', () => {
  const file = join(folder, 'report.xml')
  writeFileSync(file, 'old')
  chmodSync(file, 0o640)
  writeAtomically(file, 'new')
  expect(readFileSync(file, 'utf8')).toBe('new')
  expect(statSync(file).mode & 0o777).toBe(0o640)
  expect(readdirSync(folder)).toEqual(['report.xml'])
})

test('a reader that opened the old file still reads all of it', () => {
  const file = join(folder, 'report.xml')
  writeFileSync(file, 'old')
  const { ino } = statSync(file)
  writeAtomically(file, 'new')
  expect(statSync(file).ino).not.toBe(ino)
})

test('a symbolic link stays a link, and its target is replaced', () => {
  writeFileSync(join(folder, 'real.xml'), 'old')
  symlinkSync('real.xml', join(folder, 'link.xml'))
  writeAtomically(join(folder, 'link.xml'), 'new')
  expect(lstatSync(join(folder, 'link.xml')).isSymbolicLink()).toBe(true)
  expect(readFileSync(join(folder, 'real.xml'), 'utf8')).toBe('new')
})

test('a pipe that nobody reads is an error, and does not block', () => {
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  expect(() => writeAtomically(pipe, 'text')).toThrow('ENXIO')
})

test('a device is written to, not replaced', () => {
  writeAtomically('/dev/null', 'text')
  expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true)
})

test('folders are created at any depth', () => {
  ensureFolder(join(folder, 'a/b/c'))
  ensureFolder(join(folder, 'a/b/c'))
  expect(statSync(join(folder, 'a/b/c')).isDirectory()).toBe(true)
})

test('a file in the place of a folder is an error', () => {
  writeFileSync(join(folder, 'a'), '')
  expect(() => ensureFolder(join(folder, 'a/b'))).toThrow('ENOTDIR')
})

test('a folder that cannot be created is an error, even below /proc', () => {
  expect(() => ensureFolder('/proc/nope/deeper')).toThrow('ENOENT')
})
