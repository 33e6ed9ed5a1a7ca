import { markup } from './markup.ts'
import type { Level } from '../scenario/model/level.ts'

/** A label and its HTML; rows without any are left out. */
export type Row = readonly [label: string, html: string | undefined]

const row = ([label, html]: Row): string => (html === undefined ? '' : `<dt>${label}</dt><dd>${html}</dd>`)

/** Labels with their texts beside them. */
export const labelled = (rows: readonly Row[]): string => `<dl class="labelled">${rows.map(row).join('')}</dl>`

/** Escaped text, where there is any. */
export const escaped = (given: string | undefined): string | undefined =>
  given === undefined ? undefined : markup(given)

/** A label, and code or a command below it. */
export const block = (label: string, code: string): string =>
  `<p class="also">${markup(label)}</p><pre>${markup(code)}</pre>`

/** The level of a promise as a small badge. */
export const badge = (level: Level): string => `<span class="level ${level.toLowerCase()}">${level}</span>`

/** The address of a scenario within the page. */
export const anchorOf = (id: string): string => `s-${id.replace(/[^\w/#-]/g, '_')}`

/** A link to a scenario on the same page. */
export const linkTo = (id: string): string =>
  `<a href="#${encodeURIComponent(anchorOf(id))}"><code>${markup(id)}</code></a>`
