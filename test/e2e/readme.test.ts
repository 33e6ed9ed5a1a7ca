import { readFileSync } from 'node:fs'
import { loadScenarios } from 'mock-genesys'
import { expect, test } from 'vitest'
import { blocks, folderWith, playReadmeReceiver, README } from '../support/readme.ts'

test('the receiver of the README keeps what is promised about signatures and deliveries', async () => {
  const run = await playReadmeReceiver('delivery/')
  const signatures = await playReadmeReceiver('signature/')
  for (const { wrong, passed } of [run, signatures]) {
    expect(wrong).toEqual([])
    expect(passed).toBeGreaterThan(20)
  }
})

test('the scenario of the README is one', async () => {
  const folder = folderWith('own.yaml', blocks('yaml').find((text) => text.includes('\nscenario: ')) ?? '')
  expect(await loadScenarios([folder])).toMatchObject([
    { name: 'counts a chat once that is delivered twice', needs: ['probe-processed'] },
  ])
})

test('every command of the README is one', () => {
  const commands = [...README.matchAll(/^\| `(\w+)[ `]/gm)].map(([, name]) => name)
  const main = readFileSync('src/cli/main.ts', 'utf8')
  for (const [, name = ''] of main.matchAll(/import \{ register(\w+) \}/g))
    expect([name, commands.includes(name.toLowerCase())]).toEqual([name, true])
})
