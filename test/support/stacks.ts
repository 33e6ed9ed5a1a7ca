import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { freePort } from './free-port.ts'
import { folder, probesAt, runTest, type Ended } from './test-command.ts'

/** A receiver of test/receivers/stacks.yaml. */
interface Stack {
  readonly name: string
  readonly file: string
  /** The receiver of conversation events, where the stack has one. */
  readonly conversations?: string
  /** The receiver of open messages, where the stack has one. */
  readonly 'open-messaging'?: string
  readonly build?: string
  readonly run: string
  readonly check: string
  readonly get: string
}

const HOME = 'test/receivers'

/** The receivers of test/receivers by their folders, as stacks.yaml lists them. */
export const STACKS = (
  parse(readFileSync(join(HOME, 'stacks.yaml'), 'utf8')) as { readonly stacks: Readonly<Record<string, Stack>> }
).stacks

/** Which of the receivers of a folder is meant. */
export type Version = 'receiver' | 'as-first-written' | DialectVersion

/** Dialects that stacks have a receiver of besides their own. */
export const DIALECT_VERSIONS = ['conversations', 'open-messaging'] as const
export type DialectVersion = (typeof DIALECT_VERSIONS)[number]

const dialectOf = (version: Version): DialectVersion | undefined => DIALECT_VERSIONS.find((one) => one === version)

/** Those that have a receiver of a dialect. */
export const stacksWith = (dialect: DialectVersion): readonly string[] =>
  Object.keys(STACKS).filter((id) => STACKS[id]?.[dialect] !== undefined)

/** Those that have a receiver of conversation events. */
export const CONVERSATION_STACKS = stacksWith('conversations')

/** What all of them verify with, by what they receive. */
const secretOf = (version: Version): string =>
  dialectOf(version) ? '00112233445566778899aabbccddeeff'.repeat(2) : 'app-secret'

/** Returns the entry of a stack. */
export const stackOf = (id: string): Stack => {
  const stack = STACKS[id]
  if (!stack) throw new Error(`no receiver "${id}" in ${HOME}/stacks.yaml`)
  return stack
}

const shell = (command: string): { readonly ok: boolean; readonly output: string } => {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8', timeout: 300_000 })
  return { ok: status === 0, output: `${stdout}${stderr}` }
}

/** Whether all that a stack needs is on this machine. */
export const isInstalled = (id: string): boolean => shell(stackOf(id).check).ok

/** Returns the path of a receiver. A folder writes the name of its file as its language does. */
export const fileOf = (id: string, version: Version): string => {
  const stack = stackOf(id)
  if (version === 'receiver') return join(HOME, id, stack.file)
  const dialect = dialectOf(version)
  if (dialect) {
    const file = stack[dialect]
    if (file === undefined) throw new Error(`${HOME}/${id} has no receiver of the dialect ${dialect}`)
    return join(HOME, id, file)
  }
  const found = readdirSync(join(HOME, id)).find((file) => /^as_?-?first_?-?written\.(?!yaml)/i.test(file))
  if (found === undefined) throw new Error(`${HOME}/${id} has no receiver as it was first written`)
  return join(HOME, id, found)
}

/** Builds a receiver, and judges it while `mock-genesys test` starts and stops it. */
export const judgeStack = async (id: string, version: Version, args: readonly string[] = []): Promise<Ended> => {
  const stack = stackOf(id)
  using place = folder()
  const file = fileOf(id, version)
  const filled = (command: string): string =>
    command
      .replaceAll('{file}', file)
      .replaceAll('{out}', place.path)
      .replaceAll('{class}', /(\w+)\.\w+$/.exec(file)?.[1] ?? '')
  if (stack.build !== undefined) {
    const { ok, output } = shell(filled(stack.build))
    if (!ok) throw new Error(`${file} could not be built:\n${output}`)
  }
  const port = String(await freePort())
  const origin = `http://127.0.0.1:${port}/`
  const secret = secretOf(version)
  const dialect = dialectOf(version) ? ['--dialect', version] : []
  return await runTest(
    ['--target', `${origin}webhook`, '--start', filled(stack.run), ...probesAt(origin), ...dialect, ...args],
    { secret, env: { PORT: port, WEBHOOK_SECRET: secret, STORE: place.file('store') } },
  )
}

/** Scenarios that were broken at MUST or SHOULD, without the numbers of their rows. */
export const brokenIn = (run: Awaited<ReturnType<typeof judgeStack>>['run']): readonly string[] => [
  ...new Set(
    (run?.scenarios ?? [])
      .filter(({ verdict, level }) => verdict === 'errored' || (verdict === 'failed' && level !== 'MAY'))
      .map(({ id }) => id.replace(/#.*/, '')),
  ),
]
