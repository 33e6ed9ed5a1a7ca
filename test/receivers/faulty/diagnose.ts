// npm run diagnose [-- NAME…]: judges faulty receivers, and compares the causes that a run names with what is wrong.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runScenarios, type RunScenariosOptions } from '../../../src/harness.ts'
import type { DialectName } from '../../../src/dialects/dialect.ts'
import type { Cause, Run } from '../../../src/scenario/model/result.ts'
import { MISTAKES, OF_THE_STACK, type Mistake } from './mistakes.ts'

/** What deliveries are signed with: text, or the hexadecimal digits of a key. */
const secretOf = (dialect: DialectName | undefined): string =>
  dialect === 'conversations' ? 'c0ffee77'.repeat(8) : 'c0ffee-Secret-77'

const COMMANDS = {
  express: ['node', 'express.mjs'],
  flask: ['python3', 'flask_receiver.py'],
  php: ['node', 'php_receiver.mjs'],
  java: ['java', 'Receiver.java'],
  'conversations-node': ['node', 'conversations.mjs'],
  'conversations-python': ['python3', 'event_receiver.py'],
  'open-messaging-node': ['node', 'open-messaging.mjs'],
  'open-messaging-python': ['python3', 'event_receiver.py'],
} as const satisfies Record<Mistake['receiver'], readonly [string, string]>

/** Whose contract a receiver is judged by; undefined: that of the interactions. */
const dialectOf = (receiver: Mistake['receiver']): 'conversations' | 'open-messaging' | undefined =>
  (['conversations', 'open-messaging'] as const).find((name) => receiver.startsWith(name))

/** Real milliseconds an attempt waits: receivers that are slow on purpose take 2,600. */
const RESPONSE_TIMEOUT_MS = 1500

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

/** How a receiver is asked what took effect. */
const judged = (port: number, dialect: DialectName | undefined): RunScenariosOptions => ({
  preflight: false,
  target: `http://127.0.0.1:${String(port)}/webhook`,
  secret: secretOf(dialect),
  ...(dialect && { dialect }),
  probes: {
    processed: '/processed?interactionId={interactionId}&event={event}',
    ...(dialect !== 'open-messaging' && { state: '/state?interactionId={interactionId}' }),
  },
  responseTimeoutMs: RESPONSE_TIMEOUT_MS,
})

const judge = async ({ receiver, mistake, isStarted }: Mistake): Promise<Run> => {
  const [command, file] = COMMANDS[receiver]
  const dialect = dialectOf(receiver)
  const path = join(import.meta.dirname, file)
  const given = [`--mistake=${mistake}`, ...(dialect ? [`--dialect=${dialect}`] : [])]
  if (isStarted) {
    const port = await freePort()
    const start = `PORT=${String(port)} RECEIVER_SECRET=${secretOf(dialect)} exec ${command} ${path} ${given.join(' ')}`
    return runScenarios({ ...judged(port, dialect), start })
  }
  const env = { ...process.env, RECEIVER_SECRET: secretOf(dialect) }
  const child = spawn(command, [path, ...given], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  child.stdout.resume()
  try {
    return await runScenarios(judged(Number.parseInt(line.toString(), 10), dialect))
  } finally {
    child.kill('SIGTERM')
  }
}

type Grade = 'right' | 'undecided' | 'wrong'

/** A cause is right when it is the mistake, or follows from it or from the stack; undecided when none is named. */
const gradeOf = ({ key, cause, sentence }: Cause, { receiver, truth, also }: Mistake): Grade => {
  const isStack = OF_THE_STACK[receiver].test(key) || OF_THE_STACK[receiver].test(sentence)
  const isTrue = truth.includes(key) || also?.test(key) === true || isStack
  if (cause === undefined) return 'undecided'
  return isTrue ? 'right' : 'wrong'
}

const { positionals: names } = parseArgs({ allowPositionals: true })
const chosen = MISTAKES.filter(
  ({ receiver, mistake }) => names.length === 0 || names.some((name) => `${receiver}:${mistake}`.includes(name)),
)
const [causes, rows] = [
  { right: 0, undecided: 0, wrong: 0 },
  { right: 0, undecided: 0, wrong: 0 },
]
let missed = 0
for (const one of chosen) {
  const run = await judge(one)
  const found = new Set(run.causes.map(({ key }) => key))
  const absent = one.truth.filter((key) => !found.has(key))
  missed += absent.length
  console.log(
    `${one.receiver}: ${one.mistake}  (${String(run.totals.failed)} failed, ${String(run.totals.errored)} errored, ` +
      `${(run.ms / 1000).toFixed(1)} s)${absent.length === 0 ? '' : `  NOT FOUND ${absent.join(', ')}`}`,
  )
  for (const cause of run.causes) {
    const grade = gradeOf(cause, one)
    causes[grade] += 1
    rows[grade] += cause.scenarios.length
    console.log(
      `  ${grade.padEnd(9)} ${cause.letter} ${cause.level.padEnd(6)} ${String(cause.scenarios.length).padStart(3)}  ` +
        `${cause.sentence}  [${cause.key}]` +
        (cause.candidates.length > 0 ? `  ${String(cause.candidates.length)} candidates` : ''),
    )
  }
  for (const { defect } of run.likenesses) console.log(`            behaves like ${defect}`)
}
const share = (part: number, { right, undecided, wrong }: typeof rows): string =>
  `${String(part)} (${((100 * part) / Math.max(right + undecided + wrong, 1)).toFixed(1)} %)`
console.log('')
for (const [what, grades] of [['causes', causes] as const, ['failures', rows] as const])
  console.log(
    `${what.padEnd(8)}  right ${share(grades.right, grades)}, undecided ${share(grades.undecided, grades)}, ` +
      `wrong ${share(grades.wrong, grades)}`,
  )
console.log(`receivers ${String(chosen.length)}, mistakes not found ${String(missed)}`)
process.exit(causes.wrong > 0.03 * (causes.right + causes.undecided + causes.wrong) ? 1 : 0)
