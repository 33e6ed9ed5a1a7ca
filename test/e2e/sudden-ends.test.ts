import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { measureEndings } from '../support/endings.ts'
import { endInTheMidst, type Midst } from '../support/sudden-ends.ts'

vi.setConfig({ testTimeout: 300_000 })
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mock-genesys-sudden-'))
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('no command hangs after its last line, however the receiver behaves', async () => {
  const endings = await measureEndings(14)
  expect(endings.filter(({ hangs }) => hangs > 0)).toEqual([])
  expect(endings.filter(({ codes }) => [...codes].some((code) => !/^\d+$/.test(code) || Number(code) > 3))).toEqual([])
})

const numbersOf = ({
  said,
}: Midst): { readonly inFlight: number; readonly aborted: number; readonly canceled: number } => {
  const [, inFlight = '0', aborted = '0'] =
    /(\d+) attempts? in flight \(\d+ completed, (\d+) aborted\)/.exec(said) ?? []
  const [, canceled = '0'] = /(\d+) deliver(?:y was|ies were) canceled/.exec(said) ?? []
  return { inFlight: Number(inFlight), aborted: Number(aborted), canceled: Number(canceled) }
}

test('serve, stopped under 200 deliveries per second, exits with 0 and reports undelivered events', async () => {
  const midst = await endInTheMidst('SIGTERM', join(folder, 'ready.json'))
  expect(midst.code).toBe(0)
  expect(midst.published).toBe(300)
  const { aborted, canceled } = numbersOf(midst)
  expect(midst.said).toMatch(/^stopped by SIGTERM: /m)
  expect(canceled).toBeGreaterThan(0)
  // The receiver may have accepted one that was aborted; otherwise each event was accepted or is counted as canceled.
  expect(midst.accepted + canceled).toBeGreaterThanOrEqual(midst.published)
  expect(midst.accepted + canceled - aborted).toBeLessThanOrEqual(midst.published)
  expect(existsSync(join(folder, 'ready.json'))).toBe(false)
})

test('serve killed under load loses pending deliveries, and the next start says so', async () => {
  const file = join(folder, 'killed.json')
  const midst = await endInTheMidst('SIGKILL', file)
  expect(midst.code).toBe('SIGKILL')
  expect(midst.accepted).toBeLessThan(midst.published)
  expect(existsSync(file)).toBe(true)
  const next = spawn(process.execPath, ['dist/cli.js', 'serve', '--port', '0', '--json', '--ready-file', file], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [said] = (await once(next.stderr, 'data')) as [Buffer]
  expect(said.toString()).toContain(
    `${file} was left behind by process ${String(midst.pid)}, which was killed: ` +
      'its journal and pending deliveries are lost',
  )
  next.kill('SIGTERM')
  await once(next, 'exit')
})
