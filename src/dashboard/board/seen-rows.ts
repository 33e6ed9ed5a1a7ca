import type { BoardItem } from './board-rows.ts'
import { HeadRow } from './head-row.ts'
import { LaneRow } from './lane-row.ts'

type Row = LaneRow | HeadRow

const fits = (row: Row, item: BoardItem): boolean =>
  item.kind === 'lane' ? row instanceof LaneRow : row instanceof HeadRow && row.kind === item.kind

/**
 * The rows in the document: only the visible ones. A row that leaves the view is reused for one that enters it, so
 * that scrolling creates little garbage.
 */
export class SeenRows {
  readonly #rows = new Map<string, Row>()
  #unused: Row[] = []
  /** Rows that were reused since the document was last put in order. */
  readonly #misplaced = new Set<HTMLElement>()

  all(): Iterable<readonly [string, Row]> {
    return this.#rows
  }

  /** Sets aside the rows that are no longer visible. */
  release(seen: ReadonlySet<string>): void {
    for (const [id, row] of this.#rows) {
      if (seen.has(id)) continue
      this.#unused.push(row)
      this.#rows.delete(id)
    }
  }

  /** Returns the row of an item: its current one, one that was set aside, or a new one. */
  take(id: string, item: BoardItem): Row {
    const known = this.#rows.get(id)
    if (known) return known
    const left = this.#unused.findIndex((one) => fits(one, item))
    const [used] = left < 0 ? [] : this.#unused.splice(left, 1)
    if (used) this.#misplaced.add(used.element)
    const row = used ?? (item.kind === 'lane' ? new LaneRow(item.lane) : new HeadRow(item.kind))
    this.#rows.set(id, row)
    return row
  }

  /** Whether rows may be out of visual order in the document. */
  get isMisplaced(): boolean {
    return this.#misplaced.size > 0
  }

  /** Removes reused rows from the document, so that the other rows need not be moved past them. */
  lift(): void {
    for (const element of this.#misplaced) element.remove()
    this.#misplaced.clear()
  }

  /** Removes the rows that were set aside and not reused. */
  drop(): void {
    for (const { element } of this.#unused) element.remove()
    this.#unused = []
  }
}
