// `npm run bench [-- ROW ...]`: this project beside the bare thing, measured in one run. Prints a table with the target
// of each row that has one; it judges nothing else. Rows that take minutes are measured only when they are named.
// BENCH_NODE, the path of another Node, adds a row for a start on that one.
import { sending } from './rows/sending.js'
import { trigger } from './rows/trigger.js'
import { changes, list } from './rows/serving.js'
import { start } from './rows/starting.js'
import { advance, day, million, pending } from './rows/waiting.js'
import { memory } from './rows/steady.js'
import { page } from './rows/page.js'

const ROWS = { sending, trigger, list, changes, start, pending, advance, day }
const SLOW_ROWS = { million, memory, page }

const all = { ...ROWS, ...SLOW_ROWS }
const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(ROWS)
const unknown = names.filter((name) => !Object.hasOwn(all, name))
if (unknown.length > 0) {
  console.error(`error: no row "${unknown.join('", "')}" (expected some of ${Object.keys(all).join(', ')})`)
  process.exit(2)
}

const rows = []
for (const name of names) rows.push(...[await all[name]()].flat())

const shown = (value) => (value === undefined ? '-' : value.toFixed(value >= 100 ? 0 : 2))
console.log(`\n${'what'.padEnd(98)} ${'ours'.padStart(8)} ${'bare'.padStart(8)} ${'ratio'.padStart(8)}   target`)
for (const { what, ours, bare, ratio, target, least } of rows) {
  const isMet = least ? ratio >= target : ratio <= target
  const judged =
    target === undefined ? 'none' : `${least ? 'at least' : 'at most'} ${target} ${isMet ? 'met' : 'MISSED'}`
  console.log(
    `${what.padEnd(98)} ${shown(ours).padStart(8)} ${shown(bare).padStart(8)} ${shown(ratio).padStart(8)}   ${judged}`,
  )
}
const left = Object.keys(all).filter((name) => !names.includes(name))
if (left.length > 0) console.log(`\nnot measured: ${left.join(', ')} (npm run bench -- ${left.join(' ')})`)
process.exit(0)
