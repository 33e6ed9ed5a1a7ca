import type { OwnedCore } from '../../engine/create.ts'
import { AppliedControls } from './applied-controls.ts'
import type { Attempt } from '../../journal/delivery.ts'
import { ReferenceFiller } from './reference-filler.ts'
import { ReceiverLife } from '../under-test/receiver-life.ts'
import { Observations, type Observation } from '../judge/observations.ts'
import type { Scenario } from '../model/scenario.ts'
import { traitsOf } from '../model/step-kinds.ts'
import type { StepKind } from '../model/step-names.ts'
import type { StepOf } from '../model/step.ts'
import type { ScenarioContext } from './scenario-context.ts'
import { secretsOf } from './secrets.ts'
import { SentEvents } from './sent-events.ts'
import type { StepRunner } from './step-runner.ts'
import { STEP_RUNNERS } from './generated/step-runners.ts'
import { PreconditionFailed } from './precondition.ts'
import { mockFor, type RunContext } from './run-context.ts'

/** Runs the steps of one scenario on its own mock, and observes. Call `close` after reading the results. */
export class ScenarioRunner {
  readonly core: OwnedCore
  readonly #context: ScenarioContext
  readonly #stopServing: () => void

  /** @param nextSecret secret after a rotation */
  constructor(scenario: Scenario, run: RunContext, seed: number, nextSecret: string) {
    const acts = scenario.needs.includes('start')
    this.core = mockFor(
      run,
      seed,
      scenario,
      acts
        ? {
            sent: ({ id }) => {
              this.#context.life.sent(id)
            },
          }
        : {},
    )
    const life = new ReceiverLife(run.life, this.core.clock)
    const sent = new SentEvents(this.core)
    const secrets = secretsOf(run, nextSecret)
    const appliedControls = new AppliedControls(run.controls, secrets)
    this.#context = {
      scenario,
      run,
      seed,
      core: this.core,
      sent,
      life,
      fill: new ReferenceFiller(run, seed, sent),
      observations: new Observations(() => appliedControls.description),
      secrets,
      appliedControls,
      nexus: undefined,
      printedBefore: run.log?.printed() ?? 0,
    }
    this.#stopServing = run.host.serve(this.core)
  }

  get observations(): readonly Observation[] {
    return this.#context.observations.list
  }

  /** @throws {ReceiverUnreachable} and {MockError} if a step could not be run */
  async run(): Promise<void> {
    const { scenario, observations, life } = this.#context
    const lastAct = scenario.steps.findLastIndex(({ kind }) => !traitsOf(kind).queriesOnly)
    try {
      for (const [index, step] of scenario.steps.entries()) {
        // Slow requests can finish quickly now: nothing more is measured during them.
        if (index > lastAct) this.core.hurry()
        await runStep(step.kind, step, this.#context)
        if (life.isOver) return
      }
    } catch (error) {
      if (!(error instanceof PreconditionFailed)) throw error
    }
    this.core.hurry()
    await this.core.settled()
    await observations.end()
  }

  /** Resets the receiver's controls; resolves with the reason if that failed. */
  restore(): Promise<string | undefined> {
    return this.#context.appliedControls.restore()
  }

  /** Whether an attempt failed while the receiver was down on purpose. */
  isExcused(attempt: Attempt): boolean {
    return this.#context.sent.isExcused(attempt)
  }

  /** @param forGood whether the receiver is no longer needed */
  async close(forGood = false): Promise<void> {
    this.#stopServing()
    await this.core.close(0)
    if (!forGood) await this.#context.life.restore()
  }
}

const runStep = <K extends StepKind>(kind: K, step: StepOf<K>, context: ScenarioContext): Promise<void> | void => {
  const runners: { readonly [P in StepKind]: StepRunner<P> } = STEP_RUNNERS
  return runners[kind](step, context)
}
