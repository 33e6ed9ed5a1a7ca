import type { DialectName } from '../dialects/dialect.ts'
import { DEFAULT_DIALECT, dialectsBeside } from '../dialects/registry.ts'
import { dialectOfHeaders } from '../dialects/signature-headers.ts'
import { refused } from './response.ts'
import type { Behaviour, Visit } from './behaviour.ts'
import { arrangedOver, asStarted, control, type Arranged } from './controls.ts'
import { correctBehaviour } from './correct.ts'
import { findDefect } from './defects/index.ts'
import type { Effects } from './effects.ts'
import { probe } from './probes.ts'
import { readFrom, type Incoming } from './body.ts'
import { createReport, type Received } from './received.ts'
import type { Heard, ParsedPayload } from './payload.ts'
import { surroundingsOf, type SurroundingsOptions } from './surroundings.ts'
import { findVariation } from './variations.ts'

export type { Received } from './received.ts'

/** How a scripted receiver meets one delivery. */
export interface ScriptedTurn {
  /** Answers with this status, without effect. */
  readonly refuse?: number
  /** Does its work at once, and answers so many milliseconds later. */
  readonly lateMs?: number
  /** Does its work; the server that it runs on then closes the connection, as `onLosing` is called for. */
  readonly losesResponse?: true
}

export interface ReceiverOptions extends SurroundingsOptions {
  /** Answers so many deliveries with `failStatus` first, then works. */
  readonly failFirst?: number
  /** Dialects that are taken. Default: interactions and conversations. */
  readonly dialects?: readonly [DialectName, ...DialectName[]]
  /** Default 503. */
  readonly failStatus?: number
  /** Answers every delivery with this status, without effect unless it is 200. */
  readonly status?: number
  /** Asked of each delivery that can be read how it is met on purpose; undefined deals with it as usual. */
  readonly script?: (payload: ParsedPayload) => ScriptedTurn | undefined
  /** Called with a request whose response is to be lost, before it is returned. */
  readonly onLosing?: (request: Request) => void
  /** Called before each response, to be slow. */
  readonly wait?: () => Promise<void>
  readonly onReceived?: (received: Received) => void
  /** Called once a delivery has had its effects, before the response, with the events that were new and all of them. */
  readonly onTaken?: (fresh: readonly Heard[], all: readonly Heard[]) => void
  /**
   * Takes the controls: whoever reaches it may change its secret and its clock, and cut it off from its store.
   * Default false.
   */
  readonly controls?: boolean
  /** What the receiver does wrong, by name, in the order of being applied. */
  readonly defects?: readonly string[]
  /** What the receiver does differently but rightly, by name. */
  readonly variations?: readonly string[]
}

export interface Receiver {
  fetch(request: Request, incoming?: Incoming): Promise<Response>
  readonly effects: Effects
  /** Resolves when no work is left that answers do not wait for. */
  idle(): Promise<void>
}

/**
 * Makes the reference receiver: it verifies the raw bytes before anything else, has each effect once, and answers
 * 200. Defects change that.
 * @throws {MockError} `SECRET_MISSING`, `NEXUS_INVALID`, `DEFECT_UNKNOWN`, `VARIATION_UNKNOWN`
 */
export const createReceiver = (options: ReceiverOptions): Receiver => {
  const underWay = new Set<Promise<unknown>>()
  const arranged = asStarted()
  const started = surroundingsOf(options, (work) => {
    const done = Promise.resolve()
      .then(work)
      .catch(() => undefined)
      .finally(() => underWay.delete(done))
    underWay.add(done)
  })
  const surroundings = arrangedOver(started, arranged, options.second?.path)
  const turns = new WeakMap<Visit, ScriptedTurn>()
  const steps = [
    ...(options.defects ?? []).map(findDefect),
    ...(options.variations ?? []).map(findVariation),
  ].reduce<Behaviour>((behaviour, { apply }) => apply(behaviour), {
    ...correctBehaviour(surroundings),
    outage: outageOf(options, arranged, turns),
  })
  if (typeof options.secret !== 'function') steps.checkSecret(options.secret)
  const report = createReport(steps)
  let received = 0

  return {
    effects: surroundings.effects,
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    async fetch(request, incoming) {
      readFrom(request, incoming)
      const asked = probe(request, surroundings.effects)
      if (asked) return asked
      const done = options.controls ? await control(request, arranged, started.now) : undefined
      if (done) return done
      const turnedAway = steps.admit(request)
      if (turnedAway) return steps.write(turnedAway)
      const visit = visitOf(request, incoming?.rawHeaders, ++received, options.dialects)
      const answer = await steps.flow(visit, steps).catch((error: unknown) => steps.fail(error, visit))
      if (visit.taken && visit.payload) options.onTaken?.(visit.taken.fresh, visit.payload.heard)
      await options.wait?.()
      const { lateMs, losesResponse } = turns.get(visit) ?? {}
      if (lateMs !== undefined) await surroundings.pause(lateMs)
      if (losesResponse) options.onLosing?.(request)
      const response = steps.write(answer)
      options.onReceived?.(report(visit, response.status))
      return response
    },
  }
}

const visitOf = (
  request: Request,
  rawHeaders: readonly string[] | undefined,
  number: number,
  dialects = dialectsBeside(DEFAULT_DIALECT),
): Visit => {
  const dialect = dialectOfHeaders((header) => request.headers.has(header), dialects)
  return {
    number,
    request,
    rawHeaders,
    dialect,
    path: new URL(request.url).pathname,
    body: undefined,
    verification: undefined,
    payload: undefined,
    taken: undefined,
  }
}

/** Refuses what cannot be kept, and what the options say is to be refused, and notes how a scripted delivery is met. */
const outageOf =
  (
    { failFirst = 0, failStatus = 503, status = 200, script }: ReceiverOptions,
    arranged: Arranged,
    turns: WeakMap<Visit, ScriptedTurn>,
  ): Behaviour['outage'] =>
  (visit) => {
    const { number, payload } = visit
    if (arranged.isDown) return refused(503, 'what deliveries are kept in cannot be reached')
    const turn = payload && script?.(payload)
    if (turn) turns.set(visit, turn)
    if (turn?.refuse !== undefined) return refused(turn.refuse, 'refused by script')
    if (number <= failFirst)
      return refused(failStatus, `refused on purpose: ${String(number)} of the first ${String(failFirst)}`)
    return status === 200 ? undefined : refused(status, 'answered as told')
  }
