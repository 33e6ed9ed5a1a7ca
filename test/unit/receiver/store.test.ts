import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openStore } from '../../../src/receiver/store-file.ts'
import { delivery, startReceiver } from '../../support/receiver-world.ts'

const folder = mkdtempSync(join(tmpdir(), 'store-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0
const fresh = (): string => join(folder, `${String(files++)}.ndjson`)

/** What the receivers of some lives of one store make of it. */
const live = async <T>(path: string, use: (world: ReturnType<typeof startReceiver>) => Promise<T>): Promise<T> => {
  const store = openStore(path)
  try {
    return await use(startReceiver({ store }))
  } finally {
    await store.close()
  }
}

test('effects, states, details and seen events survive a restart', async () => {
  const path = fresh()
  await live(path, async ({ status }) =>
    expect([await status(delivery(['STARTED a', 'STARTED b', 'FINISHED b']))]).toEqual([200]),
  )
  await live(path, async ({ processed, state, details, status }) => {
    expect([await processed('a'), await state('a'), await state('b'), await details('a')]).toEqual([
      1,
      'STARTED',
      'FINISHED',
      { mediaType: 'chat', interactionSubtype: 'InboundNew' },
    ])
    expect(await status(delivery(['STARTED a', 'STARTED b', 'FINISHED a'], 'op-2'))).toBe(200)
    expect([
      await processed('a', 'STARTED'),
      await processed('a', 'FINISHED'),
      await processed('b', 'STARTED'),
      await state('b'),
    ]).toEqual([1, 1, 1, 'FINISHED'])
  })
})

test('an effect is a line of JSON that is written before the response', async () => {
  const path = fresh()
  await live(path, async ({ status }) => {
    await status(delivery(['STARTED a']))
    expect(readFileSync(path, 'utf8')).toBe(
      '{"kind":"effect","event":"STARTED","id":"a","state":"STARTED","key":"STARTED\\na",' +
        '"mediaType":"chat","interactionSubtype":"InboundNew"}\n',
    )
    await status(delivery(['STARTED a'], 'op-2'))
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(2)
  })
})

test('a truncated last line is removed, and its delivery is processed on redelivery', async () => {
  for (const torn of ['{"kind":"effect","event":"STARTED","id":"b"', '{"kind":"mark","key":"STARTED\\nb"}']) {
    const path = fresh()
    await live(path, ({ status }) => status(delivery(['STARTED a'])))
    appendFileSync(path, torn)
    await live(path, async ({ processed, status }) => {
      expect([await processed('a'), await processed('b')]).toEqual([1, 0])
      await status(delivery(['STARTED b']))
      expect(await processed('b')).toBe(1)
    })
    expect(
      readFileSync(path, 'utf8')
        .split('\n')
        .map((line) => (line === '' ? '' : (JSON.parse(line) as { id: string }).id)),
    ).toEqual(['a', 'b', ''])
  }
})

test('a file that is not a store is reported with its line, and left unchanged', () => {
  const path = fresh()
  writeFileSync(path, '{"kind":"mark","key":"x"}\n{"kind":"effect"}\nno\n')
  expect(() => openStore(path)).toThrow(
    expect.objectContaining({ code: 'STORE_INVALID', message: expect.stringContaining('line 2 of') as string }),
  )
  expect(readFileSync(path, 'utf8')).toContain('no\n')
  expect(existsSync(`${path}.lock`)).toBe(false)
})

test('a store in a missing folder is reported', () => {
  expect(() => openStore(join(folder, 'none', 'x'))).toThrow(expect.objectContaining({ code: 'STORE_NOT_OPENED' }))
})

test("a store is used by one receiver, and a dead receiver's store is taken over", async () => {
  const path = fresh()
  const other = spawnSync(process.execPath, ['-e', '0'])
  for (const left of [`${String(other.pid)} 123`, String(other.pid), '', 'no number', `${String(process.ppid)} 1`]) {
    writeFileSync(`${path}.lock`, left)
    await openStore(path).close()
  }
  expect(existsSync(`${path}.lock`)).toBe(false)
  const held = `${String(process.ppid)} ${
    readFileSync(`/proc/${String(process.ppid)}/stat`, 'latin1')
      .split(') ')[1]
      ?.split(' ')[19] ?? ''
  }`
  writeFileSync(`${path}.lock`, held)
  expect(() => openStore(path)).toThrow(
    expect.objectContaining({
      code: 'STORE_IN_USE',
      message: expect.stringContaining(`process ${String(process.ppid)}`) as string,
    }),
  )
  expect(readFileSync(`${path}.lock`, 'utf8')).toBe(held)
})

test('a receiver whose store cannot be written responds with 500, even to duplicates, until restarted', async () => {
  const path = fresh()
  await live(path, async ({ receiver, status }) => {
    const full = {
      lines: [],
      append: () => {
        throw new Error('no space')
      },
      saved: () => Promise.reject(new Error('no space')),
      close: () => Promise.resolve(),
    }
    const world = startReceiver({ store: full })
    expect([await world.status(delivery(['STARTED a'])), await world.status(delivery(['STARTED a']))]).toEqual([
      500, 500,
    ])
    expect([await status(delivery(['STARTED a'])), receiver.effects.processed('a')]).toEqual([200, 1])
  })
})

test('a thousand concurrent effects share their syncs', async () => {
  const path = fresh()
  await live(path, async ({ status, processed }) => {
    const statuses = await Promise.all(
      Array.from({ length: 1000 }, (_, index) => status(delivery([`STARTED i${String(index)}`]))),
    )
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(await processed('i999')).toBe(1)
  })
  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(1001)
})
