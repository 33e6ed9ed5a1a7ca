import { realPause } from '../../clock/real.ts'
import { isoMs } from '../../clock/stamp.ts'
import { MockError } from '../../kit/error.ts'
import { ControlNotOffered, type Controls } from '../under-test/controls.ts'
import type { ControlName } from '../model/control-names.ts'
import type { SecretName } from '../model/steps/publish.ts'
import type { Secrets } from './secrets.ts'

/** How often a reset is tried, and the delay between tries in real milliseconds. */
const RESTORE_TRIES = { max: 3, pauseMs: 100 } as const

/** Checks that a control returned a promise. @throws {MockError} `CONTROL_FAILED` */
const promised = (control: ControlName, returned: unknown): PromiseLike<unknown> => {
  if (isPromise(returned)) return returned
  throw new MockError({
    code: 'CONTROL_FAILED',
    message: `the control ${control} did not return a promise`,
    fix: `make ${control} an async function that resolves once the change is done`,
  })
}

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'

/** Controls that a scenario has applied to the receiver; they are reset after the scenario. */
export class AppliedControls {
  readonly #controls: Controls
  readonly #secrets: Secrets
  /** Each control that was used, and whether the receiver confirmed it. */
  readonly #changed = new Map<ControlName, { readonly description: string | undefined; readonly done: boolean }>()
  #inForce: readonly SecretName[] = ['current']
  /** The receiver's time, as an instant; undefined for the real time. */
  #now: number | undefined
  #isOver = false
  /** Serializes changes, so that none happens during a reset. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(controls: Controls, secrets: Secrets) {
    this.#controls = controls
    this.#secrets = secrets
  }

  /** Names of the secrets in force for the first subscription. */
  get inForce(): readonly SecretName[] {
    return this.#inForce
  }

  /** The controls in effect, in words; undefined if there are none. */
  get description(): string | undefined {
    const descriptions = [...this.#changed.values()].flatMap((one) => (one.done ? (one.description ?? []) : []))
    return descriptions.length === 0 ? undefined : descriptions.join(', ')
  }

  async secrets(names: readonly SecretName[]): Promise<void> {
    await this.#change('secrets', `the secrets in force are ${names.join(' and ')}`, () =>
      this.#controls.secrets?.(names.flatMap((name) => this.#secrets[name] ?? [])),
    )
    this.#inForce = names
  }

  async clock(at: number): Promise<void> {
    await this.#change('clock', `the receiver's clock is ${isoMs(at)}`, () => this.#controls.clock?.(isoMs(at)))
    this.#now = at
  }

  /** Advances the receiver's clock, if a control has set it. */
  async advanceClock(ms: number): Promise<void> {
    if (this.#now !== undefined) await this.clock(this.#now + ms)
  }

  async outage(down: boolean): Promise<void> {
    await this.#change('outage', down ? "the receiver's storage is down" : undefined, () =>
      this.#controls.outage?.(down),
    )
  }

  /** Resets everything and rejects further changes. Resolves with the reason if that failed; never rejects. */
  async restore(): Promise<string | undefined> {
    this.#isOver = true
    await this.#turn
    const reasons: string[] = []
    for (const [control, { done }] of [...this.#changed].reverse()) {
      const reason = await this.#putBack(control, done ? RESTORE_TRIES.max : 1)
      if (reason === undefined) this.#changed.delete(control)
      // If the change failed too, it has been reported already.
      else if (done) reasons.push(reason)
    }
    return reasons[0]
  }

  #change(control: ControlName, description: string | undefined, act: () => Promise<void> | undefined): Promise<void> {
    const changed = this.#turn.then(async () => {
      if (this.#isOver) return
      const before = this.#changed.get(control)
      // A failed change may be half done.
      this.#changed.set(control, { description, done: before?.done ?? false })
      try {
        if (!this.#controls[control]) throw new ControlNotOffered(control)
        await promised(control, act())
      } catch (error) {
        if (error instanceof ControlNotOffered && !before) this.#changed.delete(control)
        throw error
      }
      this.#changed.set(control, { description, done: true })
    })
    this.#turn = changed.catch(() => undefined)
    return changed
  }

  async #putBack(control: ControlName, tries: number): Promise<string | undefined> {
    const { secrets, clock, outage } = this.#controls
    const back = {
      secrets: () => secrets?.([this.#secrets.current]),
      clock: () => clock?.(null),
      outage: () => outage?.(false),
    } as const
    for (let left = tries; ; left--) {
      try {
        await back[control]()
        return undefined
      } catch (error) {
        if (left <= 1) return error instanceof Error ? error.message : String(error)
        await realPause(RESTORE_TRIES.pauseMs)
      }
    }
  }
}
