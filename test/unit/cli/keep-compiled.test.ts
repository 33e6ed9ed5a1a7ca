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

test('compiled code is written while the process runs, after its start', () => {
  expect(play(['enableCompileCache', 'flushCompileCache'])).toEqual([
    'enableCompileCache',
    'after 1000 ms',
    'flushCompileCache',
  ])
})

test('a Node that cannot write it early, or keeps none, is asked for no more than it can do', () => {
  expect(play(['enableCompileCache'])).toEqual(['enableCompileCache'])
  expect(play([])).toEqual([])
})
