import type { FindingKind } from './findings.ts'
import type { JournalCheck } from './journal.ts'
import { streamProblem } from './client.ts'
import { judge } from './judge.ts'
import { operationAt } from './spec.ts'

interface Health {
  readonly unsettled: number
}
interface ClockView {
  readonly data: { readonly mode: string; readonly now: string; readonly nextDue: string | null }
}

/** What ends a round: every fault goes, time runs free, and all that was left must come to its end and be readable. */
export class Settle {
  readonly #base: string
  readonly #journal: JournalCheck
  readonly #wrong: (kind: FindingKind, what: string, reproduction: readonly string[]) => void
  readonly #limitMs: number

  /** @param given.limitMs real time in which nothing may have changed before it is told */
  constructor(given: {
    readonly base: string
    readonly journal: JournalCheck
    readonly limitMs: number
    readonly wrong: (kind: FindingKind, what: string, reproduction: readonly string[]) => void
  }) {
    this.#base = given.base
    this.#journal = given.journal
    this.#wrong = given.wrong
    this.#limitMs = given.limitMs
  }

  /** @param good URL of a receiver that takes everything */
  async run(good: string): Promise<void> {
    await this.#ask('DELETE', '/_mock/faults')
    await this.#ask('PUT', '/_mock/retry-policy', { policy: 'none' })
    const { data = [] } = (await this.#ask('GET', '/_mock/subscriptions')) as {
      readonly data?: readonly { readonly id: string }[]
    }
    for (const { id } of data) await this.#ask('DELETE', `/_mock/subscriptions/${id}/retry-policy`)
    await this.#ask('POST', '/_mock/clock', { mode: 'auto' })
    await this.#allSettled()
    await this.#readable()
    await this.#alive(good)
    await this.#ask('PUT', '/_mock/retry-policy', { policy: 'default' })
  }

  async #allSettled(): Promise<void> {
    let last = ''
    let since = performance.now()
    for (;;) {
      const { unsettled } = (await this.#ask('GET', '/_mock/health')) as unknown as Health
      const { data: clock } = (await this.#ask('GET', '/_mock/clock')) as unknown as ClockView
      if (unsettled === 0 && clock.nextDue === null) break
      const now = `${String(unsettled)} ${clock.now} ${String(this.#journal.newest)}`
      if (now !== last) {
        last = now
        since = performance.now()
      } else if (performance.now() - since > this.#limitMs) {
        const { data = [] } = (await this.#ask('GET', '/_mock/deliveries?state=scheduled&limit=1')) as {
          readonly data?: readonly unknown[]
        }
        const { data: flying = [] } = (await this.#ask('GET', '/_mock/deliveries?state=in-flight&limit=1')) as {
          readonly data?: readonly unknown[]
        }
        const shown = [...data, ...flying].map((one) => JSON.stringify(one).slice(0, 3000))
        if (unsettled > 0)
          this.#wrong(
            'unsettled',
            `${String(unsettled)} deliveries do not settle under the clock "auto" without faults`,
            shown,
          )
        if (clock.nextDue !== null)
          this.#wrong(
            'stuck clock',
            `the clock "auto" stands at ${clock.now}, though work is due at ${clock.nextDue}`,
            shown,
          )
        // Whatever holds it would be told again after each round.
        await this.#ask('POST', '/_mock/reset')
        break
      }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    // The last lines of the journal may still be on their way here.
    for (let tries = 0; tries < 500 && (this.#journal.unsettled.length > 0 || this.#journal.open.length > 0); tries++)
      await new Promise((resolve) => setTimeout(resolve, 10))
    const { unsettled: left, open } = this.#journal
    if (left.length > 0)
      this.#wrong(
        'journal',
        `${String(left.length)} deliveries have no entry "settled" as their last`,
        left.slice(0, 3),
      )
    if (open.length > 0)
      this.#wrong('journal', `${String(open.length)} attempts have no entry "attempt-ended"`, open.slice(0, 3))
    this.#journal.forgetSettled()
  }

  async #readable(): Promise<void> {
    const { oldest = 1, newest = 1 } = (await this.#ask('GET', '/_mock/journal?limit=1')) as {
      readonly oldest?: number
      readonly newest?: number
    }
    for (const path of [
      `/_mock/journal?after=${String(Math.max(0, oldest - 1))}`,
      `/_mock/journal?after=${String(Math.max(0, newest - 1000))}`,
      '/_mock/deliveries?limit=50',
      '/_mock/deliveries',
      '/_mock/faults',
      '/_mock/subscriptions',
      '/_mock/retry-policy',
      '/v1/webhooks',
    ])
      await this.#ask('GET', path)
    const stream = await fetch(`${this.#base}/_mock/stream?after=${String(Math.max(0, newest - 200))}`, {
      signal: AbortSignal.timeout(this.#limitMs),
    })
    if (!stream.ok || !stream.body) {
      this.#wrong('unreadable', `the stream answers ${String(stream.status)}`, [
        `curl -sSN '${this.#base}/_mock/stream?after=0'`,
      ])
      return
    }
    let text = ''
    for await (const chunk of stream.body) {
      text += Buffer.from(chunk as Uint8Array).toString('latin1')
      if (text.includes(`id: ${String(newest)}\n`)) break
    }
    const problem = streamProblem(Buffer.from(text, 'latin1').toString('utf8'))
    if (problem !== undefined)
      this.#wrong('unreadable', problem, [`curl -sSN '${this.#base}/_mock/stream?after=${String(newest - 200)}'`])
  }

  /** After all that, an ordinary event is delivered, and time goes as it is told. */
  async #alive(good: string): Promise<void> {
    const created = (await this.#ask('POST', '/v1/webhooks', {
      name: 'canary',
      url: good,
      events: ['STARTED'],
      authorization: { _type: 'NoAuth' },
    })) as { readonly data?: { readonly id: string } }
    const id = created.data?.id ?? ''
    const published = (await this.#ask('POST', '/_mock/events', { event: 'STARTED', subscriptionId: id })) as {
      readonly data?: { readonly deliveries: readonly string[] }
    }
    const delivery = published.data?.deliveries[0] ?? ''
    const since = performance.now()
    for (;;) {
      const { data } = (await this.#ask('GET', `/_mock/deliveries/${delivery}`)) as {
        readonly data?: { readonly state: string }
      }
      if (data?.state === 'delivered') break
      if ((data?.state !== 'scheduled' && data?.state !== 'in-flight') || performance.now() - since > this.#limitMs) {
        this.#wrong(
          'unsettled',
          `an ordinary event for a good receiver is ${data?.state ?? 'unknown'} at the end of a round`,
          [JSON.stringify(data).slice(0, 2000)],
        )
        break
      }
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    await this.#ask('POST', '/_mock/clock', { mode: 'manual' })
    const before = (await this.#ask('GET', '/_mock/clock')) as unknown as ClockView
    const after = (await this.#ask('POST', '/_mock/clock', { advance: '10s' })) as unknown as ClockView
    if (Date.parse(after.data.now) - Date.parse(before.data.now) !== 10_000)
      this.#wrong('stuck clock', `the clock "manual" went from ${before.data.now} to ${after.data.now} by 10 s`, [])
    await this.#ask('DELETE', `/v1/webhooks/${id}`)
  }

  /** Calls the mock under no fault: every response must be a success, and as the spec has it. */
  async #ask(method: string, path: string, body?: unknown): Promise<Readonly<Record<string, unknown>>> {
    const response = await fetch(this.#base + path, {
      method,
      signal: AbortSignal.timeout(this.#limitMs * 2),
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    const call = {
      number: 0,
      operation: operationAt(method, path.replace(/\?.*/, '')),
      how: 'valid',
      method,
      path,
      headers: {},
      body: undefined,
    } as const
    const wrong = judge(
      call,
      { status: response.status, headers: Object.fromEntries(response.headers), body: bytes },
      true,
    )
    const again = [`curl -sS -X ${method} '${this.#base}${path}'`]
    if (wrong) this.#wrong(method === 'GET' ? 'unreadable' : wrong.kind, `at the end of a round: ${wrong.what}`, again)
    if (!response.ok) {
      if (!wrong && !(method === 'DELETE' && response.status === 404))
        this.#wrong(
          'unreadable',
          `at the end of a round ${method} ${path.replace(/\?.*/, '')} answered ${String(response.status)}`,
          again,
        )
      return {}
    }
    return bytes.length === 0 ? {} : (JSON.parse(bytes.toString('utf8')) as Readonly<Record<string, unknown>>)
  }
}
