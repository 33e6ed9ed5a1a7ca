import { effect } from '@preact/signals'
import { render } from 'preact'
import type { Board } from './board/board.ts'
import type { DetailModel } from './detail/detail-model.ts'
import { part } from './parts/element.ts'
import type { Model } from './model.ts'
import type { PageState } from './page-state.ts'
import { readStory } from './board/story-steps.ts'
import type { ReceiverTally } from './panels/tallies.ts'
import type { Toasts } from './parts/toasts.ts'
import type { TravelModel } from './travel/travel-model.ts'
import { DensityStrip } from './board/density-strip.tsx'
import { DetailDrawer } from './detail/detail-drawer.tsx'
import { EmptyState } from './board/empty-state.tsx'
import { FindBar } from './board/find-bar.tsx'
import { FlowLine } from './board/flow-line.tsx'
import { StoryBanner } from './board/story-banner.tsx'
import { Scrubber } from './travel/scrubber.tsx'
import { ToastList } from './parts/toast-list.tsx'

export interface RenderedParts {
  readonly state: PageState
  readonly model: Model
  readonly board: Board
  readonly detail: DetailModel
  readonly toasts: Toasts
  readonly travel: TravelModel
  readonly tallies: () => ReadonlyMap<string, ReceiverTally>
  /** Opens the dialog that creates a subscription. */
  readonly add: () => void
  /** Replays everything. */
  readonly replay: () => void
}

/** Renders the Preact parts of the page, each into its element; from then on, signals update them. */
export const renderParts = ({
  state,
  model,
  board,
  detail,
  toasts,
  travel,
  tallies,
  add,
  replay,
}: RenderedParts): void => {
  render(<FlowLine state={state} tallies={tallies} />, part('flow', HTMLElement))
  render(<StoryBanner state={state} story={() => readStory(model.parts)} replay={replay} />, part('story', HTMLElement))
  render(<FindBar state={state} lanes={() => model.lanes.order} />, part('find', HTMLElement))
  render(
    <EmptyState
      state={state}
      publish={() => {
        part('publish-main', HTMLButtonElement).click()
      }}
      add={add}
      clear={() => {
        state.chip.value = 'all'
        state.search.value = ''
      }}
      isEmpty={() => model.lanes.order.length === 0}
      isNoneFound={() => model.lanes.order.length > 0 && state.found.value === 0}
    />,
    part('empty', HTMLElement),
  )
  render(
    <DensityStrip
      state={state}
      lanes={() => board.shown}
      goTo={(at) => {
        board.goTo(at)
      }}
    />,
    part('density', HTMLElement),
  )
  render(<Scrubber state={state} travel={travel} />, part('travel', HTMLElement))
  render(<ToastList toasts={toasts} />, part('toasts', HTMLElement))
  const drawer = part('detail', HTMLElement)
  render(<DetailDrawer detail={detail} />, drawer)
  effect(() => {
    drawer.hidden = detail.delivery.value === undefined || detail.choice.value === undefined
  })
}
