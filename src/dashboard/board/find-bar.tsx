import { CHIPS, countChips, SEARCH_KEYS, type Chip } from './finding.ts'
import type { PageState } from '../page-state.ts'
import { FAULT_SIGN, GLYPHS } from '../../picture/glyphs.ts'
import { counted } from '../../picture/words.ts'
import type { Lane } from '../../timeline/lanes.ts'
import { clockTime } from '../../timeline/local-time.ts'

const WORDS: Readonly<Record<Chip, { readonly sign: string; readonly label: string; readonly means: string }>> = {
  all: { sign: '', label: 'All', means: 'Every delivery' },
  delivered: {
    sign: GLYPHS.accepted.sign,
    label: 'Delivered',
    means: 'The receiver accepted it in time',
  },
  retried: { sign: '↻', label: 'Retried', means: 'More than one attempt was made, whatever the outcome' },
  waiting: { sign: GLYPHS.due.sign, label: 'Waiting', means: 'Scheduled, held back or in flight' },
  failed: { sign: GLYPHS.rejected.sign, label: 'Gave up', means: 'Every attempt failed, and no retry follows' },
  faulty: { sign: FAULT_SIGN, label: 'Fault', means: 'A fault changed the delivery or one of its attempts' },
}

const HINT = `All words must match; ${SEARCH_KEYS.map((key) => `${key}:`).join(' ')} search one field, - excludes`

export interface FindBarParts {
  readonly state: PageState
  readonly lanes: () => readonly Lane[]
}

const moved = (at: number, key: string): number | undefined => {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key]
  return step === undefined ? undefined : (at + step + CHIPS.length) % CHIPS.length
}

const Chips = ({ state, lanes }: Pick<FindBarParts, 'state' | 'lanes'>) => {
  void state.version.value
  const counts = countChips(lanes())
  const gaveUp = lanes().filter(({ state: at, marks }) => at === 'exhausted' && marks.length > 1).length
  return (
    <div role="radiogroup" aria-label="Filter deliveries" class="chips">
      {CHIPS.map((chip, index) => {
        const { sign, label, means } = WORDS[chip]
        const isOn = state.chip.value === chip
        return (
          <button
            key={chip}
            type="button"
            role="radio"
            aria-checked={isOn}
            tabIndex={isOn ? 0 : -1}
            class={`chip ${chip}${counts[chip] === 0 ? ' none' : ''}`}
            title={means}
            onClick={() => (state.chip.value = chip)}
            onKeyDown={(event) => {
              const next = moved(index, event.key)
              if (next === undefined) return
              event.preventDefault()
              state.chip.value = CHIPS[next] ?? 'all'
              const radios = event.currentTarget.parentElement?.querySelectorAll('button')
              radios?.item(next).focus()
            }}
          >
            {sign !== '' && (
              <span class="sign" aria-hidden="true">
                {sign}{' '}
              </span>
            )}
            {label} <b>{counts[chip]}</b>
            {chip === 'retried' && gaveUp > 0 && <small> {gaveUp} of them gave up</small>}
          </button>
        )
      })}
    </div>
  )
}

const Refused = ({ state }: Pick<FindBarParts, 'state'>) => {
  const refused = state.refused.value
  if (refused.length === 0) return null
  return (
    <details class="refused">
      <summary>{counted(refused.length, 'API call')} refused</summary>
      <ul>
        {refused
          .slice(-20)
          .toReversed()
          .map(({ seq, at, method, path, status, reason }) => (
            <li key={seq}>
              <code>
                {method} {path}
              </code>{' '}
              <b>{status}</b> {reason} <span class="quiet">{clockTime(at)}</span>
            </li>
          ))}
      </ul>
    </details>
  )
}

/** Finds deliveries: chips with counts, a search field, totals, and a button for the next failure. */
export const FindBar = ({ state, lanes }: FindBarParts) => {
  void state.version.value
  const all = lanes()
  const requests = all.reduce((sum, { marks }) => sum + marks.length, 0)
  const { problem } = state.finds.value
  const known = all.flatMap(({ effects }) => effects ?? [])
  const effects = known.reduce((sum, one) => sum + one.done, 0)
  const isFiltered = state.chip.value !== 'all' || state.search.value.trim() !== ''
  return (
    <>
      <Chips state={state} lanes={lanes} />
      <div class="search">
        <input
          id="search"
          type="search"
          aria-label="Search deliveries"
          aria-describedby="search-problem"
          aria-keyshortcuts="/"
          placeholder="Search id, event, status:503 …"
          title={HINT}
          autocomplete="off"
          spellcheck={false}
          value={state.search.value}
          onInput={(event) => (state.search.value = event.currentTarget.value)}
        />
        <kbd aria-hidden="true">/</kbd>
      </div>
      <span id="totals" class="quiet">
        {isFiltered && `${String(state.found.value)} of `}
        <span id="count">{all.length}</span> {all.length === 1 ? 'event' : 'events'} · {counted(requests, 'request')}
        {known.length > 0 && ` · ${counted(effects, 'effect')}`}
      </span>
      <Refused state={state} />
      <p id="search-problem" class="field-error" role="alert" hidden={problem === undefined}>
        {problem}
      </p>
    </>
  )
}
