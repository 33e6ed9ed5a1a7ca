import type { Call } from './call.ts'
import type { Chance } from './chance.ts'
import { Client, type Response } from './client.ts'
import { curlOf } from './curl.ts'
import type { FindingKind } from './findings.ts'
import type { Ids } from './ids.ts'
import type { JournalCheck } from './journal.ts'
import { faultNamedBy, judge } from './judge.ts'
import { drawRaw, judgeRaw, sendRaw } from './raw.ts'
import type { Running } from './server.ts'
import type { Tally } from './tally.ts'

/** Faults of the emulated API under which no whole response comes. */
const CUTTING = ['api-lost-response', 'api-outage', 'api-broken-response', 'api-truncated-response']

/** What goes on from round to round. */
export interface SenderParts {
  readonly ids: Ids
  readonly tally: Tally
  readonly journal: JournalCheck
  readonly found: (kind: FindingKind, what: string, reproduction: readonly string[], request?: number) => void
}

/** Sends the requests of one round, and judges what comes back. */
export class Sender {
  readonly #serve: Running
  readonly #client: Client
  readonly #limitMs: number
  readonly #parts: SenderParts
  readonly #flying = new Map<
    number,
    { readonly call: Call; readonly since: number; readonly ended: Promise<unknown> }
  >()
  readonly #context: Call[] = []
  readonly #attributed = new Map<string, number>()
  #raw = 0

  /** @param given.limitMs how long a response may take */
  constructor(serve: Running, given: { readonly connections: number; readonly limitMs: number }, parts: SenderParts) {
    this.#serve = serve
    this.#client = new Client(serve.url, { ...given, progress: () => parts.journal.newest })
    this.#limitMs = given.limitMs
    this.#parts = parts
  }

  /** How many of the requests were raw bytes. */
  get raw(): number {
    return this.#raw
  }

  /** Commands for the requests under way, behind those that set what holds for all. */
  underway(): readonly string[] {
    return [...this.#context, ...[...this.#flying.values()].map(({ call }) => call)].map((one) => this.#curl(one))
  }

  /** Since when the oldest request has waited, as `performance.now()` has it; undefined when none does. */
  get oldest(): number | undefined {
    return this.#flying.values().next().value?.since
  }

  /** The oldest request, if it has waited for more than a second, as the end of a line. */
  waiting(): string {
    const [oldest] = this.#flying.values()
    const ms = oldest === undefined ? 0 : performance.now() - oldest.since
    if (oldest === undefined || ms < 1000) return ''
    const { operation, method, path } = oldest.call
    return `, waiting for ${operation?.id ?? `${method} ${path}`} for ${String(Math.round(ms / 1000))} s`
  }

  /** Resolves once the oldest request has ended. */
  async oldestEnded(): Promise<void> {
    const [oldest] = this.#flying.values()
    await oldest?.ended
  }

  close(): Promise<void> {
    return this.#client.close()
  }

  #curl(call: Call): string {
    return curlOf(this.#serve.url, call)
  }

  #found(kind: FindingKind, what: string, reproduction: readonly string[], request?: number): void {
    this.#parts.found(kind, what, reproduction, request)
  }

  /** Sends a request and judges what comes back; calling the result learns from it. */
  send(call: Call, sample: boolean, api: boolean): Promise<() => void> {
    const ended = this.#send(call, sample, api).finally(() => this.#flying.delete(call.number))
    this.#flying.set(call.number, { call, since: performance.now(), ended })
    return ended
  }

  async #send(call: Call, sample: boolean, api: boolean): Promise<() => void> {
    const faulty = api && !call.path.startsWith('/_mock')
    let response = await this.#client.send(call)
    // A kept connection may be closed by its other side just when it is used; a new one may not.
    if (response.kind === 'cut' && !faulty && this.#serve.ended() === undefined)
      response = await this.#client.send(call, { fresh: true })
    if (response.kind === 'cut' && !faulty) await this.#perhapsEnded()
    this.#parts.tally.add(call.operation?.id ?? '(garbage)', response)
    if (this.#serve.ended() !== undefined) return () => undefined
    if (
      call.operation !== undefined &&
      ['setFaults', 'setClock', 'setRetryPolicy'].includes(call.operation.id) &&
      response.kind === 'answered' &&
      response.status < 300
    ) {
      this.#context.push(call)
      if (this.#context.length > 3) this.#context.shift()
    }
    this.#judge(call, response, sample, faulty)
    return () => {
      if (response.kind === 'answered') this.#parts.ids.learn(call, response.status, response.body)
    }
  }

  /** A process that has gone is known to have gone only a little later. */
  async #perhapsEnded(): Promise<void> {
    for (let tries = 0; tries < 20 && this.#serve.ended() === undefined; tries++)
      await new Promise((resolve) => setTimeout(resolve, 50))
  }

  #judge(call: Call, response: Response, sample: boolean, faulty: boolean): void {
    const again = (): string[] => [this.#curl(call)]
    switch (response.kind) {
      case 'no response':
        return this.#found(
          'hang',
          `${call.operation?.id ?? call.path} has had no response for ${String(this.#limitMs / 1000)} s`,
          [...this.#context.map((one) => this.#curl(one)), ...again()],
          call.number,
        )
      case 'cut':
        if (faulty) return this.#attribute('cut')
        return this.#found('cut response', `${call.operation?.id ?? call.path}: ${response.why}`, again(), call.number)
      case 'stream':
        if (response.problem !== undefined) this.#found('unreadable', response.problem, again(), call.number)
        else if (call.operation) this.#parts.ids.succeeded.add(call.operation.id)
        return
      case 'not sent':
        return
      case 'answered': {
        const named = faulty ? faultNamedBy(response) : undefined
        if (response.status >= 500 && named !== undefined) return this.#attribute(named)
        if (faulty && response.status < 500) return
        const wrong = judge(call, response, sample)
        if (wrong) this.#found(wrong.kind, wrong.what, again(), call.number)
      }
    }
  }

  async sendRaw(number: number, chance: Chance, api: boolean): Promise<() => void> {
    const call = drawRaw(chance)
    this.#raw += 1
    const end = await sendRaw(this.#serve.port, call, this.#limitMs)
    if (this.#serve.ended() !== undefined) return () => undefined
    const wrong = judgeRaw(call, end)
    const named =
      api && end.kind === 'ended' ? /^x-mock-genesys-reason: the fault ([\w-]+)/im.exec(end.text)?.[1] : undefined
    if (wrong && named !== undefined) this.#attribute(named)
    else if (wrong)
      this.#found(
        wrong.kind,
        wrong.what,
        [
          `printf %s ${call.bytes.subarray(0, 3000).toString('base64')} | base64 -d | nc 127.0.0.1 ` +
            `${String(this.#serve.port)}`,
        ],
        number,
      )
    return () => undefined
  }

  #attribute(fault: string): void {
    this.#attributed.set(fault, (this.#attributed.get(fault) ?? 0) + 1)
  }

  /** What came back broken must be no more than what the journal says was broken on purpose. */
  account(): void {
    const fired = this.#parts.journal.takeFired()
    for (const [fault, times] of this.#attributed) {
      const asked =
        fault === 'cut' ? CUTTING.reduce((sum, name) => sum + (fired.get(name) ?? 0), 0) : (fired.get(fault) ?? 0)
      if (times > asked && !this.#parts.journal.hasSkipped)
        this.#found(
          fault === 'cut' ? 'cut response' : 'server error',
          `${String(times)} answers were broken by "${fault}", and the journal has ${String(asked)}`,
          [],
        )
    }
    this.#attributed.clear()
  }
}
