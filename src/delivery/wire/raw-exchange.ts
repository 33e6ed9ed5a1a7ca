import type { Socket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import type { Deadline, WireTimer } from '../../clock/wire-timer.ts'
import type { WirePlan, WireStep } from '../../faults/wire-plan.ts'
import type { UnreachableCause, WireResult } from '../../journal/outcome.ts'
import { AnswerParser } from './answer-parser.ts'
import { classify, ClosedEarly } from './failure.ts'
import type { Dialled } from './raw-connection.ts'

export interface RawExchangeParts {
  readonly timer: WireTimer
  readonly origin: string
  readonly limitMs: number
  /** Name of the fault that the plan is of. */
  readonly fault: string
  readonly plan: WirePlan
  /** The answer has no body, whatever it says: the method is HEAD. */
  readonly head: boolean
  readonly done: (result: WireResult) => void
}

/** Pieces of what is left that are written at once. */
const LEFT_AT_ONCE = 4096

/** Milliseconds that writing takes on purpose; 0 where that has no end, so that the limit ends it. */
const ownTimeOf = (step: WireStep): number => (step.do === 'dribble' && Number.isFinite(step.forMs) ? step.forMs : 0)

/** Carries out the plan of a wire fault on a connection of its own, and reads what comes back. */
export class RawExchange {
  readonly #given: RawExchangeParts
  readonly #startedAt: number
  #deadline: Deadline
  /** The first limit: it tells what the process stood still since the exchange began. */
  readonly #begun: Deadline
  readonly #pauses = new Set<Deadline>()
  readonly #over: Promise<void>
  readonly #parsers: AnswerParser[]
  #declareOver: () => void = () => undefined
  #isOver = false
  #phase: 'connect' | 'answer' | 'body' = 'connect'
  #dialled: Socket | undefined
  #connection: Dialled | undefined
  /** Called whenever something has come. */
  #heard: () => void = () => undefined
  #anyByte = false
  #isUnreadable = false
  /** The answer is kept back as long as a step still waits for it. */
  readonly #holdsAnswer: boolean

  constructor(given: RawExchangeParts) {
    this.#given = given
    const { timer, plan, limitMs, head } = given
    this.#startedAt = timer.now()
    this.#over = new Promise((resolve) => (this.#declareOver = resolve))
    const asked = { head, continue: plan.steps.some((step) => step.do === 'await-continue') }
    this.#parsers = Array.from({ length: plan.requests ?? 1 }, () => new AnswerParser(asked))
    this.#holdsAnswer = plan.steps.some((step) => step.do === 'await-answer')
    this.#deadline = this.#begun = this.#deadlineIn(limitMs)
  }

  /** Takes note of the socket that is being connected, so that ending the exchange ends it too. */
  dials(socket: Socket): void {
    this.#dialled = socket
    if (this.#isOver) socket.destroy()
  }

  /** Begins with the first step. */
  begin(connection: Dialled): void {
    this.#connection = connection
    if (this.#isOver) return void connection.stream.destroy()
    this.#phase = 'answer'
    const { stream } = connection
    stream.on('data', (chunk: Buffer) => this.#take(chunk))
    stream.on('end', () => this.#ended())
    stream.on('close', () => this.#ended())
    stream.on('error', (error) => this.fail(error))
    void this.#carryOut().catch((error: unknown) => this.fail(error))
  }

  fail(error: unknown): void {
    const { fault, plan } = this.#given
    if (plan.deaf && this.#connection)
      return this.#unreachable(
        'aborted',
        [`${fault}: the receiver ended the connection first`, ...this.#lost()].join('; '),
      )
    // Its first answer counts, whatever comes behind it.
    if (this.#parsers[0]?.whole) return this.#holdsAnswer ? undefined : this.#answered()
    const { cause, detail } = classify(error, this.#given.origin)
    this.#unreachable(cause, detail)
  }

  /** Ends it from our side, as at shutdown. */
  abort(detail: string): void {
    this.#unreachable('aborted', detail)
  }

  async #carryOut(): Promise<void> {
    for (const step of this.#given.plan.steps) {
      const ownMs = ownTimeOf(step)
      // What the sender spends on purpose is no time that the receiver took.
      if (ownMs > 0) this.#allow(ownMs + this.#given.limitMs)
      await this.#do(step)
      if (this.#isOver) return
      if (ownMs > 0) this.#allow(this.#given.limitMs)
    }
  }

  #deadlineIn(ms: number): Deadline {
    const { timer, limitMs } = this.#given
    return timer.limit(ms, () => this.#finish({ kind: 'timed-out', phase: this.#phase, limitMs, ms: this.#ms() }))
  }

  #allow(ms: number): void {
    this.#given.timer.callOff(this.#deadline)
    this.#deadline = this.#deadlineIn(ms)
  }

  async #do(step: WireStep): Promise<void> {
    switch (step.do) {
      case 'send':
        return this.#write(step.bytes)
      case 'send-made':
        return this.#sendMade(step)
      case 'stream':
        return this.#stream(step.pieces)
      case 'dribble':
        return this.#dribble(step)
      case 'pause':
        return this.#pause(step.ms)
      case 'await-continue':
        return this.#hear(() => this.#parsers[0]?.continued === true, step.atMostMs)
      case 'await-answer':
        return this.#hear(() => (step.upTo === 'whole' ? this.#parsers[0]?.whole === true : this.#anyByte))
      case 'half-close':
        this.#connection?.stream.end()
        return
      case 'give-up':
        return this.#giveUp(step)
      default:
        return step satisfies never
    }
  }

  async #write(bytes: Uint8Array): Promise<void> {
    const stream = this.#connection?.stream
    if (!stream || bytes.length === 0) return
    await Promise.race([this.#over, new Promise<void>((resolve) => void stream.write(bytes, () => resolve()))])
  }

  /** Making the bytes is work of ours: the receiver's time begins behind it. */
  async #sendMade({ make }: Extract<WireStep, { do: 'send-made' }>): Promise<void> {
    this.#given.timer.callOff(this.#deadline)
    const bytes = await make()
    if (this.#isOver) return
    this.#allow(this.#given.limitMs)
    await this.#write(bytes)
  }

  async #stream(pieces: Iterable<Uint8Array>): Promise<void> {
    for (const piece of pieces) {
      await this.#write(piece)
      if (this.#isOver) return
      await turn()
    }
  }

  async #dribble({ pieces, everyMs, forMs }: Extract<WireStep, { do: 'dribble' }>): Promise<void> {
    const { timer } = this.#given
    const until = timer.now() + forMs
    let left: Uint8Array[] = []
    let first = true
    for (const piece of pieces) {
      if (this.#isOver) return
      if (timer.now() >= until) {
        left.push(piece)
        if (left.length < LEFT_AT_ONCE) continue
        await this.#write(Buffer.concat(left))
        left = []
      } else {
        if (!first) await this.#pause(everyMs)
        first = false
        await this.#write(piece)
      }
    }
    await this.#write(Buffer.concat(left))
  }

  async #pause(ms: number, whose: 'own' | 'receiver' = 'own'): Promise<void> {
    const { timer } = this.#given
    let deadline: Deadline | undefined
    const passed = new Promise<void>((resolve) => {
      deadline = whose === 'own' ? timer.after(ms, resolve) : timer.limit(ms, resolve)
      this.#pauses.add(deadline)
    })
    await Promise.race([passed, this.#over])
    if (deadline) this.#pauses.delete(deadline)
  }

  /** Waits until something has come, or no longer than so. */
  async #hear(enough: () => boolean, atMostMs?: number): Promise<void> {
    if (enough()) return
    const heard = new Promise<void>((resolve) => (this.#heard = () => enough() && resolve()))
    await Promise.race([heard, this.#over, ...(atMostMs === undefined ? [] : [this.#pause(atMostMs, 'receiver')])])
  }

  #giveUp({ how, because }: Extract<WireStep, { do: 'give-up' }>): void {
    if (how === 'reset') this.#connection?.reset()
    this.#unreachable(
      'aborted',
      `${this.#given.fault}: ${[...(because === '' ? [] : [because]), ...this.#lost()].join('; ')}`,
    )
  }

  #lost(): readonly string[] {
    const status = this.#parsers[0]?.status
    return this.#anyByte
      ? [
          status === undefined
            ? 'an answer that had begun was lost on purpose'
            : `the answer ${String(status)} was lost on purpose`,
        ]
      : []
  }

  #take(chunk: Buffer): void {
    if (this.#isOver) return
    this.#anyByte = true
    if (this.#isUnreadable) return
    try {
      let rest = chunk
      for (const parser of this.#parsers) if (!parser.whole && rest.length > 0) rest = parser.take(rest)
    } catch (error) {
      // A sender that does not listen goes on; what comes is no longer looked at, let alone kept.
      this.#isUnreadable = true
      return this.#given.plan.deaf ? undefined : this.fail(error)
    }
    if (this.#parsers[0]?.inBody) this.#phase = 'body'
    this.#heard()
    if (!this.#given.plan.deaf && !this.#holdsAnswer && this.#parsers.every(({ whole }) => whole)) this.#answered()
  }

  #ended(): void {
    if (this.#isOver) return
    if (this.#parsers.find(({ whole }) => !whole)?.end()) this.#heard()
    this.fail(new ClosedEarly('closed'))
  }

  #answered(): void {
    const [first, ...further] = this.#parsers
    if (!first) return
    const statuses = further.flatMap(({ whole, status }) => (whole && status !== undefined ? [status] : []))
    this.#finish({
      kind: 'answered',
      answer: { ...first.answer(), ...(further.length > 0 && { further: statuses }) },
      ms: this.#ms(),
    })
  }

  #unreachable(cause: UnreachableCause, detail: string): void {
    this.#finish({ kind: 'unreachable', cause, detail, ms: this.#ms() })
  }

  #ms(): number {
    return Math.round((this.#given.timer.now() - this.#startedAt) * 1000) / 1000
  }

  #finish(result: WireResult): void {
    if (this.#isOver) return
    this.#isOver = true
    const { timer, done } = this.#given
    for (const pause of this.#pauses) timer.callOff(pause)
    timer.callOff(this.#deadline)
    this.#connection?.stream.destroy()
    this.#dialled?.destroy()
    this.#declareOver()
    const stalledMs = timer.stalledMs(this.#begun)
    done(stalledMs > 0 ? { ...result, stalledMs } : result)
  }
}
