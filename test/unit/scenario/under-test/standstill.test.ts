import { expect, test, vi } from 'vitest'
import { accepts } from '../../../../src/scenario/under-test/accepts.ts'
import { startReceiver } from '../../../../src/scenario/under-test/process.ts'
import { runCommand } from '../../../../src/scenario/under-test/shell-command.ts'

vi.mock('../../../../src/scenario/under-test/accepts.ts', () => ({ accepts: vi.fn() }))

const LIMIT_MS = 1000

/** Holds this process up for longer than the limit: nothing else runs in it meanwhile. */
const standStill = (): void => {
  const until = performance.now() + LIMIT_MS * 1.5
  while (performance.now() < until);
}

test('a receiver has its whole time to start beside that in which this process stands still', async () => {
  vi.mocked(accepts)
    .mockResolvedValueOnce(false)
    .mockImplementationOnce(() => {
      standStill()
      return Promise.resolve(false)
    })
    .mockResolvedValue(true)
  const receiver = await startReceiver({
    command: 'exec sleep 900',
    target: 'http://127.0.0.1:1/',
    withinMs: LIMIT_MS,
    show: (text) => text,
  })
  expect(await receiver.isAlive()).toBe(true)
  await receiver.stop()
})

test('a command that ends while this process stands still is not late, and its output is read', async () => {
  const ending = runCommand('echo said', {}, LIMIT_MS)
  standStill()
  expect(await ending).toEqual({ said: 'said', code: 0, signal: null, isLate: false })
})
