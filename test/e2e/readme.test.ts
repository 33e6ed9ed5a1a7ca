import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { loadScenarios, runScenarios } from 'mock-genesys'
import { expect, test } from 'vitest'

const README = readFileSync('README.md', 'utf8')
const blocks = (language: string): readonly string[] =>
  [...README.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, text = '']) => text)

const folderWith = (name: string, text: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'readme-'))
  writeFileSync(join(folder, name), text)
  return folder
}
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

test('the receiver of the README keeps every promise that ships, but for those that ask for controls', async () => {
  const folder = folderWith('receiver.mjs', blocks('js').find((text) => text.startsWith('// receiver.mjs')) ?? '')
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  const port = await freePort()
  const run = await runScenarios({
    target: `http://127.0.0.1:${String(port)}/webhook`,
    secret: 'app-secret',
    seed: 7,
    strict: true,
    start: `cd '${folder}' && NODE_ENV=test WEBHOOK_SECRET=app-secret PORT=${String(port)} exec '${process.execPath}' receiver.mjs`,
    probes: {
      processed: '/processed?interactionId={interactionId}&event={event}',
      state: '/state?interactionId={interactionId}',
      details: '/details?interactionId={interactionId}',
    },
  })
  // It has no controls, and never fetches selfUri.
  const unjudged = run.scenarios.filter(
    ({ verdict, reason }) => verdict === 'inconclusive' && !/--(control|second-target)/.test(reason ?? ''),
  )
  expect(unjudged.map(({ id }) => id)).toEqual([
    'resilience/answers-before-nexus-does',
    'resilience/asks-nexus-again-for-what-it-does-not-know-yet',
    'resilience/follows-no-redirect-of-the-self-uri',
  ])
  expect(
    run.scenarios
      .filter(({ verdict }) => verdict !== 'passed' && verdict !== 'inconclusive')
      .map(({ id, verdict, reason, findings }) => ({
        id,
        verdict,
        reason,
        findings: findings.filter((one) => one.verdict !== 'passed'),
      })),
  ).toEqual([])
  expect(run.exitCode).toBe(0)
}, 480_000)

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
