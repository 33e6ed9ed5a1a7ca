import { expect, test, vi } from 'vitest'
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

test('lines of one turn share a write when the event loop turns', async () => {
  const { written, writer } = startWriter()
  writer.write('one')
  writer.write('two')
  expect(written).toEqual([])
  await turn()
  expect(written).toEqual(['one\ntwo\n'])
})

test('lines written in later turns share the next write', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setImmediate'] })
  try {
    const { written, writer } = startWriter()
    writer.write('one')
    vi.advanceTimersByTime(0)
    expect(written).toEqual(['one\n'])
    writer.write('two')
    vi.advanceTimersByTime(1)
    writer.write('three')
    vi.advanceTimersByTime(3)
    expect(written).toEqual(['one\n'])
    vi.advanceTimersByTime(1)
    expect(written).toEqual(['one\n', 'two\nthree\n'])
    // After a rest in which nothing came, the next line waits for a turn alone.
    vi.advanceTimersByTime(5)
    writer.write('four')
    vi.advanceTimersByTime(0)
    expect(written.at(-1)).toBe('four\n')
  } finally {
    vi.useRealTimers()
  }
})

test('waiting lines are written on request, once', async () => {
  const { written, writer } = startWriter()
  writer.write('one')
  writer.flush()
  await turn()
  expect(written).toEqual(['one\n'])
})

test('many lines of one turn are written before it ends', () => {
  const { written, writer } = startWriter()
  for (let i = 0; i < 200; i++) writer.write('x'.repeat(99))
  expect(written).toHaveLength(1)
})
