import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { runScenarios } from 'mock-genesys'

/** A fenced block of code on a page. */
export interface Block {
  readonly language: string
  readonly text: string
}

/** Returns the blocks of code on a page, in its order. */
export const blocksOf = (page: string): readonly Block[] =>
  [...readFileSync(page, 'utf8').matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => ({
    language,
    text,
  }))

/** Returns the code blocks of a page in one language. */
export const blocks = (page: string, language: string): readonly string[] =>
  blocksOf(page)
    .filter((block) => block.language === language)
    .map(({ text }) => text)

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

/** Makes the folder of a project whose receiver is the one that spec/testing.md shows, before anything is installed. */
const projectFolder = (changed: (shown: string) => string = (shown) => shown): string => {
  const shown = blocks('spec/testing.md', 'js').find((text) => text.startsWith('// receiver.mjs')) ?? ''
  const folder = folderWith('receiver.mjs', changed(shown))
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'integrator', type: 'module', private: true, scripts: { start: 'node receiver.mjs' } }),
  )
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(resolve('node_modules/express'), join(folder, 'node_modules/express'))
  return folder
}

/** Makes `npm i -D mock-genesys` install this checkout, and has curl fail for statuses from 400. */
const PRELUDE = `
set -eu -o pipefail
npm() {
  if [ "$*" != "i -D mock-genesys" ]; then command npm "$@"; return; fi
  mkdir -p node_modules/.bin
  ln -s "$CHECKOUT" node_modules/mock-genesys
  ln -s ../mock-genesys/dist/cli.js node_modules/.bin/mock-genesys
}
curl() { command curl --fail-with-body --silent --show-error "$@"; }
until_printed() { for _ in $(seq 1200); do if grep -q "$2" "$1"; then return; fi; sleep 0.1; done; cat "$1"; exit 99; }
`

const heredoc = (file: string, text: string): string =>
  `mkdir -p "$(dirname ${file})"\ncat > ${file} <<'END OF FILE'\n${text}END OF FILE\n`

/** Returns the commands that run a block as a reader would: files are written, servers stay in the background. */
const commandsOf = ({ language, text }: Block, index: number): string => {
  const [, file] = /^(?:\/\/|#) ([\w./-]+\.(?:mjs|ya?ml))$/m.exec(text.split('\n')[0] ?? '') ?? []
  if (file !== undefined) return heredoc(file, text)
  if (language !== 'sh') return ''
  const output = `block-${String(index)}.txt`
  const [, server] = /^npx mock-genesys (serve|demo)\b/.exec(text) ?? []
  if (server === 'serve')
    return `MOCK_GENESYS_PORT=$SERVE_PORT ${text.trim()} > ${output} 2>&1 &\nuntil_printed ${output} deliveries\n`
  if (server === 'demo')
    return `MOCK_GENESYS_PORT=0 ${text.trim()} > ${output} 2>&1 &\nuntil_printed ${output} 'Act 1'\n`
  return text
}

/**
 * Runs every block of a page in its order, in a new folder of a project, with free ports for 3000 and 8484. Resolves
 * with the exit code and everything that was printed.
 */
export const runPage = async (page: string): Promise<{ readonly code: number | null; readonly printed: string }> => {
  const [receiver, serve] = [await freePort(), await freePort()]
  const script = blocksOf(page)
    .map(commandsOf)
    .join('\n')
    .replace(/^/, page === 'README.md' ? '' : 'npm i -D mock-genesys\n')
    .replaceAll('127.0.0.1:3000', `127.0.0.1:${String(receiver)}`)
    .replaceAll('127.0.0.1:8484', `127.0.0.1:${String(serve)}`)
  const child = spawn('bash', ['-c', `${PRELUDE}set -x\n${script}`], {
    cwd: projectFolder(),
    env: { ...process.env, NO_COLOR: '1', PORT: String(receiver), SERVE_PORT: String(serve), CHECKOUT: resolve('.') },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that the servers in the background end with it.
    detached: true,
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  const [code] = (await once(child, 'exit')) as [number | null]
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
  } catch (error) {
    // Nothing was left in the background.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
  return { code, printed }
}

/**
 * Starts the receiver that spec/testing.md shows, or a changed one, and judges it by every scenario that ships or those
 * that match the filter.
 */
export const playShownReceiver = async (filter?: string, changed?: (shown: string) => string) => {
  const folder = projectFolder(changed)
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
    causes: run.causes.map(({ sentence }) => sentence),
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
