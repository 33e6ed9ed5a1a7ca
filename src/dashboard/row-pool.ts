import type { BoardItem } from './board-rows.ts'
import { HeadRow } from './head-row.ts'
import { LaneRow } from './lane-row.ts'

type Row = LaneRow | HeadRow

/** The rows that are in the document. Those that leave the view show what enters it. */
export class RowPool {
  readonly #rows = new Map<string, Row>()

  all(): Iterable<readonly [string, Row]> {
    return this.#rows
  }

  /** Forgets the rows that are no longer in sight, and returns them, to show others. */
  release(seen: ReadonlySet<string>): Set<Row> {
    const unused = new Set<Row>()
    for (const [id, row] of this.#rows) {
      if (seen.has(id)) continue
      unused.add(row)
      this.#rows.delete(id)
    }
    return unused
  }

  /** Returns the row of an item: the one it has, one to spare, or a new one. */
  take(id: string, item: BoardItem, spare: Set<Row>): Row {
    let row = this.#rows.get(id)
    if (row) return row
    if (item.kind === 'lane') {
      for (const one of spare) {
        if (!(one instanceof LaneRow)) continue
        spare.delete(one)
        one.adopt(item.lane)
        row = one
        break
      }
      row ??= new LaneRow(item.lane)
    } else row = new HeadRow(item.kind)
    this.#rows.set(id, row)
    return row
  }
}
