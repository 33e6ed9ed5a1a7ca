import type { Socket } from 'node:net'
import type { WireTimer, Deadline } from '../../clock/wire-timer.ts'
import type { WireResult } from '../../journal/outcome.ts'
import { ResponseParser, type RecentHead } from './response-parser.ts'
import { classify } from './failure.ts'
import type { ConnectionReader, KeptConnection } from './kept-connection.ts'

/** One request and its response on a reusable connection. */
export class WireExchange implements ConnectionReader {
  readonly #timer: WireTimer
  readonly #over: (exchange: WireExchange) => void
  readonly #done: (result: WireResult) => void
  readonly #origin: string
  readonly #limitMs: number
  readonly #sent: (() => void) | undefined
  /** Milliseconds of a monotonic clock. */
  readonly startedAt: number
  readonly #deadline: Deadline
  readonly #isHead: boolean
  #dialled: Socket | undefined
  #connection: KeptConnection | undefined
  #parser: ResponseParser | undefined
  #phase: 'connect' | 'response' | 'body' = 'connect'
  #result: WireResult | undefined
  /** Its index in the list of its owner. */
  place = -1
  /** The head of the last response from the same origin, which the next response often repeats. */
  recent: RecentHead | undefined

  constructor(given: {
    timer: WireTimer
    origin: string
    limitMs: number
    /** Whether the method is HEAD: its response has no body, whatever the headers say. */
    head: boolean
    sent?: (() => void) | undefined
    /** Called once it is over, with the exchange. */
    over: (exchange: WireExchange) => void
    /** Called by `report`. */
    done: (result: WireResult) => void
  }) {
    this.#timer = given.timer
    this.#origin = given.origin
    this.#limitMs = given.limitMs
    this.#isHead = given.head
    this.#sent = given.sent
    this.#over = given.over
    this.#done = given.done
    this.startedAt = given.timer.now()
    const expire = (): void => {
      this.#finish({ kind: 'timed-out', phase: this.#phase, limitMs: this.#limitMs, ms: this.#ms() })
      this.#letGo('response timeout')
    }
    this.#deadline = given.timer.limit(given.limitMs, expire, this.startedAt)
  }

  get isOver(): boolean {
    return this.#result !== undefined
  }

  /** Passes on how it ended. */
  report(): void {
    if (this.#result) this.#done(this.#result)
  }

  /** Records the socket that is being connected; it is destroyed if the exchange ends first. */
  dials(socket: Socket): void {
    this.#dialled = socket
  }

  /** Aborts the exchange, for example at shutdown. */
  abort(detail: string): void {
    this.#finish({ kind: 'unreachable', cause: 'aborted', detail, ms: this.#ms() })
    this.#letGo(detail)
  }

  /** Called when the request is about to be written. */
  begins(connection: KeptConnection): void {
    this.#connection = connection
    this.#dialled = undefined
    this.#phase = 'response'
    this.#parser = new ResponseParser({ head: this.#isHead, continue: false }, this.recent)
    // Called after head and body, which are written in the same turn.
    if (this.#sent) queueMicrotask(this.#sent)
  }

  /** Parses bytes of the response. */
  take(chunk: Buffer): void {
    const parser = this.#parser
    if (this.isOver || !parser) return
    let rest: Buffer
    try {
      rest = parser.take(chunk)
    } catch (error) {
      return this.fail(error)
    }
    if (parser.inBody) this.#phase = 'body'
    if (parser.whole) this.#answered(parser, rest.length === 0 && parser.keepsAlive)
  }

  /** Called when the receiver has closed the connection, which may complete the response. */
  ended(error: unknown): void {
    if (this.#parser?.end()) this.#answered(this.#parser, false)
    else this.fail(error)
  }

  fail(error: unknown): void {
    if (this.isOver) return
    this.#finish({ kind: 'unreachable', ...classify(error, this.#origin), ms: this.#ms() })
    this.#letGo('the attempt has failed')
  }

  #letGo(why: string): void {
    this.#connection?.destroy()
    this.#dialled?.destroy(new Error(why))
    this.#dialled = undefined
  }

  #answered(parser: ResponseParser, isReusable: boolean): void {
    if (this.isOver) return
    const now = this.#timer.now()
    this.#connection?.release(isReusable, now)
    this.#finish({ kind: 'answered', ms: this.#ms(now), response: parser.response() }, now)
  }

  #ms(now = this.#timer.now()): number {
    return Math.round((now - this.startedAt) * 1000) / 1000
  }

  #finish(result: WireResult, now?: number): void {
    if (this.isOver) return
    this.#timer.callOff(this.#deadline)
    const stalledMs = this.#timer.stalledMs(this.#deadline, now)
    this.#result = stalledMs > 0 ? { ...result, stalledMs } : result
    this.#over(this)
  }
}
