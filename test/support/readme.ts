import { once } from 'node:events'
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { runScenarios } from 'mock-genesys'

export const README = readFileSync('README.md', 'utf8')

/** The code blocks of the README in a language. */
export const blocks = (language: string): readonly string[] =>
  [...README.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, text = '']) => text)

/** Makes a folder that holds one file. */
export const folderWith = (name: string, text: string): string => {
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

/**
 * Starts the receiver that the README shows and judges it by every scenario that ships, or those that match the filter.
 */
export const playReadmeReceiver = async (filter?: string) => {
  const folder = folderWith('receiver.mjs', blocks('js').find((text) => text.startsWith('// receiver.mjs')) ?? '')
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  const port = await freePort()
  const run = await runScenarios({
    target: `http://127.0.0.1:${String(port)}/webhook`,
    secret: 'app-secret',
    seed: 7,
    level: 'should',
    ...(filter !== undefined && { filter }),
    start:
      `cd '${folder}' && NODE_ENV=test WEBHOOK_SECRET=app-secret PORT=${String(port)} exec '${process.execPath}' ` +
      'receiver.mjs',
    probes: {
      processed: '/processed?interactionId={interactionId}&event={event}',
      state: '/state?interactionId={interactionId}',
      details: '/details?interactionId={interactionId}',
    },
  })
  return {
    exitCode: run.exitCode,
    passed: run.totals.passed,
    // It has no controls.
    unjudged: run.scenarios
      .filter(({ verdict, reason }) => verdict === 'inconclusive' && !/--(control|second-target)/.test(reason ?? ''))
      .map(({ id }) => id),
    wrong: run.scenarios
      .filter(({ verdict }) => verdict !== 'passed' && verdict !== 'inconclusive')
      .map(({ id, verdict, reason, findings }) => ({
        id,
        verdict,
        reason,
        findings: findings.filter((one) => one.verdict !== 'passed'),
      })),
  }
}
