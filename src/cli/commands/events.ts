import type { Command } from 'commander'
import { dialectNameOf } from '../../dialects/registry.ts'
import { EVENT_NAMES, evidenceOf, type PayloadEvidence } from '../../events/catalogue.ts'
import { paintFor, type Paint } from '../paint.ts'

/** What each kind of evidence means. */
const MEANINGS: Readonly<Record<PayloadEvidence, string>> = {
  document: 'the documents show the payload',
  capture: 'a public capture of a delivery, or the code of a public receiver, shows the payload',
  analogy: 'the product documents these fields elsewhere',
  invented: 'no source shows the payload: its fields are a guess',
}

interface EventInfo {
  readonly event: string
  readonly dialect: string
  readonly evidence: PayloadEvidence | null
}

export const registerEvents = (program: Command): void => {
  program
    .command('events')
    .description('Lists the events that can be published.')
    .command('list')
    .description('Lists every event with its dialect and the evidence for its payload.')
    .option('--json', 'print them as a JSON array')
    .addHelpText('after', '\nExample:\n  $ mock-genesys events list\n')
    .action(({ json }: { json?: true }) => {
      const infos = EVENT_NAMES.map((event) => ({
        event,
        dialect: dialectNameOf(event),
        evidence: evidenceOf(event) ?? null,
      }))
      process.stdout.write(
        json ? `${JSON.stringify(infos, null, 2)}\n` : describeEvents(infos, paintFor(process.stdout)),
      )
    })
}

/** Renders the output of `events list`. */
export const describeEvents = (infos: readonly EventInfo[], paint: Paint): string => {
  const width = Math.max(...infos.map(({ event }) => event.length))
  const dialects = Math.max(...infos.map(({ dialect }) => dialect.length))
  const rows = infos.map(
    ({ event, dialect, evidence }) =>
      `${paint('bold', event.padEnd(width))}  ${dialect.padEnd(dialects)}  ${evidence ?? 'not stated'}\n`,
  )
  const meanings = Object.entries(MEANINGS).map(([evidence, means]) => `${evidence.padEnd(8)}  ${means}\n`)
  return `${rows.join('')}\n${meanings.join('')}`
}
