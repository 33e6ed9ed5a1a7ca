import { spellingsOf } from '../../../kit/spellings.ts'
import { pollUntil } from '../patience.ts'
import type { ReceiverLog } from '../../under-test/receiver-log.ts'
import type { StepRunner } from '../step-runner.ts'

/** How long output may take to arrive, in real milliseconds. */
const HEARD_WITHIN_MS = 150

/** Shorter secrets match ordinary words by chance. */
const MIN_SECRET_LENGTH = 4

/** How many characters before a match to show. */
const MAX_CHARACTERS_BEFORE = 80

/**
 * Judges what the receiver prints: in plain text, base64 or hexadecimal, percent-encoded or escaped.
 * @throws {ReceiverUnreachable}
 */
export const runLog: StepRunner<'log'> = async (step, context) => {
  const { sent, run, fill, observations, scenario, printedBefore } = context
  await sent.settled()
  const attempt = sent.deliveries(sent.of(undefined)).at(-1)?.attempts.at(-1)
  const { log: output, secret } = run
  const sought = [
    ...step.hides.map(() => ({ name: 'the secret', shown: '***', text: secret })),
    ...step.excludes.map((text) => fill.text(text)).map((text) => ({ name: `"${text}"`, shown: text, text })),
  ]
  for (const { name, shown, text } of sought) {
    const expected = `a log without ${name}`
    if (!output) {
      observations.missing(step, expected, {
        attempt,
        seen: "the receiver's output is not available",
        fix: 'pass --start "COMMAND"',
        evidence: 'output',
      })
      continue
    }
    if (text.length < MIN_SECRET_LENGTH) {
      observations.missing(step, expected, {
        attempt,
        seen: `${name} is so short that it may match by chance`,
        fix: 'use a secret with at least 4 characters',
      })
      continue
    }
    const find = finder(output, printedBefore, text)
    const note = (before: string | undefined): void =>
      observations.note(
        step,
        {
          ok: before === undefined,
          check: { kind: 'printed', expected: name, shown, seen: before },
        },
        attempt,
        scenario,
      )
    const before = await pollUntil(find, (seen) => seen !== undefined, observations.hasFailed() ? 0 : HEARD_WITHIN_MS)
    if (before !== undefined) note(before)
    else observations.atEnd(`log ${expected}`, () => Promise.resolve(note(find())))
  }
}

/** Returns a function that searches new output, and returns the text before the first match on its line. */
const finder = (output: ReceiverLog, from: number, text: string): (() => string | undefined) => {
  const spellings = spellingsOf(text)
  let looked = from
  return () => {
    const lines = output.since(looked).split('\n')
    looked = output.printed()
    for (const line of lines) {
      const places = spellings.map((spelling) => line.search(spelling)).filter((place) => place >= 0)
      if (places.length > 0) return clip(line.slice(0, Math.min(...places)))
    }
    return undefined
  }
}

const clip = (before: string): string =>
  before.length > MAX_CHARACTERS_BEFORE ? `…${before.slice(-MAX_CHARACTERS_BEFORE)}` : before
