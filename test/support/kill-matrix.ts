// `npm run kill-matrix`: runs every shipped scenario against every defective receiver, and against the correct ones.
// Writes src/scenario/judge/kills.interactions.json, and for people dist/kill-matrix.md. Takes minutes; a test checks
// samples of it for staleness.
// `npm run kill-matrix -- --anew GWR-NET-004,GWR-LIF,wire/` judges anew what these requirements and files name, and
// keeps the rest of the tables. Levels are found anew by some of the scenarios that are known to kill.
// `npm run kill-matrix -- --dialect NAME …` does all this for the contract of another dialect, and writes
// src/scenario/judge/kills.NAME.json.
// `npm run kill-matrix -- --print` writes what the committed table says for people, and judges nothing.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DELIVERY_FAULTS } from '../../src/faults/registry.ts'
import { DEFECTS } from '../../src/receiver/defects/index.ts'
import { VARIATIONS } from '../../src/receiver/variations.ts'
import { DEFAULT_DIALECT, dialectsBeside } from '../../src/dialects/registry.ts'
import { crashDefects } from '../../src/receiver/defects/crashes.ts'
import { killsOf } from '../../src/scenario/judge/kills.ts'
import { controlsBy } from '../../src/scenario/under-test/controls.ts'
import { DIALECT_NAMES, type DialectName } from '../../src/events/catalogue.ts'
import type { Defect } from '../../src/receiver/defects/defect.ts'
import { suiteOf } from '../../src/scenario/language/suite.ts'
import { loadScenarios } from '../../src/scenario/language/read-files.ts'
import { CollectedOutput } from '../../src/scenario/under-test/receiver-log.ts'
import { startReceiver } from '../../src/scenario/under-test/process.ts'
import { httpProbes } from '../../src/scenario/under-test/probes.ts'
import { requirements, requirementsOf } from '../../src/scenario/model/requirements.ts'
import { runScenarios } from '../../src/scenario/run/run-scenarios.ts'
import type { Run } from '../../src/scenario/model/result.ts'
import type { Scenario } from '../../src/scenario/model/scenario.ts'
import { freePort } from './free-port.ts'
import { NOT_KILLED } from './not-killed.ts'
import { caughtAt, killsJson, matrixOf, promisedAt } from './kill-table.ts'
import { highestLevel, type Level } from '../../src/scenario/model/level.ts'

const ROOT = new URL('../../', import.meta.url)
const path = (name: string): string => fileURLToPath(new URL(name, ROOT))

/** With capitals and a space at its end: some receivers change what they are given. */
export const SECRET = 'App Secret 7f '

/** That of the second subscription. */
const SECOND = { path: '/second', secret: 'Second Secret 9c' } as const

/** Secrets that every dialect can sign with. */
const HEX = { first: '0123456789abcdef'.repeat(4), second: 'fedcba9876543210'.repeat(4) } as const

const secretsOf = (dialect: DialectName): { readonly first: string; readonly second: string } =>
  dialect === 'interactions' ? { first: SECRET, second: SECOND.secret } : HEX

/** Every scenario that ships with the contract of a dialect, named from the folder of scenarios. */
export const shipped = (dialect: DialectName = 'interactions'): readonly Scenario[] => {
  const files = loadScenarios([path('scenarios')], {
    faults: DELIVERY_FAULTS,
    requirements: new Set(requirements.keys()),
  })
  const all = files.flatMap(({ scenarios, mistakes }) => {
    if (mistakes.length > 0) throw new Error(JSON.stringify(mistakes))
    return scenarios.map((scenario) => ({ ...scenario, file: relative(path('scenarios'), scenario.file) }))
  })
  return suiteOf(dialect, all)
}

/** Options of a receiver for a dialect of another product than the default one, which it takes alone. */
const takenAlone = (dialect: DialectName): readonly string[] =>
  dialectsBeside(dialect).includes(DEFAULT_DIALECT) ? [] : ['--dialect', dialect]

/** The reference receiver in a process of its own, at the same port after each restart. */
export const startReference = async (args: readonly string[], dialect: DialectName = 'interactions') => {
  const secrets = secretsOf(dialect)
  let child: ChildProcess | undefined
  let url = ''
  const log = new CollectedOutput()
  const begin = async (): Promise<void> => {
    const started = spawn(
      process.execPath,
      [
        path('dist/cli.js'),
        'receive',
        '--json',
        '--port',
        url === '' ? '0' : new URL(url).port,
        ...takenAlone(dialect),
        ...args,
      ],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, MOCK_GENESYS_SECRET: secrets.first, MOCK_GENESYS_SECOND_SECRET: secrets.second },
      },
    )
    child = started
    const [line] = (await once(started.stdout.setEncoding('utf8'), 'data')) as [string]
    for (const stream of [started.stdout, started.stderr.setEncoding('utf8')])
      stream.on('data', (text: string) => log.hear(text))
    ;({ url } = JSON.parse(line.split('\n')[0] ?? '') as { url: string })
  }
  await begin()
  const stop = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return {
    url,
    log,
    isAlive: () => child !== undefined && child.exitCode === null && child.signalCode === null,
    async restart() {
      await stop()
      await begin()
    },
    stop,
  }
}

/** Judges the reference receiver under some defects or variations. */
export const judge = async (given: {
  readonly args: readonly string[]
  readonly scenarios: readonly Scenario[]
  readonly policy?: 'reject' | 'ignore'
  readonly seed?: number
  readonly dialect?: DialectName
}): Promise<Run> => {
  const { policy = 'reject', seed = 1, scenarios, dialect = 'interactions' } = given
  const secrets = secretsOf(dialect)
  if (scenarios.length > 0 && scenarios.every(actsOnLife)) return judgeLife(given)
  // The receiver must be told where selfUri points before the run listens there.
  const selfUriPort = await freePort()
  const receiver = await startReference(
    [
      '--path',
      '/webhook',
      '--second-path',
      SECOND.path,
      '--controls',
      '--policy',
      policy,
      '--nexus',
      `http://127.0.0.1:${String(selfUriPort)}`,
      ...given.args,
    ],
    dialect,
  )
  const { origin } = new URL(receiver.url)
  try {
    return await runScenarios({
      scenarios,
      dialect,
      requirements: requirementsOf(dialect),
      policy,
      seed,
      receiver,
      selfUriPort,
      target: receiver.url,
      secret: secrets.first,
      responseTimeoutMs: 2000,
      probes: httpProbes({
        processed: `${origin}/processed?interactionId={interactionId}&event={event}`,
        state: `${origin}/state?interactionId={interactionId}`,
        details: `${origin}/details?interactionId={interactionId}`,
      }),
      controls: controlsBy({ url: `${origin}/control/{control}` }),
      second: { target: `${origin}${SECOND.path}`, secret: secrets.second },
    })
  } finally {
    await receiver.stop()
  }
}

/** Judges it by what a scenario does to its process: started by a command, with a store that outlives it. */
const judgeLife = async ({
  args,
  scenarios,
  policy = 'reject',
  seed = 1,
  dialect = 'interactions',
}: Parameters<typeof judge>[0]): Promise<Run> => {
  const secrets = secretsOf(dialect)
  const folder = mkdtempSync(join(tmpdir(), 'life-'))
  const port = await freePort()
  const origin = `http://127.0.0.1:${String(port)}`
  const command = [
    process.execPath,
    path('dist/cli.js'),
    'receive',
    '--json',
    '--port',
    String(port),
    '--policy',
    policy,
    '--store',
    join(folder, 'effects.ndjson'),
    ...takenAlone(dialect),
    ...args,
  ]
  const receiver = await startReceiver({
    command: `exec ${command.map((one) => `'${one}'`).join(' ')}`,
    target: origin,
    env: { MOCK_GENESYS_SECRET: secrets.first },
    show: (text) => text,
  })
  try {
    return await runScenarios({
      scenarios,
      dialect,
      requirements: requirementsOf(dialect),
      policy,
      seed,
      receiver,
      target: `${origin}/`,
      secret: secrets.first,
      responseTimeoutMs: 2000,
      probes: httpProbes({
        processed: `${origin}/processed?interactionId={interactionId}&event={event}`,
        state: `${origin}/state?interactionId={interactionId}`,
      }),
    })
  } finally {
    await receiver.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Whether a scenario kills, stops or pauses the process of the receiver. */
export const actsOnLife = ({ needs }: Scenario): boolean => needs.includes('start')

/** Defects that are judged by the life cycle too: those that it alone shows, and some that it shows as well. */
export const ALSO_BY_LIFE: ReadonlySet<string> = new Set([
  ...crashDefects.map(({ name }) => name),
  'no-dedupe',
  'marks-after-responding',
  'drops-bursts-with-200',
])

/**
 * Receivers that are right, and how each is judged: both policies under three seeds, and every harmless variation under
 * both policies.
 */
export const CORRECT: readonly {
  readonly name: string
  readonly args: readonly string[]
  readonly policy: 'reject' | 'ignore'
  readonly seed: number
}[] = [
  ...(['reject', 'ignore'] as const).flatMap((policy) =>
    [1, 2, 3].map((seed) => ({ name: 'the reference receiver', args: [], policy, seed })),
  ),
  ...VARIATIONS.flatMap(({ name }) =>
    (['reject', 'ignore'] as const).map((policy) => ({ name, args: ['--variation', name], policy, seed: 1 })),
  ),
]

const fileOf = (id: string): string => id.replace(/#\d+$/, '')
const filesThat = (run: Run, verdict: 'failed' | 'errored'): string[] =>
  [...new Set(run.scenarios.filter((one) => one.verdict === verdict).map(({ id }) => fileOf(id)))].sort()

/** A run of those scenarios that ask nothing of the process, and one of those that do, taken for one. */
const judgeAll = async (given: Parameters<typeof judge>[0], byLife: boolean): Promise<Run> => {
  const run = await judge({ ...given, scenarios: given.scenarios.filter((one) => !actsOnLife(one)) })
  if (!byLife) return run
  const life = await judge({ ...given, scenarios: given.scenarios.filter(actsOnLife) })
  return { ...run, scenarios: [...run.scenarios, ...life.scenarios], ms: run.ms + life.ms }
}

/** Ids of the requirements that a scenario or a step of it is to prove. */
const provenBy = ({ proves, steps }: Scenario): readonly string[] => [
  ...proves,
  ...steps.flatMap((step) => ('proves' in step && step.proves !== undefined ? [step.proves] : [])),
]

const isLevel = (level: Level | undefined): level is Level => level !== undefined

/**
 * Scenarios that are known to kill a defect and are not judged anew, which tell its level: a few of a MUST, the others
 * of a MUST, and the rest.
 */
const witnessesOf = (
  killers: readonly string[],
  all: readonly Scenario[],
  judged: ReadonlySet<string>,
): readonly (readonly Scenario[])[] => {
  const known = all.filter(({ file }) => {
    const name = file.replace(/\.yaml$/, '')
    return killers.includes(name) && !judged.has(name)
  })
  const gravest = known.filter((one) => promisedAt(one) === 'MUST')
  const rest = known.filter((one) => promisedAt(one) !== 'MUST')
  return [gravest.slice(0, 3), gravest.slice(3), rest].filter(({ length }) => length > 0)
}

/** The committed table of kills of a dialect. */
export const tableOf = (dialect: DialectName): string => `src/scenario/judge/kills.${dialect}.json`

/** Whether a defect breaks the contract of a dialect. */
export const breaks = ({ dialects = ['interactions'] }: Defect, dialect: DialectName): boolean =>
  dialects.includes(dialect)

/** Takes `--dialect NAME` out of the arguments. */
const takeDialect = (argv: string[]): DialectName => {
  const at = argv.indexOf('--dialect')
  const [, name = 'interactions'] = at === -1 ? [] : argv.splice(at, 2)
  const found = DIALECT_NAMES.find((one) => one === name)
  if (!found) throw new Error(`"${name}" is not a dialect`)
  return found
}

const main = async (): Promise<void> => {
  const dialect = takeDialect(process.argv)
  const KILLS = killsOf(dialect)
  const all = shipped(dialect)
  const files = [...new Set(all.map(({ file }) => file.replace(/\.yaml$/, '')))].sort()
  const known = new Map(KILLS.map(({ defect, kills }) => [defect, kills]))
  const knownLevels = new Map(KILLS.map(({ defect, level }) => [defect, level]))
  if (process.argv[2] === '--print') {
    const rows = DEFECTS.filter((one) => breaks(one, dialect)).map(({ name }) => ({
      name,
      level: knownLevels.get(name) ?? 'MAY',
      killedBy: known.get(name) ?? [],
    }))
    return void process.stdout.write(matrixOf(rows, files).join('\n'))
  }
  const anew = process.argv[2] === '--anew' ? (process.argv[3] ?? '').split(',') : undefined
  const isAnew = (id: string): boolean => anew === undefined || anew.some((one) => id.startsWith(one))
  const scenarios = all.filter((one) => provenBy(one).some(isAnew) || isAnew(one.file))
  const judged = new Set(scenarios.map(({ file }) => file.replace(/\.yaml$/, '')))
  const before = anew === undefined ? undefined : known
  const only = anew === undefined ? process.argv[2] : undefined
  const own = DEFECTS.filter((one) => breaks(one, dialect))
  const defects = own.filter(({ name }) => only === undefined || name.includes(only))
  const kills = new Map<string, readonly string[]>()
  const levels = new Map<string, Level>()
  let next = 0
  await Promise.all(
    [0, 1].map(async () => {
      for (let defect = defects[next++]; defect; defect = defects[next++]) {
        const byLife = ALSO_BY_LIFE.has(defect.name)
        const args = ['--defect', defect.name]
        const run = await judgeAll({ args, scenarios, dialect }, byLife)
        let level = caughtAt(run)
        for (const witnesses of witnessesOf(before?.get(defect.name) ?? [], all, judged))
          if (level !== 'MUST')
            level = highestLevel(
              [level, caughtAt(await judgeAll({ args, scenarios: witnesses, dialect }, byLife))].filter(isLevel),
            )
        levels.set(defect.name, level ?? 'MAY')
        // What fails now and then, by the speed of the machine, is not told as killed.
        kills.set(
          defect.name,
          NOT_KILLED[defect.name] === undefined
            ? [
                ...(before?.get(defect.name) ?? []).filter((file) => !judged.has(file)),
                ...filesThat(run, 'failed'),
              ].sort()
            : [],
        )
        const errored = filesThat(run, 'errored')
        const why = run.scenarios.find(({ verdict }) => verdict === 'errored')?.reason ?? ''
        console.error(
          `${String(kills.size)}/${String(defects.length)} ${defect.name}: ` +
            `${String(kills.get(defect.name)?.length)} scenarios fail, ${level ?? 'none anew'}` +
            `${errored.length > 0 ? `, ${String(errored.length)} errored: ${why}` : ''} ` +
            `(${(run.ms / 1000).toFixed(1)} s)`,
        )
      }
    }),
  )
  const accused = await Promise.all(
    [0, 1].map(async (half) => {
      const told = new Map<number, string>()
      if (only !== undefined) return told
      for (const [index, { args, policy, seed }] of CORRECT.entries()) {
        if (index % 2 !== half) continue
        const run = await judgeAll({ args, scenarios, policy, seed, dialect }, true)
        const wrong = [
          ...run.scenarios.filter(({ verdict }) => verdict !== 'passed').map(({ id, verdict }) => `${id}: ${verdict}`),
        ]
        told.set(index, wrong.join('<br>') || 'of nothing')
        console.error(`${CORRECT[index]?.name ?? ''} ${policy} ${String(seed)}: ${told.get(index) ?? ''}`)
      }
      return told
    }),
  )
  if (only !== undefined) return console.log(JSON.stringify([...kills], null, 1))
  const rows = own.map(({ name }) => ({
    name,
    level: levels.get(name) ?? 'MAY',
    killedBy: kills.get(name) ?? [],
  }))
  writeFileSync(path(tableOf(dialect)), killsJson(rows))
  const correct = [
    '## Correct receivers',
    '',
    '| receiver | policy | seed | accused |',
    '| --- | --- | --- | --- |',
    ...CORRECT.map(
      ({ name, policy, seed }, index) =>
        `| ${name} | ${policy} | ${String(seed)} | ${accused[index % 2]?.get(index) ?? ''} |`,
    ),
    '',
  ]
  writeFileSync(path('dist/kill-matrix.md'), [...matrixOf(rows, files), ...correct].join('\n'))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
