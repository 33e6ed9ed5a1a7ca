import { markup } from './markup.ts'
import type { Level } from '../scenario/model/level.ts'

/** A label and its HTML; rows without HTML are left out. */
export type Row = readonly [label: string, html: string | undefined]

const row = ([label, html]: Row): string => (html === undefined ? '' : `<dt>${label}</dt><dd>${html}</dd>`)

/** Renders labels with their texts. */
export const labelled = (rows: readonly Row[]): string => `<dl class="labelled">${rows.map(row).join('')}</dl>`

/** Escapes a text; undefined stays undefined. */
export const escaped = (given: string | undefined): string | undefined =>
  given === undefined ? undefined : markup(given)

/** Renders a label with code or a command below it. */
export const block = (label: string, code: string): string =>
  `<p class="also">${markup(label)}</p><pre>${markup(code)}</pre>`

/** Renders the level of a promise as a badge. */
export const badge = (level: Level): string => `<span class="level ${level.toLowerCase()}">${level}</span>`

/** Returns the anchor of a scenario within the page. */
export const anchorOf = (id: string): string => `s-${id.replace(/[^\w/#-]/g, '_')}`

/** Renders a link to a scenario on the same page. */
export const linkTo = (id: string): string =>
  `<a href="#${encodeURIComponent(anchorOf(id))}"><code>${markup(id)}</code></a>`
