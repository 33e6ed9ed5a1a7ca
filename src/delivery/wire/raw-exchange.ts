import type { Socket } from 'node:net'
import type { Deadline, WireTimer } from '../../clock/wire-timer.ts'
import type { WirePlan, WireStep } from '../../faults/wire-plan.ts'
import type { UnreachableCause, WireResult } from '../../journal/outcome.ts'
import { ResponseParser } from './response-parser.ts'
import { classify, ClosedEarly } from './failure.ts'
import { PacedStream } from './paced-stream.ts'
import type { Dialled } from './raw-connection.ts'

export interface RawExchangeParts {
  readonly timer: WireTimer
  readonly origin: string
  readonly limitMs: number
  /** Name of the fault that made the plan. */
  readonly fault: string
  readonly plan: WirePlan
  /** Whether the method is HEAD: its response has no body, whatever the headers say. */
  readonly head: boolean
  readonly done: (result: WireResult) => void
}

/** Returns how long a step deliberately writes, in milliseconds; 0 if it writes until the timeout. */
const ownTimeOf = (step: WireStep): number => (step.do === 'dribble' && Number.isFinite(step.forMs) ? step.forMs : 0)

/** Carries out the plan of a wire fault on its own connection, and reads the response. */
export class RawExchange {
  readonly #given: RawExchangeParts
  readonly #startedAt: number
  #deadline: Deadline
  /** The first time limit, which measures stalls of this process since the exchange began. */
  readonly #begun: Deadline
  readonly #parsers: ResponseParser[]
  #isOver = false
  #phase: 'connect' | 'response' | 'body' = 'connect'
  #dialled: Socket | undefined
  #connection: Dialled | undefined
  #paced: PacedStream | undefined
  /** Called whenever bytes arrive. */
  #heard: () => void = () => undefined
  #anyByte = false
  #isUnreadable = false
  /** Whether a step waits for the response, which then does not end the exchange. */
  readonly #holdsResponse: boolean

  constructor(given: RawExchangeParts) {
    this.#given = given
    const { timer, plan, limitMs, head } = given
    this.#startedAt = timer.now()
    const asked = { head, continue: plan.steps.some((step) => step.do === 'await-continue') }
    this.#parsers = Array.from({ length: plan.requests ?? 1 }, () => new ResponseParser(asked))
    this.#holdsResponse = plan.steps.some((step) => step.do === 'await-response')
    this.#deadline = this.#begun = this.#deadlineIn(limitMs)
  }

  /** Records the socket that is being connected; it is destroyed if the exchange ends first. */
  dials(socket: Socket): void {
    this.#dialled = socket
    if (this.#isOver) socket.destroy()
  }

  /** Starts the steps. */
  begin(connection: Dialled): void {
    this.#connection = connection
    if (this.#isOver) return void connection.stream.destroy()
    this.#phase = 'response'
    const { stream } = connection
    stream.on('data', (chunk: Buffer) => this.#take(chunk))
    stream.on('end', () => this.#ended())
    stream.on('close', () => this.#ended())
    stream.on('error', (error) => this.fail(error))
    this.#paced = new PacedStream(this.#given.timer, stream)
    void this.#carryOut(this.#paced).catch((error: unknown) => this.fail(error))
  }

  fail(error: unknown): void {
    const { fault, plan } = this.#given
    if (plan.deaf && this.#connection)
      return this.#unreachable(
        'aborted',
        [`${fault}: the receiver ended the connection first`, ...this.#lost()].join('; '),
      )
    // The first response counts even if the connection fails after it.
    if (this.#parsers[0]?.whole) return this.#holdsResponse ? undefined : this.#answered()
    const { cause, detail } = classify(error, this.#given.origin)
    this.#unreachable(cause, detail)
  }

  /** Aborts the exchange, for example at shutdown. */
  abort(detail: string): void {
    this.#unreachable('aborted', detail)
  }

  async #carryOut(paced: PacedStream): Promise<void> {
    for (const step of this.#given.plan.steps) {
      const ownMs = ownTimeOf(step)
      // The sender's deliberate delay does not count against the receiver.
      if (ownMs > 0) this.#allow(ownMs + this.#given.limitMs)
      await this.#do(step, paced)
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

  async #do(step: WireStep, paced: PacedStream): Promise<void> {
    switch (step.do) {
      case 'send':
        return paced.write(step.bytes)
      case 'send-made':
        return this.#sendMade(step, paced)
      case 'stream':
        return paced.stream(step.pieces)
      case 'dribble':
        return paced.dribble(step)
      case 'pause':
        return paced.pause(step.ms)
      case 'await-continue':
        return this.#hear(paced, () => this.#parsers[0]?.continued === true, step.atMostMs)
      case 'await-response':
        return this.#hear(paced, () => (step.upTo === 'whole' ? this.#parsers[0]?.whole === true : this.#anyByte))
      case 'half-close':
        this.#connection?.stream.end()
        return
      case 'give-up':
        return this.#giveUp(step)
      default:
        return step satisfies never
    }
  }

  /** The receiver's timeout starts after the bytes are made, because the mock makes them. */
  async #sendMade({ make }: Extract<WireStep, { do: 'send-made' }>, paced: PacedStream): Promise<void> {
    this.#given.timer.callOff(this.#deadline)
    const bytes = await make()
    if (this.#isOver) return
    this.#allow(this.#given.limitMs)
    await paced.write(bytes)
  }

  /** Waits until enough has arrived, at most `atMostMs` milliseconds if given. */
  async #hear(paced: PacedStream, enough: () => boolean, atMostMs?: number): Promise<void> {
    if (enough()) return
    const heard = new Promise<void>((resolve) => (this.#heard = () => enough() && resolve()))
    await paced.until(heard, atMostMs)
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
            ? 'the response had started and was dropped on purpose'
            : `the ${String(status)} response was dropped on purpose`,
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
      // A sender that ignores responses continues, without parsing or keeping later bytes.
      this.#isUnreadable = true
      return this.#given.plan.deaf ? undefined : this.fail(error)
    }
    if (this.#parsers[0]?.inBody) this.#phase = 'body'
    this.#heard()
    if (!this.#given.plan.deaf && !this.#holdsResponse && this.#parsers.every(({ whole }) => whole)) this.#answered()
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
      response: { ...first.response(), ...(further.length > 0 && { further: statuses }) },
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
    this.#paced?.stop()
    timer.callOff(this.#deadline)
    this.#connection?.stream.destroy()
    this.#dialled?.destroy()
    const stalledMs = timer.stalledMs(this.#begun)
    done(stalledMs > 0 ? { ...result, stalledMs } : result)
  }
}
