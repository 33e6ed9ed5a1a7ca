import { Writable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { WireTimer } from '../../../../src/clock/wire-timer.ts'
import { PacedStream } from '../../../../src/delivery/wire/paced-stream.ts'

const HOUR_MS = 3_600_000

/** A paced stream and what was written through it; a `stuck` one hands nothing to the system. */
const start = ({ stuck = false } = {}) => {
  const timer = new WireTimer()
  onTestFinished(() => timer.close())
  const written: Buffer[] = []
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written.push(chunk)
      if (!stuck) done()
    },
  })
  return { paced: new PacedStream(timer, sink), written }
}

test.each([
  ['a pause of its own', (paced: PacedStream) => paced.pause(HOUR_MS)],
  ['a pause that the receiver has', (paced: PacedStream) => paced.pause(HOUR_MS, 'receiver')],
  ['the wait for what never comes', (paced: PacedStream) => paced.until(new Promise(() => undefined), HOUR_MS)],
  ['a write that the system does not take', (paced: PacedStream) => paced.write(Buffer.from('x'))],
])('stopping ends %s', async (_, wait) => {
  const { paced } = start({ stuck: true })
  const waits = wait(paced)
  paced.stop()
  await expect(waits).resolves.toBeUndefined()
})

test('reads no further chunk once stopped', async () => {
  const { paced, written } = start()
  const pieces = function* () {
    yield Buffer.from('a')
    paced.stop()
    yield Buffer.from('b')
    throw new Error('taken')
  }
  await paced.stream(pieces())
  expect(Buffer.concat(written).toString()).toBe('ab')
})

test('the rest of a slow body is sent at once after its time, in batches of 4096 pieces', async () => {
  const { paced, written } = start()
  await paced.dribble({ do: 'dribble', pieces: Array.from({ length: 5000 }, () => Buffer.of(1)), everyMs: 1, forMs: 0 })
  expect(written.map(({ length }) => length)).toEqual([4096, 904])
})
