import type { OwnedCore } from '../../engine/create.ts'
import { Arrangement } from './arrangement.ts'
import type { Attempt } from '../../journal/delivery.ts'
import { Filling } from './filling.ts'
import { ReceiverLife } from '../under-test/life.ts'
import { Observations, type Observation } from '../judge/observations.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Step } from '../model/step.ts'
import type { Scene } from './scene.ts'
import { secretsOf } from './secrets.ts'
import { SentSoFar } from './sent.ts'
import { mockFor, type Stage } from './stage.ts'
import { awaitEntry } from './steps/await.ts'
import { control } from './steps/control.ts'
import { expect } from './steps/expect.ts'
import { begin, end } from './steps/life.ts'
import { log } from './steps/log.ts'
import { probe } from './steps/probe.ts'
import { publish, redeliver } from './steps/publish.ts'
import { selfUri } from './steps/self-uri.ts'
import { sockets } from './steps/sockets.ts'

/** Plays the steps of one scenario on a mock of its own, and observes. `close` must be called when all has been read. */
export class Play {
  readonly core: OwnedCore
  readonly #scene: Scene
  readonly #stopServing: () => void

  /** @param nextSecret what a secret may be rotated to */
  constructor(scenario: Scenario, stage: Stage, seed: number, nextSecret: string) {
    const acts = scenario.needs.includes('start')
    this.core = mockFor(
      stage,
      seed,
      scenario,
      acts
        ? {
            sent: ({ id }) => {
              this.#scene.life.sent(id)
            },
          }
        : {},
    )
    const life = new ReceiverLife(stage.life, this.core.clock)
    const sent = new SentSoFar(this.core)
    const secrets = secretsOf(stage, nextSecret)
    const arrangement = new Arrangement(stage.controls, secrets)
    this.#scene = {
      scenario,
      stage,
      seed,
      core: this.core,
      sent,
      life,
      fill: new Filling(stage, seed, sent),
      observations: new Observations(() => arrangement.told),
      secrets,
      arrangement,
      nexus: undefined,
      printedBefore: stage.log?.printed() ?? 0,
    }
    this.#stopServing = stage.host.serve(this.core)
  }

  get observations(): readonly Observation[] {
    return this.#scene.observations.list
  }

  /** @throws {ReceiverGone} and {MockError} when a step could not be carried out */
  async run(): Promise<void> {
    const { scenario, observations, life } = this.#scene
    for (const step of scenario.steps) {
      await carryOut(step, this.#scene)
      if (life.isOver) return
    }
    await this.core.settled()
    await observations.end()
  }

  /** Puts back what was arranged about the receiver; answers why that failed, if it did. */
  restore(): Promise<string | undefined> {
    return this.#scene.arrangement.restore()
  }

  /** Whether an attempt failed while the receiver was away on purpose. */
  isExcused(attempt: Attempt): boolean {
    return this.#scene.sent.isExcused(attempt)
  }

  /** `forGood`: the receiver will not be needed any more. */
  async close(forGood = false): Promise<void> {
    this.#stopServing()
    await this.core.close(0)
    if (!forGood) await this.#scene.life.restore()
  }
}

const carryOut = async (step: Step, scene: Scene): Promise<void> => {
  switch (step.kind) {
    case 'publish':
      publish(step, scene)
      return
    case 'redeliver':
      return redeliver(step, scene)
    case 'advance':
      await scene.sent.settled()
      await scene.core.clock.advance(step.ms)
      return scene.arrangement.advanced(step.ms)
    case 'await':
      return awaitEntry(step, scene)
    case 'expect':
      return expect(step, scene)
    case 'nexus':
      scene.nexus = step.conduct
      return
    case 'probe':
      return probe(step, scene)
    case 'self-uri':
      return selfUri(step, scene)
    case 'kill':
    case 'stop':
    case 'pause':
      return end(step, scene)
    case 'start':
    case 'resume':
      return begin(step, scene)
    case 'sockets':
      return sockets(step, scene)
    case 'control':
      return control(step, scene)
    case 'log':
      return log(step, scene)
    default:
      return step satisfies never
  }
}
