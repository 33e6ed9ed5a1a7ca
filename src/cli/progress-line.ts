import { folderLine } from '../reporters/folder-line.ts'
import { folderNameOf } from '../reporters/folders.ts'
import type { ScenarioResult } from '../scenario/model/result.ts'
import { terminalLook } from './write-reports.ts'

/** Shows how far a run is while it goes on. */
export interface Progress {
  /** Takes each result as it comes. */
  readonly tell: (result: ScenarioResult, done: number, total: number) => void
  /** Puts a text in place of the live line. */
  readonly say: (text: string) => void
  readonly clear: () => void
}

/**
 * Makes a line on standard error that is drawn in place, where that is a terminal, and else, when `out` is given, a
 * line there for each folder as soon as all of its scenarios are done; none for one of which nothing was played.
 */
export const createProgress = (ids: readonly string[], out: NodeJS.WriteStream | undefined): Progress => {
  const on = process.stderr.isTTY
  const left = new Map<string, number>()
  for (const id of ids) left.set(folderNameOf(id), (left.get(folderNameOf(id)) ?? 0) + 1)
  const results = new Map<string, ScenarioResult[]>()
  let failed = 0
  return {
    tell(result, done, total) {
      const folder = folderNameOf(result.id)
      if (result.verdict === 'failed') failed += 1
      if (on) {
        const broken = failed > 0 ? `, ${String(failed)} failed` : ''
        process.stderr.write(`\r\x1b[K${String(done)}/${String(total)}${broken}  ${folder.slice(0, 60)}`)
      }
      const known = results.get(folder) ?? []
      results.set(folder, [...known, result])
      const isPlayed = [...known, result].some(({ verdict }) => verdict !== 'skipped')
      if (out && isPlayed && known.length + 1 === left.get(folder))
        out.write(`${folderLine(folder, results.get(folder) ?? [], terminalLook())}\n`)
    },
    say(text) {
      if (on) process.stderr.write(`\r\x1b[K${text}`)
    },
    clear() {
      if (on) process.stderr.write('\r\x1b[K')
    },
  }
}
