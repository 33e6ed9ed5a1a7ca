import type { DialectName } from '../dialects/dialect.ts'
import { DEFAULT_DIALECT, dialectsBeside } from '../dialects/registry.ts'
import { dialectOfHeaders } from '../dialects/signature-headers.ts'
import { rejected } from './response.ts'
import type { Behavior, RequestContext } from './behavior.ts'
import { withControlState, initialControlState, control, type ControlState } from './controls.ts'
import { correctBehavior } from './correct.ts'
import { findDefect } from './defects/index.ts'
import type { Effects } from './effects.ts'
import { probe } from './probes.ts'
import { readFrom, type Incoming } from './body.ts'
import { createReport, type Received } from './received.ts'
import type { ReceivedEvent, ParsedPayload } from './payload.ts'
import { environmentOf, type EnvironmentOptions } from './environment.ts'
import { findVariation } from './variations.ts'

export type { Received } from './received.ts'

/** How a scripted receiver handles one delivery. */
export interface ScriptedTurn {
  /** Responds with this status, without processing the delivery. */
  readonly refuse?: number
  /** Processes the delivery immediately, and responds this many milliseconds later. */
  readonly lateMs?: number
  /** Processes the delivery; `onLosing` is called so that its server closes the connection. */
  readonly losesResponse?: true
}

export interface ReceiverOptions extends EnvironmentOptions {
  /** How many deliveries get `failStatus` before the receiver works. */
  readonly failFirst?: number
  /** Accepted dialects. Default: interactions and conversations. */
  readonly dialects?: readonly [DialectName, ...DialectName[]]
  /** Default: 503. */
  readonly failStatus?: number
  /** Responds to every delivery with this status; processes deliveries only if it is 200. */
  readonly status?: number
  /** Returns how to handle a readable delivery; undefined: as usual. */
  readonly script?: (payload: ParsedPayload) => ScriptedTurn | undefined
  /** Called before the return of a response that is to be lost, with its request. */
  readonly onLosing?: (request: Request) => void
  /** Awaited before each response, to make the receiver slow. */
  readonly wait?: () => Promise<void>
  readonly onReceived?: (received: Received) => void
  /** Called after a delivery was processed, before the response, with its new events and all its events. */
  readonly onTaken?: (fresh: readonly ReceivedEvent[], all: readonly ReceivedEvent[]) => void
  /**
   * Whether to offer the controls: anyone who can reach the receiver can then change its secret and its clock, and
   * disconnect its store. Default: false.
   */
  readonly controls?: boolean
  /** Names of its defects, in the order in which they are applied. */
  readonly defects?: readonly string[]
  /** Names of its variations: other correct behavior. */
  readonly variations?: readonly string[]
}

export interface Receiver {
  fetch(request: Request, incoming?: Incoming): Promise<Response>
  readonly effects: Effects
  /** Resolves when all background work is done. */
  idle(): Promise<void>
}

/**
 * Creates the reference receiver, which verifies the raw bytes first, processes each event once, and responds with 200.
 * Defects change that.
 * @throws {MockError} `SECRET_MISSING`, `NEXUS_INVALID`, `DEFECT_UNKNOWN`, `VARIATION_UNKNOWN`
 */
export const createReceiver = (options: ReceiverOptions): Receiver => {
  const underWay = new Set<Promise<unknown>>()
  const arranged = initialControlState()
  const started = environmentOf(options, (work) => {
    const done = Promise.resolve()
      .then(work)
      .catch(() => undefined)
      .finally(() => underWay.delete(done))
    underWay.add(done)
  })
  const environment = withControlState(started, arranged, options.second?.path)
  const turns = new WeakMap<RequestContext, ScriptedTurn>()
  const steps = [
    ...(options.defects ?? []).map(findDefect),
    ...(options.variations ?? []).map(findVariation),
  ].reduce<Behavior>((behavior, { apply }) => apply(behavior), {
    ...correctBehavior(environment),
    outage: outageOf(options, arranged, turns),
  })
  if (typeof options.secret !== 'function') steps.checkSecret(options.secret)
  const report = createReport(steps)
  let received = 0

  return {
    effects: environment.effects,
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    async fetch(request, incoming) {
      readFrom(request, incoming)
      const asked = probe(request, environment.effects)
      if (asked) return asked
      const done = options.controls ? await control(request, arranged, started.now) : undefined
      if (done) return done
      const rejection = steps.admit(request)
      if (rejection) return steps.write(rejection)
      const context = contextOf(request, incoming?.rawHeaders, ++received, options.dialects)
      const due = await steps.flow(context, steps).catch((error: unknown) => steps.fail(error, context))
      if (context.result && context.payload) options.onTaken?.(context.result.fresh, context.payload.events)
      await options.wait?.()
      const { lateMs, losesResponse } = turns.get(context) ?? {}
      if (lateMs !== undefined) await environment.pause(lateMs)
      if (losesResponse) options.onLosing?.(request)
      const response = steps.write(due)
      options.onReceived?.(report(context, response.status))
      return response
    },
  }
}

const contextOf = (
  request: Request,
  rawHeaders: readonly string[] | undefined,
  number: number,
  dialects = dialectsBeside(DEFAULT_DIALECT),
): RequestContext => {
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
    result: undefined,
  }
}

/** Rejects deliveries that cannot be stored or that options reject, and remembers how to handle scripted ones. */
const outageOf =
  (
    { failFirst = 0, failStatus = 503, status = 200, script }: ReceiverOptions,
    arranged: ControlState,
    turns: WeakMap<RequestContext, ScriptedTurn>,
  ): Behavior['outage'] =>
  (context) => {
    const { number, payload } = context
    if (arranged.isDown) return rejected(503, 'the store cannot be reached')
    const turn = payload && script?.(payload)
    if (turn) turns.set(context, turn)
    if (turn?.refuse !== undefined) return rejected(turn.refuse, 'rejected by the script')
    if (number <= failFirst)
      return rejected(failStatus, `rejected on purpose: ${String(number)} of the first ${String(failFirst)}`)
    return status === 200 ? undefined : rejected(status, 'rejected on purpose')
  }
