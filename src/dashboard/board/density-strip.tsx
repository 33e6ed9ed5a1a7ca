import { useMemo, useState } from 'preact/hooks'
import { densityOf, type Density } from './density.ts'
import type { PageState } from '../page-state.ts'
import { counted } from '../../picture/words.ts'
import type { Lane } from '../../timeline/lanes.ts'
import { clockTime } from '../../timeline/local-time.ts'

/** The fewest deliveries for which the strip is shown. */
const MIN_DELIVERIES = 50
const BUCKETS = 240
/** Height of the strip's drawing, in its own units. */
const HEIGHT = 100

/** Returns the outline of one count over all intervals; a single attempt among many stays visible. */
const outline = ({ buckets, most }: Density, count: 'attempts' | 'failed'): string => {
  const heightOf = (value: number): number => (value === 0 ? 0 : Math.max(12, (value / most) * HEIGHT))
  return buckets
    .map((bucket, index) => {
      const height = heightOf(bucket[count])
      return height === 0 ? '' : `M${String(index)} ${String(HEIGHT)}v${(-height).toFixed(1)}h1V${String(HEIGHT)}z`
    })
    .join('')
}

const drawingOf = (lanes: readonly Lane[]) => {
  const density = densityOf(lanes, BUCKETS)
  return { density, attempts: outline(density, 'attempts'), failed: outline(density, 'failed') }
}

/** Shows where attempts are dense and where they fail, over all recorded time; a click moves the view there. */
export const DensityStrip = ({
  state,
  lanes,
  goTo,
}: {
  readonly state: PageState
  readonly lanes: () => readonly Lane[]
  readonly goTo: (at: number) => void
}) => {
  const version = state.version.value
  const [place, setPlace] = useState<number | undefined>(undefined)
  const all = lanes()
  // The view moves every frame, but its content rarely changes.
  const drawn = useMemo(() => (all.length < MIN_DELIVERIES ? undefined : drawingOf(all)), [all, version])
  if (!drawn) return null
  const { from, to, buckets } = drawn.density
  const length = Math.max(1, to - from)
  const seen = state.inView.value
  const at = place ?? Math.max(0, Math.min(BUCKETS - 1, Math.floor(((seen.from - from) / length) * BUCKETS)))
  const bucket = buckets[at]
  const move = (index: number): void => {
    const next = Math.max(0, Math.min(BUCKETS - 1, index))
    setPlace(next)
    goTo((buckets[next]?.from ?? from) + length / BUCKETS / 2)
  }
  const percent = (instant: number): number => Math.max(0, Math.min(100, ((instant - from) / length) * 100))
  const onKey = (event: KeyboardEvent): void => {
    const index = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      PageUp: at - BUCKETS / 10,
      PageDown: at + BUCKETS / 10,
      Home: 0,
      End: BUCKETS - 1,
    }[event.key]
    if (index === undefined) return
    event.preventDefault()
    event.stopPropagation()
    move(index)
  }
  const { attempts = 0, failed = 0 } = bucket ?? {}
  const said = `${clockTime(bucket?.from ?? from)}, ${counted(attempts, 'attempt')}, ${String(failed)} failed`
  return (
    <div
      class="density"
      role="slider"
      tabIndex={0}
      aria-label="Attempts over time"
      aria-valuemin={0}
      aria-valuemax={BUCKETS - 1}
      aria-valuenow={at}
      aria-valuetext={said}
      title={`${clockTime(from)} to ${clockTime(to)}: attempts, and those that failed. Click to go there.`}
      onKeyDown={onKey}
      onClick={(event) => {
        const { left, width } = event.currentTarget.getBoundingClientRect()
        move(Math.floor(((event.clientX - left) / width) * BUCKETS))
      }}
    >
      <svg viewBox={`0 0 ${String(BUCKETS)} ${String(HEIGHT)}`} preserveAspectRatio="none" aria-hidden="true">
        <path class="all" d={drawn.attempts} />
        <path class="failed" d={drawn.failed} />
        <rect
          class="brush"
          x={(percent(seen.from) / 100) * BUCKETS}
          width={Math.max(1, ((percent(seen.to) - percent(seen.from)) / 100) * BUCKETS)}
          y="0"
          height={HEIGHT}
        />
      </svg>
      <span class="from" aria-hidden="true">
        {clockTime(from)} · attempts over time, failed ones in red
      </span>
      <span class="to" aria-hidden="true">
        {clockTime(to)}
      </span>
    </div>
  )
}
