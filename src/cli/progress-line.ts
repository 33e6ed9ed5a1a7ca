import type { ScenarioResult } from '../scenario/model/result.ts'

/** A line on a terminal that says how far the run is; nothing elsewhere. */
export const createProgress = (): {
  tell: (result: ScenarioResult, done: number, total: number) => void
  say: (text: string) => void
  clear: () => void
} => {
  const on = process.stderr.isTTY
  let failed = 0
  return {
    tell({ verdict, id }, done, total) {
      if (verdict === 'failed') failed += 1
      if (!on) return
      const broken = failed > 0 ? `, ${String(failed)} failed` : ''
      process.stderr.write(`\r\x1b[K${String(done)}/${String(total)}${broken}  ${id.slice(0, 60)}`)
    },
    say(text) {
      if (on) process.stderr.write(`\r\x1b[K${text}`)
    },
    clear() {
      if (on) process.stderr.write('\r\x1b[K')
    },
  }
}
