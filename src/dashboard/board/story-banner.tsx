import type { PageState } from '../page-state.ts'
import { bareTitle, type StorySteps } from './story-steps.ts'

/** Shows the steps of the story with their numbers, the title of the current one, and the last sentence. */
export const StoryBanner = ({
  state,
  story,
  replay,
}: {
  readonly state: PageState
  readonly story: () => StorySteps | undefined
  /** Replays everything. */
  readonly replay: () => void
}) => {
  void state.version.value
  const shown = story()
  if (!shown) return null
  return (
    <>
      <ol class="story-steps" aria-label="Acts">
        {shown.steps.map(({ title, isDone, isNow }, index) => (
          <li
            key={index}
            class={isDone ? 'done' : ''}
            aria-current={isNow ? 'step' : undefined}
            title={bareTitle(title)}
          >
            {isDone ? '✓' : String(index + 1)}
          </li>
        ))}
      </ol>
      <div id="story-text" aria-live="polite">
        <strong>{bareTitle(shown.title)}</strong> <span>{shown.caption}</span>
      </div>
      <div class="story-actions">
        <button type="button" class="small" title="Replay everything on the board" onClick={replay}>
          Replay
        </button>
        <a href="/present" class="needs-mock">
          Present
        </a>
      </div>
    </>
  )
}
