import { expect, test } from 'vitest'
import { createLineWriter } from '../../../src/cli/line-writer.ts'

const startWriter = () => {
  const written: string[] = []
  const writer = createLineWriter({
    write: (text: unknown) => {
      written.push(String(text))
      return true
    },
  })
  return { written, writer }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('lines of one turn share a write, and the next turn has its own', async () => {
  const { written, writer } = startWriter()
  writer.write('one')
  writer.write('two')
  await turn()
  writer.write('three')
  await turn()
  expect(written).toEqual(['one\ntwo\n', 'three\n'])
})

test('lines that wait are written when asked for, once', async () => {
  const { written, writer } = startWriter()
  writer.write('one')
  writer.flush()
  await turn()
  expect(written).toEqual(['one\n'])
})

test('many lines of one turn do not wait for its end', () => {
  const { written, writer } = startWriter()
  for (let i = 0; i < 200; i++) writer.write('x'.repeat(99))
  expect(written).toHaveLength(1)
})
