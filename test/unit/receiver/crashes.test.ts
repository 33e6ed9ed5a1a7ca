import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { crashDefects } from '../../../src/receiver/defects/crashes.ts'
import { openStore } from '../../../src/receiver/store-file.ts'
import type { ReceiverStore, StoredLine } from '../../../src/receiver/store.ts'
import { delivery, orPending, sign, startReceiver, turn, type WorldOptions } from '../../support/receiver-world.ts'

const started = delivery(['STARTED a'])

/** A store whose lines outlive the receivers that write them. */
const sharedStore = () => {
  const lines: StoredLine[] = []
  return {
    open: (): ReceiverStore => ({
      lines: [...lines],
      append: (line) => void lines.push(line),
      saved: () => Promise.resolve(),
      close: () => Promise.resolve(),
    }),
  }
}

/**
 * Counts after a delivery (which may stay without a response), after a crash, and after a redelivery to the next life.
 */
const acrossACrash = async (options: WorldOptions): Promise<readonly unknown[]> => {
  const { open } = sharedStore()
  const first = startReceiver({ hold: true, ...options, store: open() })
  const response = await orPending(first.status(started))
  await turn()
  const second = startReceiver({ ...options, store: open() })
  const before = await second.processed('a')
  const again = await second.status(started)
  await second.receiver.idle()
  return [response, before, again, await second.processed('a')]
}

test('the correct receiver keeps an effect across a crash, and recognizes its redelivery', async () => {
  expect(await acrossACrash({})).toEqual([200, 1, 200, 1])
})

test.each([
  ['dedupes-in-memory', [200, 1, 200, 2]],
  ['marks-in-database-after-responding', [200, 1, 200, 2]],
  ['marks-in-database-before-processing', ['pending', 0, 200, 0]],
  ['processes-after-responding', [200, 0, 200, 1]],
  ['writes-to-disk-after-responding', [200, 0, 200, 1]],
  ['loses-events-on-restart', [200, 0, 200, 1]],
])('%s: a crash reveals it', async (name, seen) => {
  expect(await acrossACrash({ defects: [name] })).toEqual(seen)
})

test('a receiver that stores, responds and then processes loses nothing in a crash', async () => {
  const { open } = sharedStore()
  const first = startReceiver({ hold: true, variations: ['processes-stored-events-after-responding'], store: open() })
  expect([await first.status(started), await first.processed('a')]).toEqual([200, 0])
  for (const life of [1, 2]) {
    const next = startReceiver({ variations: ['processes-stored-events-after-responding'], store: open() })
    await next.receiver.idle()
    expect([life, await next.processed('a')]).toEqual([life, 1])
  }
})

test('leaves-stale-lock-file: a restart finds the lock of the killed process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'crash-'))
  const store = openStore(join(folder, 'store'))
  const begin = () => startReceiver({ defects: ['leaves-stale-lock-file'], store })
  expect(begin).not.toThrow()
  expect(begin).toThrow('there is a lock')
  rmSync(folder, { recursive: true })
})

test('warms-up-on-first-delivery: only the first response takes eleven seconds', async () => {
  const world = startReceiver({ defects: ['warms-up-on-first-delivery'] })
  expect([await world.status(started), await world.status(started), world.pauses]).toEqual([200, 200, [11_000]])
})

const brokenOff = () =>
  new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.error(new Error('reset'))
    },
  })

test.runIf(process.platform === 'linux')(
  'leaks-sockets-of-aborted-requests: a truncated body leaves a socket behind',
  async () => {
    const sockets = (): number =>
      readdirSync('/proc/self/fd').filter((name) => {
        try {
          return readlinkSync(`/proc/self/fd/${name}`).startsWith('socket:')
        } catch {
          return false
        }
      }).length
    const world = startReceiver({ defects: ['leaks-sockets-of-aborted-requests'] })
    expect(await world.status(started)).toBe(200)
    const before = sockets()
    for (let i = 0; i < 5; i++) await world.status(brokenOff(), { signature: sign(started) })
    expect(sockets() - before).toBe(5)
  },
)

test('every crash defect is revealed here', () => {
  expect(crashDefects.map(({ name }) => name).sort()).toEqual([
    'dedupes-in-memory',
    'leaks-sockets-of-aborted-requests',
    'leaves-stale-lock-file',
    'loses-events-on-restart',
    'marks-in-database-after-responding',
    'marks-in-database-before-processing',
    'processes-after-responding',
    'warms-up-on-first-delivery',
    'writes-to-disk-after-responding',
  ])
})
