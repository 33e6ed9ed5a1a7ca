import { folderLine } from '../reporters/folder-line.ts'
import { folderNameOf } from '../reporters/folders.ts'
import type { ScenarioResult } from '../scenario/model/result.ts'
import { terminalLook } from './write-reports.ts'

/** Shows the progress of a run. */
export interface Progress {
  /** Updates the progress with a result. */
  readonly tell: (result: ScenarioResult, done: number, total: number) => void
  /** Replaces the live line. */
  readonly say: (text: string) => void
  readonly clear: () => void
}

/**
 * Creates the progress of a run: a live line on standard error if it is a terminal; if `out` is given, also a line
 * there for each folder once its scenarios are done, unless all were skipped.
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
