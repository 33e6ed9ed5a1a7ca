import { realPause } from '../../clock/real.ts'
import { MockError } from '../../kit/error.ts'
import { createMockGenesys, type MockGenesys } from '../../mock.ts'
import { DEFAULT_PORT } from '../../server/address.ts'
import type { Act } from './act.ts'
import { DEMO_RETRY } from './demo-retry.ts'
import { loadActs } from './load-acts.ts'
import { countsOf, jsonNarrator, lineNarrator, type Narrator, type Write } from './narrator.ts'
import { openBrowser } from './open-browser.ts'
import { isPageExpected } from './page-expected.ts'
import { playActs } from './play-act.ts'
import { startScriptedReceiver, type ScriptedReceiver } from './scripted-receiver.ts'
import { terminalNarrator } from './terminal-narrator.ts'
import { onEnter } from '../enter.ts'
import type { Values } from '../options/option.ts'
import type { demo } from '../options/demo.ts'
import { paintFor } from '../paint.ts'
import { untilStopped } from '../signals.ts'

const SECRET = 'demo-secret'
/** The demo's redelivery settings. */
const RETRY = { retryTimeoutMs: DEMO_RETRY.pauseMs, responseTimeoutMs: DEMO_RETRY.responseTimeoutMs }
/** How long the first act waits for a viewer, in real milliseconds. */
const FIRST_PAGE_MS = 3000

/** Listens on the given port; without one, on the default port, or on any free port if that is in use. */
const startMock = async (
  options: Parameters<typeof createMockGenesys>[0],
  port: number | undefined,
): Promise<MockGenesys> => {
  try {
    return await createMockGenesys({ ...options, port: port ?? DEFAULT_PORT })
  } catch (error) {
    if (port === undefined && error instanceof MockError && error.code === 'PORT_IN_USE')
      return createMockGenesys({ ...options, port: 0 })
    throw error
  }
}

const narratorFor = ({ json, terminal }: { readonly json: boolean; readonly terminal: boolean }): Narrator => {
  const write: Write = (text) => void process.stdout.write(`${text}\n`)
  const paint = paintFor(process.stdout)
  if (json) return jsonNarrator(write)
  return terminal ? terminalNarrator(process.stdout, write, paint) : lineNarrator(write, paint)
}

/**
 * Plays the demo with the given options; resolves once everything is closed.
 * @throws {MockError} `ACT_INVALID`, `ACT_NOT_FOUND`, `PORT_IN_USE`
 */
export const runDemo = async (given: Values<typeof demo>): Promise<void> => {
  const acts = loadActs(given.act, given.script)
  const narrator = narratorFor(given)
  // Ctrl-C may come as soon as the link is printed.
  const stopped = untilStopped().then(() => undefined)
  // Each needs the other: the mock delivers to the receiver, which reports to the mock.
  const reports: { to?: MockGenesys } = {}
  const receiver = await startScriptedReceiver(SECRET, (kind, about) => void reports.to?.reportEffect(kind, about))
  let pageOpened = (): void => undefined
  const firstPage = new Promise<void>((resolve) => (pageOpened = resolve))
  const mock = await startMock(
    {
      retry: RETRY,
      subscriptions: [{ name: 'Demo receiver', url: receiver.url, secret: SECRET }],
      clock: given.clock,
      onPage: () => pageOpened(),
      ...(given.seed !== undefined && { seed: given.seed }),
    },
    given.port,
  ).catch(async (error: unknown) => {
    await receiver.close()
    throw error
  })
  reports.to = mock
  narrator.ready(mock, receiver.url)
  const play = createPlay({ mock, receiver, acts, narrator, stopped, given })
  if (given.open || given.present) {
    const url = `${mock.url}/${given.present ? 'present' : ''}`
    if (!(await openBrowser(url))) process.stderr.write(`no browser could be opened; the page is at ${url}\n`)
  }
  if (isPageExpected(given, process.stdout.isTTY)) await Promise.race([firstPage, realPause(FIRST_PAGE_MS), stopped])
  await Promise.race([play(), stopped])
  if (!given.once) {
    let playing: Promise<void> | undefined
    const stopListening = onEnter(() => {
      playing ??= play().finally(() => (playing = undefined))
    })
    await stopped
    stopListening()
  }
  narrator.close()
  await mock.close()
  await receiver.close()
}

interface PlayParts {
  readonly mock: MockGenesys
  readonly receiver: ScriptedReceiver
  readonly acts: readonly Act[]
  readonly narrator: Narrator
  readonly stopped: Promise<void>
  readonly given: Values<typeof demo>
}

/**
 * Returns a function that plays the acts once, unless a signal or a reset of the mock ends them, and reports the
 * totals.
 */
const createPlay = ({ mock, receiver, acts, narrator, stopped, given }: PlayParts): (() => Promise<void>) => {
  const stays = !given.once
  // Only for the page: the narrators print the result themselves.
  let isFinale = false
  mock.journal.watch((entry) => {
    if (entry.type === 'reset') receiver.forget()
    if (!isFinale || given.json) narrator.entry(entry)
  })
  return async () => {
    const ending = new AbortController()
    void stopped.then(() => ending.abort(new ActsEnded()))
    const unwatch = mock.journal.watch(({ type }) => {
      if (type === 'reset') ending.abort(new ActsEnded())
    })
    narrator.playing()
    try {
      const { deliveries, attempts, effects } = await playActs(acts, {
        mock,
        receiver,
        subscriptionId: mock.subscriptions()[0]?.id,
        retry: RETRY,
        signal: ending.signal,
        actEnded: () => narrator.actEnded(),
      })
      const sum = { events: deliveries, attempts, effects }
      narrator.played(sum, { stays, again: stays && process.stdin.isTTY })
      isFinale = true
      mock.note(countsOf(sum), 'title')
      const once = sum.effects === sum.events ? 'Each event was processed once, however often it was delivered. ' : ''
      mock.note(`${once}Your turn: publish an event, or break something.`)
    } catch (error) {
      if (!(error instanceof ActsEnded)) throw error
    } finally {
      isFinale = false
      unwatch()
    }
  }
}

class ActsEnded extends Error {}
