import { ActMarks } from './act-marks.ts'
import { AttachedFaultsBar } from './attached-faults.ts'
import { Camera } from './camera.ts'
import type { Choice } from './choosing.ts'
import { ClockPanel } from './clock-panel.ts'
import type { ControlClient } from './control-client.ts'
import { DetailPanel } from './detail-panel.ts'
import { part, setText } from './element.ts'
import type { Entry } from '../timeline/entry-view.ts'
import { wireEngine } from './engine-panels.ts'
import { wireExport } from './export/export-panel.ts'
import { readExportContext } from './export/read-context.ts'
import { wireGrid } from './grid-input.ts'
import { JournalFeed, type FeedState } from './journal-feed.ts'
import { isSettled } from '../timeline/lanes.ts'
import { Model } from './model.ts'
import { wirePublish } from './publish-panel.ts'
import { ReceiversPanel } from './receivers-panel.ts'
import { SubscriptionDialog } from './subscription-dialog.ts'
import { tallyLanes } from './tallies.ts'
import { drawCount, Timeline } from './timeline-grid.ts'

const CONNECTION: Readonly<Record<FeedState, string>> = {
  connecting: 'connecting',
  live: 'live',
  lost: 'connection lost, trying again',
  refused: 'a control token is needed',
}
/** The clock runs smoothly enough at this many redraws a second, and leaves the machine to the tests. */
const FRAME_MS = 50
const CLOCK_CHECK_MS = 5000
const ANNOUNCE_MS = 1000

/** Puts the page together: the journal flows into the model, and the model onto the screen. */
export const startPage = (client: ControlClient): void => {
  const model = new Model()
  const grid = part('timeline', HTMLDivElement)
  const timeline = new Timeline(grid, part('axis', HTMLDivElement))
  const acts = new ActMarks()
  let choice: Choice | undefined
  let dirty = true
  /** A person moves the view, and is shown that at once. */
  let moved = false
  let counted = false
  let quietSince: number | undefined

  const notice = part('notice', HTMLParagraphElement)
  const tell = (text: string): void => {
    setText(notice, text)
    notice.hidden = text === ''
  }
  const act = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work()
      tell('')
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error))
    }
  }
  const run = (work: () => Promise<unknown>): void => void act(work)
  /** Reads what nobody asked for just now: a failure shows in the connection's state, and takes no message away. */
  const quietly = (work: () => Promise<unknown>): void => void work().catch(() => undefined)

  const camera = new Camera(
    {
      now: () => model.now(),
      quietSince: () => quietSince,
      lanes: () => model.lanes.order,
      track: () => ({ left: grid.getBoundingClientRect().left + timeline.labelWidth, width: timeline.trackWidth }),
      changed: () => (moved = true),
    },
    grid,
  )

  const choose = (next: Choice): void => {
    choice = next
    dirty = true
    const index = model.lanes.order.findLastIndex(({ id }) => id === next.id)
    timeline.reveal(model.lanes.order.length - 1 - index)
    const mark = model.lanes.order[index]?.marks.find(({ number }) => number === next.attempt)
    if (mark) camera.reveal(mark.startedAt)
  }
  const open = (next: Choice): void => {
    const attempt = next.attempt ?? model.lanes.byId.get(next.id)?.marks.at(-1)?.number
    choose({ id: next.id, attempt })
    run(() => detail.show({ id: next.id, attempt }))
  }
  const detail: DetailPanel = new DetailPanel(part('detail', HTMLElement), {
    load: client.delivery,
    lane: (id) => model.lanes.byId.get(id),
    secretOf: (id) => model.secretOf(id),
    nameOf: (id) => model.nameOf(id),
    redeliver: (id) => act(() => client.redeliver(id)),
    cancel: (id) => act(() => client.cancel(id)),
    choose: open,
    closed() {
      grid.focus()
      dirty = true
    },
  })

  const readSubscriptions = async (): Promise<void> => {
    model.subscriptions = await client.subscriptions()
    counted = false
    dirty = true
  }
  const subscription = new SubscriptionDialog({
    async create(input, policy) {
      const { id } = await client.subscribe(input)
      if (policy === '') return
      try {
        await client.setOwnRetryPolicy(id, policy)
      } catch (error) {
        // What could not be made whole is not left behind.
        await client.unsubscribe(id)
        throw error
      }
    },
    change: client.patch,
    setPolicy: (id, policy) =>
      policy === undefined ? client.clearOwnRetryPolicy(id) : client.setOwnRetryPolicy(id, policy),
  })
  part('add', HTMLButtonElement).addEventListener('click', () => {
    subscription.open()
  })
  const receivers = new ReceiversPanel(part('receivers', HTMLUListElement), {
    edit: (known) => {
      subscription.open(known)
    },
    enable: (id, enabled) => act(() => client.patch(id, { enabled })),
    remove: (id) => act(() => client.unsubscribe(id)),
    open: (id) => {
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
  const attached = new AttachedFaultsBar(part('attached', HTMLElement))
  wirePublish(client, attached, run)

  const engine = wireEngine({ client, model, attached, act, changed: () => (dirty = true) })
  wireExport({
    lanes: () => model.lanes.order,
    view: () => camera.view(),
    now: () => model.now(),
    who: (id) => model.nameOf(id),
    load: client.delivery,
    context: () => readExportContext(client, model.parts),
    act,
  })
  part('reset', HTMLButtonElement).addEventListener('click', () => {
    run(async () => {
      await client.reset()
      await readClock()
    })
  })

  const take = (entries: readonly Entry[]): void => {
    const changed = model.read(entries)
    const last = entries.at(-1)
    if (last)
      quietSince = model.lanes.order.length > 0 && model.lanes.order.every(isSettled) ? Date.parse(last.at) : undefined
    const newest = model.lanes.order.at(-1)
    if (newest && changed.has(newest)) camera.newest(newest)
    const opened = detail.choice && model.lanes.byId.get(detail.choice.id)
    if (opened && changed.has(opened)) quietly(() => detail.refresh())
    if (entries.some(({ type }) => type === 'reset')) detail.close()
    if (
      entries.some(({ type }) => type === 'subscription-changed' || type === 'retry-policy-changed' || type === 'reset')
    )
      quietly(readSubscriptions)
    engine.take(entries)
    if (entries.some(({ type }) => type === 'clock-moved')) quietly(readClock)
    counted = false
    dirty = true
  }
  const feed = new JournalFeed({
    call: (path, signal) => client.control(path, { signal }),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    entries: take,
    startedOver() {
      model.forget()
      engine.clear()
      detail.close()
    },
    state(state) {
      const node = part('connection', HTMLParagraphElement)
      node.dataset['state'] = state
      setText(node, CONNECTION[state])
      if (state === 'live') quietly(() => Promise.all([readClock(), readSubscriptions(), engine.read()]))
    },
    token: () => client.renew('control'),
  })

  wireGrid(grid, {
    lanes: () => model.lanes.order,
    choice: () => choice,
    pageRows: () => Math.max(1, Math.floor(grid.clientHeight / timeline.rowHeight) - 1),
    choose,
    open,
    zoom: (factor) => {
      camera.zoom(factor)
    },
    toggleFollow: () => {
      camera.toggleFollow()
    },
  })
  grid.addEventListener('scroll', () => (moved = true))
  new ResizeObserver(() => (dirty = true)).observe(grid)

  const draw = (): void => {
    const { order } = model.lanes
    const now = model.now()
    acts.draw(model.parts, camera.view(), timeline.trackWidth)
    timeline.draw({ lanes: order, view: camera.view(), now, who: (id) => model.nameOf(id), choice })
    clock.draw(model.clock.mode, now)
    drawCount(part('count', HTMLElement), order)
    part('empty', HTMLElement).hidden = order.length > 0
    if (!counted) receivers.draw(model.subscriptions, tallyLanes(order))
    counted = true
    engine.draw(now)
  }
  let drawnAt = 0
  const frame = (at: number): void => {
    requestAnimationFrame(frame)
    const runs = model.clock.mode !== 'manual' && model.clock.mode !== 'auto'
    // Nothing can be placed in time before the mock's time is known.
    if (model.clock.now === 0 || !(moved || (at - drawnAt >= FRAME_MS && (dirty || runs)))) return
    drawnAt = at
    dirty = false
    moved = false
    draw()
  }
  requestAnimationFrame(frame)
  setInterval(() => {
    if (!document.hidden && part('connection', HTMLElement).dataset['state'] === 'live') quietly(readClock)
  }, CLOCK_CHECK_MS)
  setInterval(() => {
    const text = model.announcement()
    if (text !== '') part('announcer', HTMLElement).textContent = text
  }, ANNOUNCE_MS)
  void feed.run()
}
