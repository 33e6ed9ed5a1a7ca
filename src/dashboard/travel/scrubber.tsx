import type { PageState } from '../page-state.ts'
import { SPEEDS, type TravelModel } from './travel-model.ts'
import { clockTime } from '../../timeline/local-time.ts'

/** Moves through the journal, entry by entry or at a given speed, and shows the mock as it was. */
export const Scrubber = ({ state, travel }: { readonly state: PageState; readonly travel: TravelModel }) => {
  void state.version.value
  const place = travel.place.value
  if (place === undefined) return null
  const said = `${clockTime(travel.at())}, ${travel.words()}`
  return (
    <div class="scrubber" role="group" aria-label="Time travel">
      <button type="button" class="small" aria-label="Previous entry" onClick={() => travel.step(-1)}>
        ◂
      </button>
      <button type="button" class="small" aria-pressed={travel.isPlaying.value} onClick={() => travel.play()}>
        {travel.isPlaying.value ? 'Pause' : 'Play'}
      </button>
      <button type="button" class="small" aria-label="Next entry" onClick={() => travel.step(1)}>
        ▸
      </button>
      <select
        aria-label="Speed"
        value={String(travel.speed.value)}
        onChange={(event) => (travel.speed.value = Number(event.currentTarget.value))}
      >
        {SPEEDS.map((speed) => (
          <option key={speed} value={String(speed)}>
            {speed}×
          </option>
        ))}
      </select>
      <input
        type="range"
        aria-label="Place in the journal"
        aria-valuetext={said}
        min="0"
        max={String(Math.max(0, travel.last))}
        value={String(place)}
        onInput={(event) => travel.goTo(Number(event.currentTarget.value))}
      />
      <span class="travel-words">
        {place + 1} of {travel.last + 1} · {said}
      </span>
      <button type="button" class="small strong" onClick={() => travel.live()}>
        Back to now
      </button>
    </div>
  )
}
