import type { BoardItem } from './board-rows.ts'
import { HeadRow } from './head-row.ts'
import { LaneRow } from './lane-row.ts'

type Row = LaneRow | HeadRow

/** The rows that are in the document: those in sight, and no others. */
export class SeenRows {
  readonly #rows = new Map<string, Row>()

  all(): Iterable<readonly [string, Row]> {
    return this.#rows
  }

  /** Forgets the rows that are no longer in sight, and returns them. */
  release(seen: ReadonlySet<string>): Set<Row> {
    const unused = new Set<Row>()
    for (const [id, row] of this.#rows) {
      if (seen.has(id)) continue
      unused.add(row)
      this.#rows.delete(id)
    }
    return unused
  }

  /** Returns the row of an item: the one it has, or a new one. */
  take(id: string, item: BoardItem): Row {
    let row = this.#rows.get(id)
    if (row) return row
    row = item.kind === 'lane' ? new LaneRow(item.lane) : new HeadRow(item.kind)
    this.#rows.set(id, row)
    return row
  }
}
