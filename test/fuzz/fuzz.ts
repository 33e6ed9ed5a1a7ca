import type { Call } from './call.ts'
import { CallMaker } from './calls.ts'
import { Chance } from './chance.ts'
import { curlOf } from './curl.ts'
import { runErrands } from './errands.ts'
import type { CatalogueFault } from './faults.ts'
import { Findings, type FindingKind } from './findings.ts'
import { Ids, teaches } from './ids.ts'
import { JournalCheck } from './journal.ts'
import { progressOf, type FuzzOptions, type FuzzReport } from './report.ts'
import { Sender, type SenderParts } from './sender.ts'
import { residentMb, startReceivers, startServe, type Running } from './server.ts'
import { Settle } from './settle.ts'
import { Slots } from './slots.ts'
import { Tally } from './tally.ts'

// Ids are learned from answers this many requests back, so that what is drawn does not depend on which answer came
// first.
const WINDOW = 768

/** With more subscriptions than this, one is deleted before one is created. */
const CROWD = 6

/** No further request is sent while one has waited this long: what is waited for may be for all others to end. */
const PAUSE_MS = 4000

// Calls that wait for real time to pass, such as one that advances the clock, hold up no others: so many of them may
// wait at once.
const WAITING = 4

const CLOCKS = ['real', 'manual', 'x10', 'auto'] as const
const RAW_SHARE = 0.01

/** Sends requests of all kinds to a running `serve` over HTTP, and looks for what must not happen. */
export const fuzz = (options: FuzzOptions): Promise<FuzzReport> => new Fuzz(options).run()

class Fuzz {
  readonly #options: FuzzOptions
  readonly #findings: Findings
  readonly #ids = new Ids()
  readonly #tally = new Tally()
  readonly #journal: JournalCheck
  readonly #parts: SenderParts
  #sender: Sender | undefined
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
    const found: SenderParts['found'] = (...finding) => this.#found(...finding)
    this.#parts = { ids: this.#ids, tally: this.#tally, journal: this.#journal, found }
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
      const so = { ms, sent: this.#number, attempts: this.#journal.attempts, findings: this.#findings.list.length }
      log(`${progressOf({ ...so, mb: this.#resident() ?? 0 })}${this.#sender?.waiting() ?? ''}`)
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

  async #start(): Promise<readonly CatalogueFault[]> {
    this.#journal.restart()
    this.#ids.forget()
    this.#serve = await startServe(['--seed', String(this.#options.seed), '--clock', 'manual'], {
      line: (line) => this.#journal.read(line),
      ended: (how) => {
        const stack = how.split('\n')
        const cause = stack.find((line) => /Error|FATAL|^\S.*: /.test(line) && !line.startsWith('serve ended')) ?? ''
        this.#found('crash', `${how.split(':')[0] ?? ''} ${cause.trim()}`.slice(0, 300), [
          ...stack.slice(0, 12),
          'before it:',
          ...(this.#sender?.underway() ?? []),
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
    const serve = this.#serve
    if (!serve) throw new Error('serve was never started')
    const base = serve.url
    const maker = new CallMaker({ seed: seed + index, receiver, catalogue, api })
    const { concurrency, limitMs } = this.#options
    const sender = new Sender(serve, { connections: concurrency + WAITING, limitMs }, this.#parts)
    this.#sender = sender
    try {
      const first = this.#number
      await runErrands({ ids: this.#ids, receiver, clock, first }, async (call) => {
        this.#number = call.number + 1
        ;(await sender.send(call, true, false))()
      })
      await this.#flow(Math.max(0, first + requests - this.#number), maker, sender, api)
    } finally {
      await sender.close()
      this.#raw += sender.raw
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
            ...ids.flatMap((id) => this.#ids.origin.get(id) ?? []).map((call) => curlOf(base, call)),
          ])
        },
      })
      try {
        await settle.run(`${receiver}/ok/canary`)
        sender.account()
      } catch (error) {
        if (this.#serve?.ended() === undefined)
          this.#found('hang', `the end of a round has no response: ${String(error)}`, [])
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
      `round ${String(index + 1)}: clock ${clock}, ${api ? 'with' : 'without'} faults of the API; ` +
        `settled at request ${String(this.#number)}, ${String(resident)} MB`,
    )
  }

  async #flow(requests: number, maker: CallMaker, sender: Sender, api: boolean): Promise<void> {
    const { seed, concurrency } = this.#options
    const first = this.#number
    const done = new Map<number, Promise<() => void>>()
    const slots = new Slots(concurrency)
    // With one request at a time a run repeats in every detail.
    const waiting = concurrency === 1 ? slots : new Slots(WAITING)
    for (; this.#number < first + requests && this.#serve?.ended() === undefined; this.#number++) {
      const number = this.#number
      await slots.free()
      await pause(sender)
      const back = done.get(number - WINDOW)
      if (back) (await back)()
      done.delete(number - WINDOW)
      const chance = new Chance(seed, number)
      if (chance.hit(RAW_SHARE)) {
        slots.take(sender.sendRaw(number, chance, api))
        continue
      }
      const call = maker.draw(number, chance, this.#ids.lookUp, { crowded: this.#ids.live.size >= CROWD })
      const among = waits(call) ? waiting : slots
      await among.free()
      const sending = sender.send(call, chance.hit(0.1), api)
      among.take(sending)
      if (teaches(call)) done.set(number, sending)
      else void sending.then((learn) => learn())
    }
    await Promise.all([slots.none(), waiting.none()])
    for (const learn of await Promise.all(done.values())) learn()
  }
}

/** Returns whether the response to a call may take as long as real time takes. */
const waits = ({ operation }: Call): boolean => operation?.id === 'setClock' || operation?.id === 'streamJournal'

/** Waits while a request has waited for long. */
const pause = async (sender: Sender): Promise<void> => {
  for (;;) {
    const { oldest } = sender
    if (oldest === undefined || performance.now() - oldest <= PAUSE_MS) return
    await sender.oldestEnded()
  }
}
