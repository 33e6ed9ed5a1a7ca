import { MockError } from '../../kit/error.ts'
import { createMockGenesys, type MockGenesys } from '../../mock.ts'
import { DEFAULT_PORT } from '../../server/address.ts'
import { PAUSE_MS, playActs, RESPONSE_TIMEOUT_MS } from './acts.ts'
import { jsonNarrator, lineNarrator, type Narrator, type Write } from './narrator.ts'
import { openBrowser } from './open-browser.ts'
import { startScriptedReceiver, type ScriptedReceiver } from './scripted-receiver.ts'
import { terminalNarrator } from './terminal-narrator.ts'
import { onEnter } from '../enter.ts'
import type { Values } from '../options/option.ts'
import type { demo } from '../options/demo.ts'
import { paintFor } from '../paint.ts'
import { untilStopped } from '../signals.ts'

const SECRET = 'demo-secret'

/** Listens at the given port; without one at the usual port, or at any free one when that is taken. */
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

/** Plays the demo as it was asked for; resolves once everything has been closed. */
export const runDemo = async (given: Values<typeof demo>): Promise<void> => {
  const narrator = narratorFor(given)
  // Whoever sees the link may press Ctrl-C at once.
  const stopped = untilStopped().then(() => undefined)
  const receiver = await startScriptedReceiver(SECRET)
  const mock = await startMock(
    {
      retry: { retryTimeoutMs: PAUSE_MS, responseTimeoutMs: RESPONSE_TIMEOUT_MS },
      subscriptions: [{ name: 'Demo receiver', url: receiver.url, secret: SECRET }],
      clock: given.clock,
      ...(given.seed !== undefined && { seed: given.seed }),
    },
    given.port,
  ).catch(async (error: unknown) => {
    await receiver.close()
    throw error
  })
  narrator.ready(mock, receiver.url)
  mock.journal.watch((entry) => {
    if (entry.type === 'reset') receiver.forget()
    narrator.entry(entry)
  })
  if (given.open && !(await openBrowser(`${mock.url}/`)))
    process.stderr.write(`no browser could be opened; the page is at ${mock.url}/\n`)

  const play = (): Promise<void> => playOnce(mock, receiver, narrator, { stopped, stays: !given.once })
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

/** Plays the acts, unless a signal or a reset of the mock ends them, and tells what they came to. */
const playOnce = async (
  mock: MockGenesys,
  receiver: ScriptedReceiver,
  narrator: Narrator,
  { stopped, stays }: { stopped: Promise<void>; stays: boolean },
): Promise<void> => {
  const ending = new AbortController()
  void stopped.then(() => ending.abort(new ActsEnded()))
  const unwatch = mock.journal.watch(({ type }) => {
    if (type === 'reset') ending.abort(new ActsEnded())
  })
  const [subscription] = mock.subscriptions()
  const since = mock.journal.range().newest
  try {
    await playActs({
      mock,
      receiver,
      subscriptionId: subscription?.id,
      signal: ending.signal,
      actEnded: () => narrator.actEnded(),
    })
  } catch (error) {
    if (error instanceof ActsEnded) return
    throw error
  } finally {
    unwatch()
  }
  const published = mock.journal
    .entries(since)
    .flatMap((entry) => (entry.type === 'published' && entry.deliveries.length > 0 ? [entry] : []))
  const attempts = mock.journal.entries(since).filter(({ type }) => type === 'attempt-started').length
  const effects = published.reduce((sum, { interactionId, event }) => sum + receiver.processed(interactionId, event), 0)
  narrator.played({ events: published.length, attempts, effects }, { stays, again: stays && process.stdin.isTTY })
  if (stays) {
    mock.note('Your turn', 'title')
    mock.note('Fit all shows the three acts again. Or publish an event, refuse the next ones, redeliver.')
  }
}

class ActsEnded extends Error {}
