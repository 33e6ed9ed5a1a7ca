// Makes V8 compile the functions that a start calls together with their file.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync, Visitor } from 'rolldown/utils'
import { afterFirstResponse } from './run-start.js'

/** Counts calls of functions; returns the spans of the called ones by the URL of their file. */
const lookAtCalls = (process) => {
  const { Session } = process.getBuiltinModule('node:inspector')
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  return () => {
    let scripts = []
    session.post('Profiler.takePreciseCoverage', (_, { result }) => {
      scripts = result
    })
    return scripts
      .filter(({ url }) => url.startsWith('file:'))
      .map(({ url, functions }) => {
        const called = functions.map(({ ranges: [range] }) => range).filter(({ count }) => count > 0)
        return { url, spans: called.map(({ startOffset, endOffset }) => `${startOffset}-${endOffset}`) }
      })
  }
}

/**
 * Puts parentheses around the function expressions that have one of these spans. A method has none: its span begins at
 * its name, that of its expression behind it.
 */
export const inParentheses = (code, spans) => {
  const inserted = []
  const insert = ({ start, end }) => {
    if (spans.has(`${start}-${end}`)) inserted.push([start, '('], [end, ')'])
  }
  const { program } = parseSync('file.cjs', code)
  new Visitor({ ArrowFunctionExpression: insert, FunctionExpression: insert }).visit(program)
  // One that ends where another begins does not exist: a bracket or a comma is between them.
  inserted.sort(([a], [b]) => a - b)
  const ends = [...inserted.map(([at]) => at), code.length]
  return inserted.reduce((text, [at, mark], i) => text + mark + code.slice(at, ends[i + 1]), code.slice(0, ends[0]))
}

/**
 * Marks the functions that `serve` calls until its first response. V8 compiles a function in parentheses together with
 * its file, and so its compiled code is kept for the next start; any other is compiled at its first call, every time.
 */
export const compileEarly = async (cli) => {
  const spansOf = new Map()
  for (const seen of await afterFirstResponse(cli, lookAtCalls))
    for (const { url, spans } of seen) spansOf.set(url, new Set([...(spansOf.get(url) ?? []), ...spans]))
  for (const [url, spans] of spansOf) {
    const file = fileURLToPath(url)
    // Only files of the command are changed, whatever else the start loads.
    if (dirname(file) !== dirname(cli)) continue
    writeFileSync(file, inParentheses(readFileSync(file, 'utf8'), spans))
  }
}
