import { quietly } from './parts/quietly.ts'
import { effect } from '@preact/signals'
import { AttachedFaultsBar } from './panels/attached-faults.ts'
import { Board } from './board/board.ts'
import { ClockPanel } from './panels/clock-panel.ts'
import type { ControlClient } from './mock/control-client.ts'
import { part, setText } from './parts/element.ts'
import { wireEngine } from './panels/engine-panels.ts'
import { followMock } from './follow-mock.ts'
import type { FrozenJournal } from './export/frozen-journal.ts'
import { wireExport } from './export/export-panel.ts'
import { readExportContext, readFrozenContext } from './export/read-context.ts'
import { showFrozen } from './frozen-notice.ts'
import { wireGrid } from './board/grid-input.ts'
import { keysOf } from './keys-of-page.ts'
import { Media } from './parts/medium.ts'
import { FrameLoop } from './parts/frame-loop.ts'
import { closeMenus, wireMenus, wireToolbar } from './parts/menus.ts'
import { actionsWith } from './mock/mock-actions.ts'
import { Model } from './model.ts'
import { showHelp } from './help-dialog.tsx'
import { wireKeys, type PageKey } from './page-keys.ts'
import { writeLink } from './page-link.ts'
import { createPageState } from './page-state.ts'
import { renderParts } from './page-parts.tsx'
import { wireButtons } from './page-buttons.ts'
import { wirePublish } from './panels/publish-panel.ts'
import { readPast } from './mock/read-past.ts'
import { replayWith } from './travel/replay.ts'
import { EntryTaking } from './take-entries.ts'
import { tallyLanes } from './panels/tallies.ts'
import { Toasts } from './parts/toasts.ts'
import { TravelModel } from './travel/travel-model.ts'
import { unseenEvents } from './board/unseen-events.ts'
import { wireDetail } from './detail/wire-detail.ts'
import { wireReceivers } from './panels/wire-receivers.ts'
import { wireViewChoices } from './board/view-choices.ts'
import { counted } from '../picture/words.ts'

const CLOCK_CHECK_MS = 5000
const ANNOUNCE_MS = 1000
/** Starts the page: the journal updates the model, and the model updates the screen. */
export const startPage = (client: ControlClient, frozen?: FrozenJournal): void => {
  if (frozen) showFrozen(frozen)
  const model = new Model()
  const state = createPageState(location.hash)
  const toasts = new Toasts()
  const grid = part('timeline', HTMLDivElement)
  const frames = new FrameLoop({
    // Nothing can be positioned before the mock's time is known.
    isReady: () => model.clock.now !== 0,
    runs: () => !model.isPast && model.clock.mode !== 'manual' && model.clock.mode !== 'auto',
    size: () => model.lanes.order.length,
    draw() {
      const now = model.now()
      board.draw(now)
      unseen.draw()
      clock.draw(model.clock.mode, now)
      engine.draw(now)
    },
    count() {
      const { order } = model.lanes
      state.version.value += 1
      receivers.draw(model.subscriptions, tallyLanes(order))
      const failing = order.filter((lane) => lane.state === 'exhausted').length
      part('next-failure', HTMLElement).hidden = board.nextFailure() === undefined
      part('redeliver-failed', HTMLElement).hidden = failing === 0
      document.title = failing > 0 ? `${String(failing)} failing · mock-genesys` : 'mock-genesys'
    },
  })

  const act = actionsWith(toasts)
  const run = (work: () => Promise<unknown>): void => void act(work)

  const media = new Media(client.delivery, frames.changed)
  const board = new Board({ grid, model, state, media, quietSince: () => taking.quietSince, changed: frames.moved })
  const unseen = unseenEvents(board, state)

  const { detail, choose, open } = wireDetail({
    ...{ client, model, state, board, toasts, frames, grid, act },
    replay: (id) => {
      replay(id)
    },
  })
  const { receivers, readSubscriptions, add } = wireReceivers({ client, model, state, toasts, frames, act, open })

  const readClock = async (): Promise<void> => {
    model.setClock(await client.clock())
    frames.changed()
  }
  const clock = new ClockPanel(client, (work) => {
    run(async () => {
      model.setClock(await work())
      frames.changed()
    })
  })
  const readJournal = () => readPast(model.history, (path) => client.control(path))
  const travel = new TravelModel(model, frames.recount, readJournal)
  part('travel-button', HTMLButtonElement).addEventListener('click', () => {
    closeMenus()
    run(() => travel.toggle())
  })
  const replay = replayWith({ model, board, travel, detail, toasts, act })
  const attached = new AttachedFaultsBar(part('attached', HTMLElement))
  wirePublish({
    client,
    attached,
    act,
    published(event, deliveries) {
      closeMenus()
      travel.live()
      board.expect(deliveries)
      toasts.tell(
        deliveries.length > 1
          ? `Published ${event} to ${counted(deliveries.length, 'receiver')}`
          : `Published ${event}`,
      )
    },
  })
  const engine = wireEngine({
    client,
    model,
    attached,
    act,
    changed: frames.changed,
    policyRead: (policy) => (state.policy.value = policy),
  })
  wireExport({
    lanes: () => board.shown,
    view: () => board.exportView(),
    now: () => model.now(),
    who: (id) => model.nameOf(id),
    load: client.delivery,
    async entries() {
      await readJournal()
      return model.history.entries
    },
    context: () => readExportContext(client, model.parts),
    present: () => model.present,
    frozenContext: () => readFrozenContext(client),
    copied() {
      closeMenus()
      toasts.tell('Picture copied')
    },
    act,
  })
  const { nextFailure } = wireButtons({ client, model, board, toasts, act, readClock, open })
  const showing = { model, state, detail, engine, unseen, readClock, readSubscriptions }
  const taking = new EntryTaking({ ...showing, board, recount: frames.recount })
  const feed = followMock({ ...showing, client, frames, media, taking, toasts, travel })

  wireGrid(grid, {
    lanes: () => board.inOrder(),
    choice: () => state.choice.value,
    pageRows: () => board.pageRows(),
    choose,
    open,
    dragged: () => board.camera.dragged,
    showEdge: (id, side) => {
      board.showEdge(id, side)
    },
  })
  grid.addEventListener('scroll', frames.moved)
  new ResizeObserver(frames.changed).observe(grid)
  wireMenus()
  for (const id of ['clock-bar', 'publish-bar', 'view']) wireToolbar(part(id, HTMLElement))
  wireViewChoices(state, board, frames.changed)
  renderParts({
    state,
    model,
    board,
    detail,
    toasts,
    travel,
    tallies: () => tallyLanes(model.lanes.order),
    add,
    replay: () => {
      replay(undefined)
    },
  })
  const keys: readonly PageKey[] = keysOf({
    ...{ board, state, detail, open, choose, nextFailure, replay },
    showHelp: () => {
      showHelp(keys)
    },
  }).filter(({ needsMock = false }) => !(frozen && needsMock))
  wireKeys(keys)
  part('keys-button', HTMLButtonElement).addEventListener('click', () => {
    showHelp(keys)
  })

  effect(() => {
    const { chip, search, choice } = state
    const link = writeLink({ chip: chip.value, search: search.value, choice: detail.choice.value ?? undefined })
    void choice.value
    if (link !== location.hash) history.replaceState(null, '', link === '' ? location.pathname + location.search : link)
    frames.changed()
  })
  const linked = state.choice.value

  frames.start()
  setInterval(() => {
    if (!document.hidden && state.connection.value === 'live') quietly(readClock)
  }, CLOCK_CHECK_MS)
  setInterval(() => {
    const text = model.announcement()
    if (text !== '') setText(part('announcer', HTMLElement), text)
    if (detail.delivery.value?.state === 'scheduled') detail.ticks.value += 1
  }, ANNOUNCE_MS)
  void feed.run()
  if (linked) open(linked)
}
