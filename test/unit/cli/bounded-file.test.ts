import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readAtMost } from '../../../src/cli/bounded-file.ts'
import { loadConfig } from '../../../src/cli/config.ts'
import { loadActs } from '../../../src/cli/demo/load-acts.ts'

const folder = mkdtempSync(join(tmpdir(), 'bounded-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.each([0, 1, 65_536, 65_537, 200_000])('reads a file of %i bytes, and none that is longer', (bytes) => {
  const file = join(folder, String(bytes))
  const content = Buffer.alloc(bytes, 'abcdefg')
  writeFileSync(file, content)
  expect(readAtMost(file, bytes)?.equals(content)).toBe(true)
  expect(bytes === 0 ? undefined : readAtMost(file, bytes - 1)).toBeUndefined()
})

test('an endless file is rejected as a script and as a config file, and so is a folder', async () => {
  expect(() => loadActs([], ['/dev/zero'])).toThrow('/dev/zero has more than 16777216 bytes')
  expect(() => loadActs([], [folder])).toThrow('cannot be read')
  await expect(loadConfig('/dev/zero')).rejects.toMatchObject({ code: 'CONFIG_INVALID' })
  await expect(loadConfig(folder)).rejects.toMatchObject({ code: 'CONFIG_NOT_FOUND' })
})

test('no command reads a file without a limit', () => {
  const src = join(import.meta.dirname, '../../../src/cli')
  const users = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && /\breadFile(Sync)?\(/.test(readFileSync(join(src, file), 'utf8')),
  )
  // What the mock itself has written, or ships.
  expect(users.sort()).toEqual([join('explain', 'written-specs.ts'), 'ready-file.ts'])
})
