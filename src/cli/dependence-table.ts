import type { Alternative, Dependence } from '../scenario/run/alternatives.ts'
import type { Paint } from './paint.ts'

/** Renders the assumptions that a receiver depends on, one row per scenario. */
export const renderDependences = (
  tried: readonly Alternative[],
  found: readonly Dependence[],
  paint: Paint,
): string => {
  const names = (list: readonly Alternative[]): string =>
    list.map(({ assumption, value }) => `${assumption}=${value}`).join(', ')
  if (found.length === 0)
    return `\n${paint('green', 'depends on no assumption')}: every verdict stays the same under ${names(tried)}\n`
  const head = ['assumption', 'value', 'scenario', 'from → to']
  const rows = found.map(({ assumption, value, scenario, from, to }) => [
    assumption,
    value,
    scenario,
    `${from} → ${to}`,
  ])
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  const seenOf = ({ seen }: Dependence): string =>
    seen === undefined ? '' : `\n${paint('dim', `  ${seen.replace(/\s+/g, ' ').slice(0, 200)}`)}`
  const lines = found.map((one, at) => `${line(rows[at] ?? [])}${seenOf(one)}`)
  const same = tried.filter(
    ({ assumption, value }) => !found.some((one) => one.assumption === assumption && one.value === value),
  )
  return [
    '',
    paint('yellow', 'depends on these assumptions:'),
    '',
    paint('bold', line(head)),
    ...lines,
    '',
    ...(same.length > 0 ? [`no change under ${names(same)}`] : []),
    'see spec/assumptions.yaml; the exit code is that of the run with the defaults',
    '',
  ].join('\n')
}
