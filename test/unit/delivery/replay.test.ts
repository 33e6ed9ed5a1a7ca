import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Delivery } from '../../../src/journal/delivery.ts'
import type { JournalEntry } from '../../../src/journal/entry.ts'
import { HEX, tried } from '../../support/any-fault.ts'
import { histories, type Action, type History, type Sudden } from '../../support/histories.ts'
import { journalledState, Replay } from '../../support/replay.ts'
import { startWorld, type World } from '../../support/world.ts'

/** Histories; a long run sets more, such as REPLAY_RUNS=2000. */
const RUNS = Number(process.env.REPLAY_RUNS ?? 100)
const SEED = Number(process.env.REPLAY_SEED ?? 1)

/** Turns of the event loop in which a history comes to its end. */
const MANY_TURNS = 100_000

/** Deliveries of one history; with more, nothing more is published. */
const MANY = 200

const counted = { histories: 0, entries: 0, deliveries: 0, attempts: 0, compared: 0, disagreements: 0 }
const kinds: Record<string, number> = {}

/** A mock with two receivers that answer as a history says, and what else it takes to play one. */
class Play {
  readonly world: World
  readonly #replay = new Replay()
  readonly #unanswered: ((status: number) => void)[] = []
  readonly #calls = new AbortController()
  readonly #interrupts: { readonly at: string; readonly then: Sudden }[] = []
  readonly wrong: string[] = []

  constructor({ responses, assume }: History) {
    let asked = 0
    const respond = async (): Promise<Response> => {
      const script = responses[asked++ % responses.length] ?? 200
      const status =
        typeof script === 'string' ? await new Promise<number>((response) => this.#unanswered.push(response)) : script
      return new Response(status === 204 ? null : 'response', { status })
    }
    this.world = startWorld({
      fetch: respond,
      assume,
      retry: { retryAttempts: 2, retryTimeoutMs: 60_000 },
      subscriptions: [
        { url: 'http://a.test/', secret: HEX, events: 'all' },
        { url: 'http://b.test/', secret: 'a text', events: ['STARTED', 'FINISHED'] },
      ],
    })
    this.world.journal.watch((entry) => {
      this.#read(entry)
    })
  }

  /** Compares each delivery with the journal in the moment in which an entry is written. */
  #read(entry: JournalEntry): void {
    counted.entries += 1
    const kind = `${entry.type}${'byHand' in entry ? ' by hand' : ''}${'waitsFor' in entry ? ', waiting' : ''}`
    kinds[kind] = (kinds[kind] ?? 0) + 1
    this.#replay.read(entry)
    if ('deliveryId' in entry) this.#compare(entry.deliveryId, this.#replay, `at entry ${String(entry.seq)}`)
    const index = this.#interrupts.findIndex(({ at }) => at === entry.type)
    if (index >= 0) this.#interrupts.splice(index, 1).forEach(({ then }) => this.#suddenly(then))
  }

  #compare(id: Delivery['id'], replay: Replay, when: string): void {
    const [held, read] = [this.world.journal.delivery(id), replay.deliveries.get(id)]
    counted.compared += 1
    const [one, other] = [held && journalledState(held), read && journalledState(read)]
    if (isDeepStrictEqual(one, other)) return
    counted.disagreements += 1
    if (this.wrong.length > 0) return
    this.wrong.push(`${when}: the engine holds ${JSON.stringify(one)}, the journal says ${JSON.stringify(other)}`)
  }

  /** Reads the journal from its first entry, and compares every delivery. */
  check(): void {
    const replay = new Replay()
    for (const entry of this.world.journal.entries()) replay.read(entry)
    const held = [...this.world.journal.deliveries()]
    if (
      !isDeepStrictEqual(
        held.map(({ id }) => id),
        [...replay.deliveries.keys()],
      )
    )
      this.wrong.push(
        `the engine holds ${String(held.length)} deliveries, ` +
          `the journal tells of ${String(replay.deliveries.size)}, or in another order`,
      )
    for (const { id } of held) this.#compare(id, replay, 'read again')
  }

  async act(given: Action): Promise<void> {
    const { clock } = this.world
    switch (given.do) {
      case 'turn':
        await new Promise((resolve) => setImmediate(resolve))
        return
      case 'respond':
        return this.#unanswered.shift()?.(503)
      case 'play':
        this.world.play({ paceMs: 1000 })
        return
      case 'call':
        return this.#call(given.method)
      case 'advance':
        // It waits for what is in flight, and so for answers to come.
        tried(() => void clock.advance(given.ms).catch(() => undefined))
        return
      case 'mode':
        return clock.setMode(given.mode)
      case 'interrupt':
        this.#interrupts.push(given)
        return
      default:
        this.#suddenly(given)
    }
  }

  #suddenly(given: Sudden): void {
    tried(() => {
      this.#do(given)
    })
  }

  #do(given: Sudden): void {
    const { world } = this
    const deliveries = [...world.journal.deliveries()]
    const at = 'which' in given ? deliveries[given.which % Math.max(1, deliveries.length)] : undefined
    const all = world.subscriptions()
    const one = all['which' in given ? given.which % Math.max(1, all.length) : 0]
    switch (given.do) {
      case 'publish':
        if (deliveries.length < MANY) {
          const { copies, faults } = given
          world.publish(given.event, {
            interaction: { id: `interaction-${String(given.interaction)}` },
            copies,
            faults,
          })
        }
        return
      case 'redeliver':
        if (at) world.redeliver(at.id, given.faults)
        return
      case 'cancel':
        if (at) world.cancel(at.id)
        return
      case 'stand':
        return world.faults.set(given.faults)
      case 'set retry':
        return world.retry.set(given.retry, given.ofOne ? one?.id : undefined)
      case 'change':
        if (one) world.patchSubscription(one.id, given.patch)
        return
      case 'delete':
        if (one) world.removeSubscription(one.id)
        return
      case 'subscribe':
        world.subscribe({ url: 'http://c.test/', secret: HEX, events: 'all' })
        return
      case 'reset':
        return world.reset()
    }
  }

  #call(method: 'GET' | 'POST'): void {
    const body = JSON.stringify({
      name: 'of the API',
      url: 'http://127.0.0.1:9/',
      events: ['STARTED'],
      authorization: { _type: 'NoAuth' },
    })
    const init = method === 'POST' ? { method, body, headers: { 'content-type': 'application/json' } } : { method }
    const request = new Request(`${this.world.url}/v1/webhooks`, { ...init, signal: this.#calls.signal })
    void this.world.fetch(request).catch(() => undefined)
  }

  /** Lets everything settle, ends the mock, and compares once more. */
  async end(): Promise<void> {
    this.check()
    this.#calls.abort()
    this.#interrupts.length = 0
    this.world.clock.setMode('auto')
    const settled = this.world.settled()
    let over = false
    void settled.then(() => (over = true))
    for (let turns = 0; !over; turns++) {
      if (turns > MANY_TURNS) throw new Error(`${String(this.world.unsettled())} deliveries do not settle`)
      for (const respond of this.#unanswered.splice(0)) respond(200)
      await new Promise((resolve) => setImmediate(resolve))
    }
    this.check()
    await this.world.close()
    this.check()
    const held = [...this.world.journal.deliveries()]
    counted.deliveries += held.length
    counted.attempts += held.reduce((sum, { attempts }) => sum + attempts.length, 0)
    counted.histories += 1
  }
}

test(
  "replaying the journal yields the engine's deliveries at every moment",
  { timeout: 600_000 + RUNS * 500 },
  async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const play = new Play(history)
        for (const action of history.actions) {
          await play.act(action)
          play.check()
        }
        await play.end()
        expect(play.wrong).toEqual([])
        expect(play.world.unsettled()).toBe(0)
      }),
      { numRuns: RUNS, seed: SEED },
    )
    if (RUNS >= 1000) process.stdout.write(`${JSON.stringify({ ...counted, kinds })}\n`)
    expect(counted.compared).toBeGreaterThan(RUNS * 10)
  },
)
