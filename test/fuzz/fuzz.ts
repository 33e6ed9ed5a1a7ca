import { CallMaker, curlOf, type Call } from './calls.ts'
import { Chance } from './chance.ts'
import { Client, type Answer } from './client.ts'
import type { CatalogueFault } from './faults.ts'
import { Findings, type Finding, type FindingKind } from './findings.ts'
import { Ids } from './ids.ts'
import { JournalCheck } from './journal.ts'
import { faultNamedBy, judge } from './judge.ts'
import { drawRaw, judgeRaw, sendRaw } from './raw.ts'
import { residentMb, startReceivers, startServe, type Running } from './server.ts'
import { Settle } from './settle.ts'
import { Tally } from './tally.ts'

/** How a run is made. */
export interface FuzzOptions {
  readonly seed: number
  /** Requests in all. */
  readonly requests: number
  /** Ends the run after the round in which this much time is over, in milliseconds. */
  readonly mostMs?: number
  /** Requests per round; each round ends with all faults cleared and everything settled. */
  readonly perRound: number
  /** Requests at once. With 1 a run sends the same requests in the same order each time. */
  readonly concurrency: number
  /** How long an answer may take, and how long nothing may change, in milliseconds. */
  readonly limitMs: number
  /** Resident memory of the mock, in megabytes, above which it is a finding. */
  readonly mostMb: number
  readonly log: (line: string) => void
}

/** What a run has seen. */
export interface FuzzReport {
  readonly sent: number
  readonly raw: number
  readonly rounds: number
  readonly attempts: number
  readonly entries: number
  readonly ms: number
  readonly findings: readonly Finding[]
  readonly counts: Readonly<Record<FindingKind, number>>
  readonly table: readonly string[]
  /** Resident memory in megabytes; undefined where the system does not say. */
  readonly resident: {
    readonly start: number | undefined
    readonly middle: number | undefined
    readonly end: number | undefined
    readonly most: number
  }
  readonly succeeded: ReadonlySet<string>
  readonly attached: ReadonlySet<string>
  readonly faults: readonly string[]
  readonly restarts: number
}

/** Ids are learned from answers this many requests back, so that what is drawn does not depend on which answer came first. */
const WINDOW = 768

/** With more subscriptions than this, one is deleted before one is created. */
const CROWD = 6

/** No further request is sent while one has waited this long: what is waited for may be for all others to end. */
const PAUSE_MS = 15_000

const CLOCKS = ['real', 'manual', 'x10', 'auto'] as const
const RAW_SHARE = 0.01

/** Faults of the emulated API under which no whole answer comes. */
const CUTTING = ['api-lost-answer', 'api-outage', 'api-broken-answer', 'api-truncated-answer']

/** Sends requests of all kinds to a running `serve` over HTTP, and looks for what must not happen. */
export const fuzz = (options: FuzzOptions): Promise<FuzzReport> => new Fuzz(options).run()

class Fuzz {
  readonly #options: FuzzOptions
  readonly #findings: Findings
  readonly #ids = new Ids()
  readonly #tally = new Tally()
  readonly #flying = new Map<number, { readonly call: Call; readonly since: number }>()
  readonly #context: Call[] = []
  readonly #journal: JournalCheck
  #attributed = new Map<string, number>()
  #serve: Running | undefined
  #number = 0
  #raw = 0
  #restarts = 0
  #most = 0

  constructor(options: FuzzOptions) {
    this.#options = options
    this.#findings = new Findings(({ kind, what, request, reproduction }) => {
      options.log(
        [
          `FOUND ${kind}: ${what}`,
          `  seed ${String(options.seed)}, request ${String(request)}`,
          ...reproduction.map((line) => `  ${line}`),
        ].join('\n'),
      )
    })
    this.#journal = new JournalCheck((what) => this.#found('journal', what, []))
  }

  async run(): Promise<FuzzReport> {
    const { requests, perRound, mostMs = Infinity, log } = this.#options
    const since = performance.now()
    const receivers = await startReceivers()
    const catalogue = await this.#start()
    const start = this.#resident()
    let middle = start
    let rounds = 0
    let ended = ''
    const timer = setInterval(() => {
      const ms = performance.now() - since
      log(
        `${String(Math.round(ms / 1000)).padStart(5)} s  ${String(this.#number)} requests (${String(Math.round((this.#number / ms) * 1000))}/s), ${String(this.#journal.attempts)} attempts, ${String(this.#resident() ?? 0)} MB, findings ${String(this.#findings.list.length)}`,
      )
    }, 10_000)
    try {
      for (; this.#number < requests && performance.now() - since < mostMs; rounds++) {
        await this.#round(rounds, Math.min(perRound, requests - this.#number), receivers.url, catalogue)
        if (this.#number <= requests / 2) middle = this.#resident()
      }
      await this.#serve?.stop()
      ended = this.#serve?.ended() ?? ''
    } finally {
      clearInterval(timer)
      await this.#serve?.stop()
      await receivers.stop()
    }
    if (ended !== 'exit 0') this.#found('crash', `serve ended with "${ended}" on SIGTERM (expected exit 0)`, [])
    return {
      sent: this.#tally.sent + this.#raw,
      raw: this.#raw,
      rounds,
      attempts: this.#journal.attempts,
      entries: this.#journal.entries,
      ms: performance.now() - since,
      findings: this.#findings.list,
      counts: this.#findings.counts(),
      table: this.#tally.lines(),
      resident: { start, middle, end: this.#end, most: this.#most },
      succeeded: this.#ids.succeeded,
      attached: this.#ids.attached,
      faults: catalogue.map(({ name }) => name),
      restarts: this.#restarts,
    }
  }

  #end: number | undefined

  #resident(): number | undefined {
    const now = residentMb(this.#serve?.pid ?? 0)
    this.#most = Math.max(this.#most, now ?? 0)
    if (now !== undefined) this.#end = now
    return now
  }

  #found(kind: FindingKind, what: string, reproduction: readonly string[], request = this.#number): void {
    this.#findings.add({ kind, what, request, reproduction })
  }

  #curl(call: Call): string {
    return curlOf(this.#serve?.url ?? '', call)
  }

  async #start(): Promise<readonly CatalogueFault[]> {
    this.#journal.restart()
    this.#ids.forget()
    this.#serve = await startServe(['--seed', String(this.#options.seed), '--clock', 'manual'], {
      line: (line) => this.#journal.read(line),
      ended: (how) => {
        const underway = [...this.#flying.values()].map(({ call }) => call)
        const published = underway.length > 0 ? [] : [...this.#ids.origin.values()].slice(-2)
        const stack = how.split('\n')
        const cause = stack.find((line) => /Error|FATAL|^\S.*: /.test(line) && !line.startsWith('serve ended')) ?? ''
        this.#found('crash', `${how.split(':')[0] ?? ''} ${cause.trim()}`.slice(0, 300), [
          ...stack.slice(0, 12),
          'before it:',
          ...[...this.#context, ...published, ...underway].map((one) => this.#curl(one)),
        ])
      },
    })
    const response = await fetch(`${this.#serve.url}/_mock/fault-catalogue`)
    return ((await response.json()) as { readonly data: readonly CatalogueFault[] }).data
  }

  async #round(index: number, requests: number, receiver: string, catalogue: readonly CatalogueFault[]): Promise<void> {
    const { seed, log } = this.#options
    // Each clock comes with and without faults of the emulated API.
    const clock = CLOCKS[(index + (index >> 2)) % 4] ?? 'real'
    const api = index % 2 === 1
    if (this.#serve?.ended() !== undefined) {
      this.#restarts += 1
      await this.#start()
    }
    const base = this.#serve?.url ?? ''
    const maker = new CallMaker({ seed: seed + index, receiver, catalogue, api })
    await fetch(`${base}/_mock/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mode: clock }),
    })
    const client = new Client(base, { connections: this.#options.concurrency, limitMs: this.#options.limitMs })
    try {
      await this.#flow(requests, maker, client, api)
    } finally {
      await client.close()
    }
    if (this.#serve?.ended() === undefined) {
      const settle = new Settle({
        base,
        journal: this.#journal,
        limitMs: this.#options.limitMs,
        wrong: (kind, what, shown) => {
          const ids = shown.flatMap((line) => /dlv_[\w-]+/.exec(line)?.[0] ?? [])
          this.#found(kind, `${what} (round ${String(index)}, clock ${clock})`, [
            ...shown,
            ...ids.flatMap((id) => this.#ids.origin.get(id) ?? []).map((call) => this.#curl(call)),
          ])
        },
      })
      try {
        await settle.run(`${receiver}/ok/canary`)
        this.#account()
      } catch (error) {
        if (this.#serve?.ended() === undefined)
          this.#found('hang', `the end of a round has no answer: ${String(error)}`, [])
      }
    }
    this.#ids.origin.clear()
    const resident = this.#resident() ?? 0
    if (resident > this.#options.mostMb)
      this.#found(
        'memory',
        `serve holds ${String(resident)} MB (at most ${String(this.#options.mostMb)} MB are expected)`,
        [],
      )
    log(
      `round ${String(index + 1)}: clock ${clock}, ${api ? 'with' : 'without'} faults of the API; settled at request ${String(this.#number)}, ${String(resident)} MB`,
    )
  }

  async #flow(requests: number, maker: CallMaker, client: Client, api: boolean): Promise<void> {
    const { seed, concurrency } = this.#options
    const first = this.#number
    const done = new Map<number, Promise<() => void>>()
    const slots = new Set<Promise<unknown>>()
    for (; this.#number < first + requests && this.#serve?.ended() === undefined; this.#number++) {
      const number = this.#number
      while (slots.size >= concurrency) await Promise.race(slots)
      await this.#pause(slots)
      const back = done.get(number - WINDOW)
      if (back) (await back)()
      done.delete(number - WINDOW)
      const chance = new Chance(seed, number)
      const sending = chance.hit(RAW_SHARE)
        ? this.#sendRaw(number, chance, api)
        : this.#send(
            maker.draw(number, chance, this.#ids.lookUp, { crowded: this.#ids.live.size >= CROWD }),
            client,
            chance.hit(0.1),
            api,
          )
      done.set(number, sending)
      slots.add(sending)
      void sending.then(() => slots.delete(sending))
    }
    for (const learn of await Promise.all(done.values())) learn()
  }

  /** Waits while a request has waited for long. */
  async #pause(slots: ReadonlySet<Promise<unknown>>): Promise<void> {
    const oldest = (): number => Math.min(...[...this.#flying.values()].map(({ since }) => since))
    while (this.#flying.size > 0 && performance.now() - oldest() > PAUSE_MS) await Promise.race(slots)
  }

  /** Sends a request and judges what comes back; calling the result learns from it. */
  async #send(call: Call, client: Client, sample: boolean, api: boolean): Promise<() => void> {
    this.#flying.set(call.number, { call, since: performance.now() })
    const faulty = api && !call.path.startsWith('/_mock')
    let answer = await client.send(call)
    // A kept connection may be closed by its other side just when it is used; a new one may not.
    if (answer.kind === 'cut' && !faulty && this.#serve?.ended() === undefined)
      answer = await client.send(call, { fresh: true })
    if (answer.kind === 'cut' && !faulty) await this.#perhapsEnded()
    this.#flying.delete(call.number)
    this.#tally.add(call.operation?.id ?? '(garbage)', answer)
    if (this.#serve?.ended() !== undefined) return () => undefined
    if (
      call.operation !== undefined &&
      ['setFaults', 'setClock', 'setRetryPolicy'].includes(call.operation.id) &&
      answer.kind === 'answered' &&
      answer.status < 300
    ) {
      this.#context.push(call)
      if (this.#context.length > 3) this.#context.shift()
    }
    this.#judge(call, answer, sample, faulty)
    return () => {
      if (answer.kind === 'answered') this.#ids.learn(call, answer.status, answer.body)
    }
  }

  /** A process that has gone is known to have gone only a little later. */
  async #perhapsEnded(): Promise<void> {
    for (let tries = 0; tries < 20 && this.#serve?.ended() === undefined; tries++)
      await new Promise((resolve) => setTimeout(resolve, 50))
  }

  #judge(call: Call, answer: Answer, sample: boolean, faulty: boolean): void {
    const again = (): string[] => [this.#curl(call)]
    switch (answer.kind) {
      case 'no answer':
        return this.#found(
          'hang',
          `${call.operation?.id ?? call.path} has had no answer for ${String(this.#options.limitMs / 1000)} s`,
          [...this.#context.map((one) => this.#curl(one)), ...again()],
          call.number,
        )
      case 'cut':
        if (faulty) return this.#attribute('cut')
        return this.#found('cut response', `${call.operation?.id ?? call.path}: ${answer.why}`, again(), call.number)
      case 'stream':
        if (answer.problem !== undefined) this.#found('unreadable', answer.problem, again(), call.number)
        return
      case 'not sent':
        return
      case 'answered': {
        const named = faulty ? faultNamedBy(answer) : undefined
        if (answer.status >= 500 && named !== undefined) return this.#attribute(named)
        if (faulty && answer.status < 500) return
        const wrong = judge(call, answer, sample)
        if (wrong) this.#found(wrong.kind, wrong.what, again(), call.number)
      }
    }
  }

  async #sendRaw(number: number, chance: Chance, api: boolean): Promise<() => void> {
    const call = drawRaw(chance)
    this.#raw += 1
    const end = await sendRaw(this.#serve?.port ?? 0, call, this.#options.limitMs)
    if (this.#serve?.ended() !== undefined) return () => undefined
    const wrong = judgeRaw(call, end)
    const named =
      api && end.kind === 'ended'
        ? (/the fault ([\w-]+)/.exec(end.text)?.[1] ?? (/text\/html/.test(end.text) ? 'api-html-answer' : undefined))
        : undefined
    if (wrong && named !== undefined) this.#attribute(named)
    else if (wrong)
      this.#found(
        wrong.kind,
        wrong.what,
        [
          `printf %s ${call.bytes.subarray(0, 3000).toString('base64')} | base64 -d | nc 127.0.0.1 ${String(this.#serve?.port)}`,
        ],
        number,
      )
    return () => undefined
  }

  #attribute(fault: string): void {
    this.#attributed.set(fault, (this.#attributed.get(fault) ?? 0) + 1)
  }

  /** What came back broken must be no more than what the journal says was broken on purpose. */
  #account(): void {
    const fired = this.#journal.takeFired()
    for (const [fault, times] of this.#attributed) {
      const asked =
        fault === 'cut' ? CUTTING.reduce((sum, name) => sum + (fired.get(name) ?? 0), 0) : (fired.get(fault) ?? 0)
      if (times > asked)
        this.#found(
          fault === 'cut' ? 'cut response' : 'server error',
          `${String(times)} answers were broken by "${fault}", and the journal has ${String(asked)}`,
          [],
        )
    }
    this.#attributed = new Map()
  }
}
