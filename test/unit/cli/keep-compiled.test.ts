import { expect, test } from 'vitest'
import { keepCompiled } from '../../../src/cli/keep-compiled.ts'

const play = (has: readonly ('enableCompileCache' | 'flushCompileCache')[]) => {
  const called: string[] = []
  const module = Object.fromEntries(has.map((name) => [name, () => void called.push(name)]))
  keepCompiled(module, (callback, ms) => {
    called.push(`after ${String(ms)} ms`)
    callback()
  })
  return called
}

test('compiled code is written after the start, while the process runs', () => {
  expect(play(['enableCompileCache', 'flushCompileCache'])).toEqual([
    'enableCompileCache',
    'after 1000 ms',
    'flushCompileCache',
  ])
})

test('a Node without early writing, or without a compile cache, is supported', () => {
  expect(play(['enableCompileCache'])).toEqual(['enableCompileCache'])
  expect(play([])).toEqual([])
})
