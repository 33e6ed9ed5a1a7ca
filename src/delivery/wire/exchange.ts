import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { Dispatcher } from 'undici'
import { WireTimer, type Deadline } from '../../clock/wire-timer.ts'
import type { WireResult } from '../../journal/outcome.ts'
import { AnswerBody } from './answer-body.ts'
import { MAX_INTERIM, ResponseTooLarge, TOO_MANY_INTERIM } from './answer-limits.ts'
import { classify } from './failure.ts'
import { noteBody, noteHead } from './framing-guard.ts'

/**
 * One request and its answer, written as undici's own handler: a promise for each step would cost a quarter of the
 * speed.
 */
export class WireExchange implements Dispatcher.DispatchHandler {
  readonly #timer: WireTimer
  readonly #done: (result: WireResult) => void
  readonly #origin: string
  readonly #limitMs: number
  readonly #sent: (() => void) | undefined
  readonly #startedAt: number
  readonly #deadline: Deadline
  readonly #body = new AnswerBody()
  #dialled: Socket | undefined
  #controller: Dispatcher.DispatchController | undefined
  #phase: 'connect' | 'answer' | 'body' = 'connect'
  #status = 0
  #reason = ''
  #headers: Record<string, string> = {}
  #interim = 0
  #over = false
  /** Where its owner keeps it. */
  place = -1

  constructor(given: {
    timer: WireTimer
    origin: string
    limitMs: number
    sent?: (() => void) | undefined
    done: (result: WireResult) => void
  }) {
    this.#timer = given.timer
    this.#origin = given.origin
    this.#limitMs = given.limitMs
    this.#sent = given.sent
    this.#done = given.done
    this.#startedAt = given.timer.now()
    this.#deadline = given.timer.limit(given.limitMs, () => {
      this.#finish({ kind: 'timed-out', phase: this.#phase, limitMs: this.#limitMs, ms: this.#ms() })
      this.#letGo('response timeout')
    })
  }

  /** Takes note of the connection that is made for it: when it ends first, so does the dialling. */
  dials(socket: Socket): void {
    this.#dialled = socket
  }

  /** Ends it from our side, as at shutdown. */
  abort(detail: string): void {
    this.#finish({ kind: 'unreachable', cause: 'aborted', detail, ms: this.#ms() })
    this.#letGo(detail)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // It timed out while the connection was being made: nothing has been sent, and nothing is.
    if (this.#over) return controller.abort(new Error('over'))
    this.#controller = controller
    this.#dialled = undefined
    this.#phase = 'answer'
    // Head and body are written within the same turn.
    if (this.#sent) queueMicrotask(this.#sent)
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
    reason?: string,
  ): void {
    if (status < 200) {
      this.#interim += 1
      if (this.#interim > MAX_INTERIM) this.#giveUp(new ResponseTooLarge(TOO_MANY_INTERIM))
      return
    }
    noteHead()
    this.#phase = 'body'
    this.#status = status
    this.#reason = reason ?? ''
    for (const name in headers) {
      const value = headers[name]
      if (Array.isArray(value)) headers[name] = value.join(', ')
    }
    this.#headers = headers as Record<string, string>
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    noteBody(chunk.length)
    if (this.#over || this.#body.take(chunk)) return
    this.#answered()
    controller.abort(new Error('enough has been read'))
  }

  onResponseEnd(): void {
    this.#answered()
  }

  onResponseError(_: Dispatcher.DispatchController | undefined, error: Error): void {
    if (this.#over) return
    // 304 has no body, whatever length it speaks of (RFC 9110, 8.6), but undici misses one.
    if (this.#status === 304 && 'code' in error && error.code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH')
      return this.#answered()
    this.#finish({ kind: 'unreachable', ...classify(error, this.#origin), ms: this.#ms() })
  }

  #giveUp(error: Error): void {
    this.#finish({ kind: 'unreachable', ...classify(error, this.#origin), ms: this.#ms() })
    this.#letGo(error.message)
  }

  #letGo(why: string): void {
    this.#controller?.abort(new Error(why))
    this.#dialled?.destroy(new Error(why))
    this.#dialled = undefined
  }

  #answered(): void {
    this.#finish({
      kind: 'answered',
      ms: this.#ms(),
      answer: {
        status: this.#status,
        reason: this.#reason || (STATUS_CODES[this.#status] ?? ''),
        headers: this.#headers,
        body: this.#body.text(),
        truncated: this.#body.truncated,
      },
    })
  }

  #ms(): number {
    return Math.round((this.#timer.now() - this.#startedAt) * 1000) / 1000
  }

  #finish(result: WireResult): void {
    if (this.#over) return
    this.#over = true
    this.#timer.callOff(this.#deadline)
    const stalledMs = this.#timer.stalledMs(this.#deadline)
    this.#done(stalledMs > 0 ? { ...result, stalledMs } : result)
  }
}
