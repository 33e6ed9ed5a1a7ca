import type { OwnedCore } from '../../engine/create.ts'
import { Arrangement } from './arrangement.ts'
import type { Attempt } from '../../journal/delivery.ts'
import { Filling } from './filling.ts'
import { ReceiverLife } from '../under-test/life.ts'
import { Observations, type Observation } from '../judge/observations.ts'
import type { Scenario } from '../model/scenario.ts'
import type { StepKind, StepOf } from '../model/step.ts'
import type { Scene } from './scene.ts'
import { secretsOf } from './secrets.ts'
import { SentSoFar } from './sent.ts'
import type { StepRunner } from './step-runner.ts'
import { STEP_RUNNERS } from './step-runners.ts'
import { mockFor, type Stage } from './stage.ts'

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
      await carryOut(step.kind, step, this.#scene)
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

const carryOut = <K extends StepKind>(kind: K, step: StepOf<K>, scene: Scene): Promise<void> | void => {
  const runners: { readonly [P in StepKind]: StepRunner<P> } = STEP_RUNNERS
  return runners[kind](step, scene)
}
