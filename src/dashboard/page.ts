import { effect } from '@preact/signals'
import { AttachedFaultsBar } from './attached-faults.ts'
import { Board } from './board.ts'
import type { Choice } from './choosing.ts'
import { ClockPanel } from './clock-panel.ts'
import type { ControlClient } from './control-client.ts'
import { DetailModel } from './detail-model.ts'
import { part, setText } from './element.ts'
import { wireEngine } from './engine-panels.ts'
import { wireExport } from './export/export-panel.ts'
import { readExportContext } from './export/read-context.ts'
import { wireGrid } from './grid-input.ts'
import { JournalFeed } from './journal-feed.ts'
import { keysOf } from './keys-of-page.ts'
import { showConnection } from './lost-notice.ts'
import { Media } from './medium.ts'
import { closeMenus, wireMenus, wireToolbar } from './menus.ts'
import { actionsWith } from './mock-actions.ts'
import { Model } from './model.ts'
import { showHelp } from './help-dialog.tsx'
import { wireKeys, type PageKey } from './page-keys.ts'
import { writeLink } from './page-link.ts'
import { createPageState } from './page-state.ts'
import { renderParts } from './page-parts.tsx'
import { wirePublish } from './publish-panel.ts'
import { ReceiversPanel } from './receivers-panel.ts'
import { subscriptionsOver } from './subscription-actions.ts'
import { tallyLanes } from './tallies.ts'
import { Toasts } from './toasts.ts'
import { TravelModel } from './travel-model.ts'
import { unseenEvents } from './unseen-events.ts'
import { wireViewChoices } from './view-choices.ts'
import { counted } from '../picture/words.ts'
import type { Entry } from '../timeline/entry-view.ts'
import { isSettled } from '../timeline/lanes.ts'

/** The clock runs smoothly enough at this many redraws a second, and leaves the machine to the tests. */
const FRAME_MS = 50
/** While a long past is still being read it is drawn this seldom, so that reading is quick. */
const LOADING_MS = 400
const CLOCK_CHECK_MS = 5000
const ANNOUNCE_MS = 1000
/** What is counted over all deliveries is counted this seldom when there are many. */
const COUNT_MS = 500
/** Refused calls of the API that are listed. */
const MAX_REFUSED = 200

/** Puts the page together: the journal flows into the model, and the model onto the screen. */
export const startPage = (client: ControlClient): void => {
  const model = new Model()
  const state = createPageState(location.hash)
  const toasts = new Toasts()
  const grid = part('timeline', HTMLDivElement)
  let dirty = true
  /** A person moves the view, and is shown that at once. */
  let moved = false
  let hasCounted = false
  let countedAt = 0
  let quietSince: number | undefined

  const act = actionsWith(toasts)
  const run = (work: () => Promise<unknown>): void => void act(work)
  /** Reads what nobody asked for just now: a failure shows in the connection's state, and takes no message away. */
  const quietly = (work: () => Promise<unknown>): void => void work().catch(() => undefined)

  const media = new Media(client.delivery, () => (dirty = true))
  const board = new Board({ grid, model, state, media, quietSince: () => quietSince, changed: () => (moved = true) })
  const unseen = unseenEvents(board, state)

  const choose = (next: Choice): void => {
    state.choice.value = next
    dirty = true
    board.reveal(next)
  }
  const open = (next: Choice): void => {
    const attempt = next.attempt ?? model.lanes.byId.get(next.id)?.marks.at(-1)?.number
    choose({ id: next.id, attempt })
    run(async () => {
      await detail.show({ id: next.id, attempt })
      requestAnimationFrame(() => {
        document.getElementById('detail-title')?.focus()
        // The drawer has taken room from the board.
        board.reveal({ id: next.id, attempt })
      })
    })
  }
  const detail = new DetailModel({
    load: client.delivery,
    now: () => model.now(),
    secretOf: (id) => model.secretOf(id),
    nameOf: (id) => model.nameOf(id),
    redeliver: (id) =>
      act(async () => {
        await client.redeliver(id)
        board.expect([id])
        toasts.tell('Sent again')
      }),
    cancel: (id) => act(() => client.cancel(id)),
    chosen: choose,
    closed() {
      grid.focus()
      dirty = true
    },
  })

  const readSubscriptions = async (): Promise<void> => {
    model.subscriptions = await client.subscriptions()
    state.subscriptions.value = model.subscriptions
    hasCounted = false
    dirty = true
  }
  const subscriptions = subscriptionsOver(client)
  part('add', HTMLButtonElement).addEventListener('click', () => {
    subscriptions.open()
  })
  const receivers = new ReceiversPanel(part('receivers', HTMLUListElement), {
    edit: (known) => {
      subscriptions.open(known)
    },
    enable: (id, enabled) => act(() => client.patch(id, { enabled })),
    remove: (id) =>
      toasts.undoable(`${model.nameOf(id)} will be deleted in 10 s`, () => act(() => client.unsubscribe(id))),
    open: (id) => {
      closeMenus()
      open({ id, attempt: undefined })
    },
  })

  const readClock = async (): Promise<void> => {
    model.setClock(await client.clock())
    dirty = true
  }
  const clock = new ClockPanel(client, (work) => {
    run(async () => {
      model.setClock(await work())
      dirty = true
    })
  })
  const travel = new TravelModel(model, () => {
    hasCounted = false
    dirty = true
  })
  part('travel-button', HTMLButtonElement).addEventListener('click', () => {
    closeMenus()
    travel.toggle()
  })
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
    changed: () => (dirty = true),
    policyRead: (policy) => (state.policy.value = policy),
  })
  wireExport({
    lanes: () => board.shown,
    view: () => board.exportView(),
    now: () => model.now(),
    who: (id) => model.nameOf(id),
    load: client.delivery,
    context: () => readExportContext(client, model.parts),
    act,
  })
  const reset = (): void => {
    closeMenus()
    void toasts.undoable('Everything will be cleared in 10 s', () =>
      act(async () => {
        await client.reset()
        await readClock()
      }),
    )
  }
  const redeliverFailed = (): void => {
    closeMenus()
    const failed = model.lanes.order.filter((lane) => lane.state === 'exhausted')
    run(async () => {
      for (const { id } of failed) await client.redeliver(id)
      toasts.tell(`Sent ${counted(failed.length, 'event')} again`)
    })
  }
  part('reset', HTMLButtonElement).addEventListener('click', reset)
  part('redeliver-failed', HTMLButtonElement).addEventListener('click', redeliverFailed)
  part('copy-link', HTMLButtonElement).addEventListener('click', () => {
    closeMenus()
    run(async () => {
      await navigator.clipboard.writeText(location.href)
      toasts.tell('Link copied')
    })
  })
  const nextFailure = (): void => {
    const found = board.nextFailure()
    if (found) open(found)
    else toasts.tell('No delivery has failed')
  }
  part('next-failure', HTMLButtonElement).addEventListener('click', nextFailure)

  const take = (entries: readonly Entry[]): void => {
    const changed = model.read(entries)
    const last = entries.at(-1)
    if (last)
      quietSince = model.lanes.order.length > 0 && model.lanes.order.every(isSettled) ? Date.parse(last.at) : undefined
    const newest = model.lanes.order.at(-1)
    if (newest && changed.has(newest)) board.camera.newest(newest)
    const chosen = detail.choice.value && model.lanes.byId.get(detail.choice.value.id)
    if (chosen && changed.has(chosen)) quietly(() => detail.refresh())
    if (entries.some(({ type }) => type === 'reset')) {
      detail.close()
      state.refused.value = []
    }
    const refused = entries.flatMap((entry) =>
      entry.type === 'api-refused' ? [{ ...entry, at: Date.parse(entry.at) }] : [],
    )
    if (refused.length > 0) state.refused.value = [...state.refused.value, ...refused].slice(-MAX_REFUSED)
    unseen.take(entries)
    if (
      entries.some(({ type }) => type === 'subscription-changed' || type === 'retry-policy-changed' || type === 'reset')
    )
      quietly(readSubscriptions)
    engine.take(entries)
    if (entries.some(({ type }) => type === 'clock-moved')) quietly(readClock)
    hasCounted = false
    dirty = true
  }
  const feed = new JournalFeed({
    call: (path, signal) => client.control(path, { signal }),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    entries: take,
    startedOver() {
      travel.live()
      const gone = model.lanes.order.length
      model.forget()
      media.clear()
      engine.clear()
      unseen.clear()
      state.refused.value = []
      detail.close()
      dirty = true
      toasts.tell(`The mock was started anew; ${gone === 1 ? '1 delivery is' : `${String(gone)} deliveries are`} gone`)
    },
    state(connection) {
      if (connection === 'lost') state.lostAt.value = model.freeze()
      if (connection === 'live') model.thaw()
      state.connection.value = connection
      detail.isOffline.value = connection !== 'live'
      showConnection(connection, state.lostAt.value)
      if (connection === 'live') {
        toasts.clearErrors()
        quietly(() => Promise.all([readClock(), readSubscriptions(), engine.read()]))
      }
      dirty = true
    },
    token: () => client.renew('control'),
  })

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
  grid.addEventListener('scroll', () => (moved = true))
  new ResizeObserver(() => (dirty = true)).observe(grid)
  wireMenus()
  for (const id of ['clock-bar', 'publish-bar', 'view']) wireToolbar(part(id, HTMLElement))
  wireViewChoices(state, board, () => (dirty = true))
  renderParts({
    state,
    model,
    board,
    detail,
    toasts,
    travel,
    tallies: () => tallyLanes(model.lanes.order),
    add: () => subscriptions.open(),
  })
  const keys: readonly PageKey[] = keysOf({
    ...{ board, state, detail, open, choose, nextFailure },
    showHelp: () => {
      showHelp(keys)
    },
  })
  wireKeys(keys)
  part('keys-button', HTMLButtonElement).addEventListener('click', () => {
    showHelp(keys)
  })

  effect(() => {
    const { chip, search, choice } = state
    const link = writeLink({ chip: chip.value, search: search.value, choice: detail.choice.value ?? undefined })
    void choice.value
    if (link !== location.hash) history.replaceState(null, '', link === '' ? location.pathname + location.search : link)
    dirty = true
  })
  const linked = state.choice.value

  const draw = (): void => {
    const { order } = model.lanes
    const now = model.now()
    board.draw(now)
    unseen.draw()
    clock.draw(model.clock.mode, now)
    if (!hasCounted && performance.now() - countedAt >= Math.min(COUNT_MS, order.length / 4)) {
      hasCounted = true
      countedAt = performance.now()
      state.version.value += 1
      receivers.draw(model.subscriptions, tallyLanes(order))
      const failing = order.filter((lane) => lane.state === 'exhausted').length
      part('next-failure', HTMLElement).hidden = board.nextFailure() === undefined
      part('redeliver-failed', HTMLElement).hidden = failing === 0
      document.title = failing > 0 ? `${String(failing)} failing · mock-genesys` : 'mock-genesys'
    }
    engine.draw(now)
  }
  let drawnAt = 0
  const frame = (at: number): void => {
    requestAnimationFrame(frame)
    const runs = !model.isPast && model.clock.mode !== 'manual' && model.clock.mode !== 'auto'
    // Nothing can be placed in time before the mock's time is known.
    const frameMs = state.connection.value === 'connecting' ? LOADING_MS : FRAME_MS
    if (model.clock.now === 0 || !(moved || (at - drawnAt >= frameMs && (dirty || runs || !hasCounted)))) return
    drawnAt = at
    dirty = false
    moved = false
    draw()
  }
  requestAnimationFrame(frame)
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
