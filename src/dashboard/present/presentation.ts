import type { DeliveryView, Entry } from '../../timeline/entry-view.ts'
import { atLeast, mockNow, type ClockReading } from '../travel/clock-face.ts'
import type { ControlClient, SubscriptionView } from '../mock/control-client.ts'
import { part, setText } from '../parts/element.ts'
import { SIGNATURES } from '../generated/dialects.ts'
import { JournalFeed, type FeedState } from '../mock/journal-feed.ts'
import { Playback, type PlaybackMode } from './playback.ts'
import { StageView } from './stage-view.ts'

const MODES: Readonly<Record<PlaybackMode, string>> = { live: 'live', replay: 'replay', stopped: 'stopped' }
const FEED: Readonly<Record<Exclude<FeedState, 'live'>, string>> = {
  connecting: 'connecting',
  lost: 'mock-genesys has stopped; start it again',
  refused: 'a control token is needed',
}
/** Milliseconds between redraws of the countdown, which shows tenths of a second. */
const TICK_MS = 100

const HEADERS = new Set<string>(Object.values(SIGNATURES).map(({ header }) => header.toLowerCase()))

/** Returns the signature header of each attempt, by its number. */
const signaturesOf = ({ attempts }: DeliveryView): ReadonlyMap<number, string> =>
  new Map(
    attempts.flatMap(({ number, headers }) => {
      const found = headers.find(([name = '']) => HEADERS.has(name.toLowerCase()))
      return [[number, found ? found.join(': ') : 'no signature']]
    }),
  )

/** Starts the presentation: follows the journal and handles keys. */
export const startPresentation = (client: ControlClient): void => {
  let clock: ClockReading = { mode: 'manual', now: 0, nextDue: undefined, readAt: 0 }
  let feed: FeedState = 'connecting'
  let subscriptions: readonly SubscriptionView[] = []
  const signatures = new Map<string, ReadonlyMap<number, string>>()
  const asking = new Set<string>()
  const subscription = (id: string) => subscriptions.find((one) => one.id === id)
  /** A failure shows in the state of the connection. */
  const quietly = (work: () => Promise<unknown>): void => void work().catch(() => undefined)

  const stage = new StageView({
    now: () => (playback.mode === 'live' && feed === 'live' ? mockNow(clock, performance.now()) : undefined),
    signature(id, attempt) {
      const known = signatures.get(id)?.get(attempt)
      const key = `${id} ${String(attempt)}`
      if (known === undefined && !asking.has(key)) {
        asking.add(key)
        quietly(async () => {
          signatures.set(id, signaturesOf(await client.delivery(id)))
          asking.delete(key)
        })
      }
      return known
    },
    nameOf: (id) => subscription(id)?.name ?? 'Receiver',
    urlOf: (id) => subscription(id)?.url ?? '',
  })

  const position = part('position', HTMLInputElement)
  const drawState = (): void => {
    const { shown, all } = playback.position
    position.max = String(all)
    position.value = String(shown)
    const state = part('state', HTMLElement)
    state.dataset['state'] = feed
    setText(state, feed === 'live' ? `${MODES[playback.mode]} · ${String(shown)} of ${String(all)}` : FEED[feed])
  }
  const playback: Playback = new Playback({
    show(scene, beat) {
      stage.show(scene, beat)
      drawState()
    },
    later(ms, then) {
      const timer = setTimeout(then, ms)
      return () => clearTimeout(timer)
    },
  })

  const readClock = async (): Promise<void> => {
    const { mode, now, nextDue } = await client.clock()
    clock = {
      mode,
      now: Date.parse(now),
      nextDue: nextDue === null ? undefined : Date.parse(nextDue),
      readAt: performance.now(),
    }
  }
  const readSubscriptions = async (): Promise<void> => {
    subscriptions = await client.subscriptions()
  }

  const take = (entries: readonly Entry[]): void => {
    const last = entries.at(-1)
    if (last) clock = atLeast(clock, Date.parse(last.at), performance.now())
    if (entries.some(({ type }) => type === 'clock-moved')) quietly(readClock)
    if (entries.some(({ type }) => type === 'subscription-changed')) quietly(readSubscriptions)
    playback.add(entries)
    drawState()
  }
  const journal = new JournalFeed({
    call: (path, signal) => client.control(path, { signal }),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    entries: take,
    startedOver() {
      signatures.clear()
      playback.forget()
    },
    state(state) {
      feed = state
      if (state === 'live') {
        quietly(readClock)
        quietly(readSubscriptions)
      }
      drawState()
    },
    token: () => client.renew('control'),
  })
  quietly(readSubscriptions)
  void journal.run()

  const acts: Readonly<Record<string, () => void>> = {
    ' ': () => playback.step(),
    ArrowRight: () => playback.scrub(1),
    ArrowLeft: () => playback.scrub(-1),
    r: () => playback.replay(),
    l: () => playback.live(),
    f: () =>
      quietly(() =>
        document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen(),
      ),
  }
  const act = (key: string): boolean => {
    const does = acts[key.length === 1 ? key.toLowerCase() : key]
    does?.()
    drawState()
    return does !== undefined
  }
  addEventListener('keydown', (event) => {
    const { target, key, ctrlKey, metaKey, altKey } = event
    if (ctrlKey || metaKey || altKey || part('ask', HTMLDialogElement).open) return
    // A focused button handles Space itself, and the slider its arrow keys.
    if (key === ' ' && (target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement)) return
    if (key.startsWith('Arrow') && target === position) return
    if (act(key)) event.preventDefault()
  })
  for (const [id, key] of Object.entries({ step: ' ', replay: 'r', live: 'l', full: 'f' }))
    part(id, HTMLButtonElement).addEventListener('click', () => void act(key))
  position.addEventListener('input', () => playback.seek(Number(position.value)))
  setInterval(() => stage.tick(), TICK_MS)
}
