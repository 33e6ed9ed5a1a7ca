// npm run test:receivers -- [NAME…] [--first-written | --conversations | --open-messaging] [--rows]: judges what
// test/receivers has, and says for each receiver how many rows passed and how many failed at each level.
import { parseArgs } from 'node:util'
import { LEVELS } from '../../src/scenario/model/level.ts'
import { DIALECT_VERSIONS, isInstalled, judgeStack, stackOf, STACKS, stacksWith } from './stacks.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    'first-written': { type: 'boolean' },
    conversations: { type: 'boolean' },
    'open-messaging': { type: 'boolean' },
    rows: { type: 'boolean' },
  },
})
const dialect = DIALECT_VERSIONS.find((name) => values[name])
const version = values['first-written'] ? 'as-first-written' : (dialect ?? 'receiver')
let [passed, failed, skipped] = [0, 0, 0]
const all = dialect ? stacksWith(dialect) : Object.keys(STACKS)
for (const id of positionals.length > 0 ? positionals : all) {
  const { name, get } = stackOf(id)
  if (!isInstalled(id)) {
    skipped += 1
    process.stdout.write(`${name}: skipped, its toolchain is not installed (${get})\n`)
    continue
  }
  const { run, status, stdout, stderr } = await judgeStack(id, version, ['--level', 'should'])
  const broken = (run?.scenarios ?? []).filter(({ verdict }) => verdict === 'failed')
  const errored = (run?.scenarios ?? []).filter(({ verdict }) => verdict === 'errored')
  const counted = LEVELS.map((level) => `${String(broken.filter((one) => one.level === level).length)} ${level}`)
  process.stdout.write(
    `${name}: ${String(run?.totals.passed ?? 0)} passed, failed ${counted.join(', ')}, ` +
      `${String(errored.length)} errored, exit code ${String(status)}\n`,
  )
  if (status === 0) passed += 1
  else failed += 1
  if (!run) process.stdout.write(stdout + stderr)
  if (values.rows)
    for (const { id: row, level, findings, reason } of [...broken, ...errored]) {
      const finding = findings.find((one) => one.verdict === 'failed' && one.level === level)
      const seen = finding ? `${finding.expected} | seen ${finding.seen.slice(0, 160)}` : reason
      process.stdout.write(`  ${level} ${row}: ${String(seen)}\n`)
    }
}
process.stdout.write(`${String(passed)} passed, ${String(failed)} failed, ${String(skipped)} skipped\n`)
process.exitCode = failed > 0 ? 1 : 0
