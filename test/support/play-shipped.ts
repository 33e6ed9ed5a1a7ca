import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Assumptions } from '../../src/contract/assumptions.ts'
import { DELIVERY_FAULTS } from '../../src/faults/registry.ts'
import { dialectsBeside } from '../../src/dialects/registry.ts'
import type { DialectName } from '../../src/events/catalogue.ts'
import { createReceiver } from '../../src/receiver/receiver.ts'
import { findScenarioFiles } from '../../src/scenario/language/find.ts'
import { suiteOf } from '../../src/scenario/language/suite.ts'
import { readScenarios } from '../../src/scenario/language/read.ts'
import type { Run } from '../../src/scenario/model/result.ts'
import { requirements, requirementsOf } from '../../src/scenario/model/requirements.ts'
import { runScenarios } from '../../src/scenario/run/run-scenarios.ts'
import { controlsBy } from '../../src/scenario/under-test/controls.ts'
import { CollectedOutput } from '../../src/scenario/under-test/receiver-log.ts'
import { httpProbes } from '../../src/scenario/under-test/probes.ts'
import { listen } from '../../src/server/listen.ts'
import { freePort } from './free-port.ts'

type Fetch = (request: Request) => Promise<Response>

const FOLDER = join(import.meta.dirname, '../../scenarios')

const shipped = (dialect: DialectName) => {
  const known = { faults: DELIVERY_FAULTS, requirements: new Set(requirements.keys()) }
  const all = findScenarioFiles([FOLDER]).flatMap(
    (path) => readScenarios(readFileSync(path, 'utf8'), relative(FOLDER, path), known).scenarios,
  )
  return suiteOf(dialect, all)
}

/** Secrets that both contracts can sign with. */
const HEX = {
  first: '00112233445566778899aabbccddeeff'.repeat(2),
  second: 'ffeeddccbbaa99887766554433221100'.repeat(2),
}
const TEXT = { first: 'app-secret', second: 'second-secret' }

/** Plays scenarios that ship against the reference receiver in this process. */
export const playReference = async ({
  dialect = 'interactions',
  policy = 'reject',
  defects = [],
  variations = [],
  only = () => true,
  around = (next) => next,
  assume,
  bail = false,
}: {
  readonly dialect?: DialectName
  readonly policy?: 'reject' | 'ignore'
  readonly defects?: readonly string[]
  readonly variations?: readonly string[]
  /** Which of them, by their files below scenarios/. */
  readonly only?: (file: string) => boolean
  /** What stands before the receiver. */
  readonly around?: (next: Fetch) => Fetch
  readonly assume?: Partial<Assumptions>
  readonly bail?: boolean
} = {}): Promise<Run> => {
  // The receiver is told where selfUri points before the run listens there.
  const selfUriPort = await freePort()
  const output = new CollectedOutput()
  const secrets = dialect === 'interactions' ? TEXT : HEX
  const receiver = createReceiver({
    secret: secrets.first,
    policy,
    defects,
    variations,
    controls: true,
    dialects: dialectsBeside(dialect),
    second: { path: '/second', secret: secrets.second },
    nexus: `http://127.0.0.1:${String(selfUriPort)}`,
    log: (line) => output.hear(`${line}\n`),
  })
  const fetch = around((request) => Promise.resolve(receiver.fetch(request)))
  const server = await listen({ fetch }, { host: '127.0.0.1', port: 0 })
  try {
    return await runScenarios({
      scenarios: shipped(dialect).filter(({ file }) => only(file.replace(/\.yaml$/, ''))),
      dialect,
      requirements: requirementsOf(dialect),
      target: `${server.url}/`,
      secret: secrets.first,
      policy,
      selfUriPort,
      ...(assume && { assume }),
      bail,
      receiver: { isAlive: () => true, restart: () => Promise.resolve(), log: output },
      probes: httpProbes({
        processed: `${server.url}/processed?interactionId={interactionId}&event={event}`,
        state: `${server.url}/state?interactionId={interactionId}`,
        details: `${server.url}/details?interactionId={interactionId}`,
      }),
      controls: controlsBy({ url: `${server.url}/control/{control}` }),
      second: { target: `${server.url}/second`, secret: secrets.second },
      seed: 1,
    })
  } finally {
    await server.close()
  }
}

/**
 * Plays every scenario that ships against the reference receiver in this process, and returns what did not pass. Nobody
 * started that receiver, so it cannot be ended: `unplayed` are the folders of the scenarios that are skipped for that
 * reason.
 */
export const playShipped = async (policy: 'reject' | 'ignore', dialect: DialectName = 'interactions') => {
  const run = await playReference({ policy, dialect })
  const isUnplayed = ({ verdict, reason }: (typeof run.scenarios)[number]): boolean =>
    verdict === 'skipped' && reason?.includes('starts the receiver') === true
  return {
    wrong: run.scenarios
      .filter((one) => one.verdict !== 'passed' && !isUnplayed(one))
      .map(({ id, reason, findings }) => ({
        id,
        reason,
        findings: findings.filter(({ verdict }) => verdict !== 'passed'),
      })),
    unplayed: [...new Set(run.scenarios.filter(isUnplayed).map(({ id }) => id.split('/').at(-2)))],
    exitCode: run.exitCode,
  }
}
