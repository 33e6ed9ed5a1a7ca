import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ERROR_EXAMPLES } from '../../../src/cli/explain/error-examples.ts'
import { explain, topics } from '../../../src/cli/explain/explained.ts'
import { writtenFaults, writtenRequirements } from '../../../src/cli/explain/written-specs.ts'
import { readFaultText } from '../../../src/cli/fault-text.ts'
import { REQUIREMENTS } from '../../../src/contract/generated/requirements.ts'
import { FAULTS } from '../../../src/faults/registry.ts'

const SRC = join(import.meta.dirname, '../../../src')

/** The texts of the program as one, with texts that are joined over several lines put together. */
const source = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/generated|error-examples\.ts$/.test(file))
  .map((file) => readFileSync(join(SRC, file), 'utf8'))
  .join('\n')
  .replace(/['"`] \+\s+['"`]/g, '')
  .replaceAll("\\'", "'")

/** Every three words of a text that follow each other; of a short text, which is made of values, none. */
const wordsTogether = (text: string): readonly string[] => {
  const words = text.split(/\s+/)
  return words.length < 8 ? [] : words.slice(2).map((_, at) => words.slice(at, at + 3).join(' '))
}

/** Codes whose message is the text of another part of the program, or a value as a whole. */
const OTHERS = new Set([
  ...['BODY_INVALID', 'BODY_TOO_LARGE', 'CONTENT_TYPE_INVALID', 'QUERY_INVALID', 'REPORT_NOT_WRITTEN'],
  ...['CONTRACT_BROKEN', 'SCENARIO_ERRORED', 'INTERNAL', 'LISTEN_FAILED', 'USAGE'],
])

test('the example of every error is made of texts that the source has', () => {
  const invented = Object.entries(ERROR_EXAMPLES).flatMap(([code, { message, fix }]) =>
    [...(OTHERS.has(code) ? [] : [message]), fix]
      .filter((text) => wordsTogether(text).length > 0)
      .filter((text) => !wordsTogether(text).some((words) => source.includes(words)))
      .map((text) => `${code}: ${text}`),
  )
  expect(invented).toEqual([])
})

test('everything can be explained, and no part of an explanation is missing', () => {
  const all = topics()
  expect(all.length).toBeGreaterThan(500)
  for (const { name, explain: explained } of all) {
    const text = explained()
    expect(text.startsWith(`${name} (`), name).toBe(true)
    expect(text, name).not.toMatch(/ undefined\n|\[object/)
    expect(text.split('\n').length, name).toBeGreaterThan(3)
  }
})

test('every requirement and every fault of the program is explained from its file', () => {
  const requirements = writtenRequirements()
  expect(requirements.map(({ id }) => id).sort()).toEqual(REQUIREMENTS.map(({ id }) => id).sort())
  expect(writtenFaults().map(({ name }) => name)).toEqual(FAULTS.map(({ name }) => name))
  expect(
    requirements.filter(({ reason, like }) => reason === undefined && like === undefined).map(({ id }) => id),
  ).toEqual([])
})

test('the example of every fault is one that the program accepts', () => {
  const faults = new Map(FAULTS.map(({ name, plane }) => [name, plane]))
  const explained = topics().filter(({ name }) => faults.has(name))
  expect(explained.length).toBeGreaterThanOrEqual(FAULTS.length)
  for (const { name, explain: explainTopic } of explained) {
    const text = explainTopic()
    if (!text.startsWith(`${name} (fault)`)) continue
    const plane = faults.get(name)
    const [, api, quoted, bare] = /-d '(\{.*\})'$|--fault (?:'(.*)'|(\S+))$/m.exec(text) ?? []
    if (plane === 'api') {
      const read = JSON.parse(api ?? '') as { faults: readonly { fault: string }[] }
      expect(read.faults.map(({ fault }) => fault)).toEqual([name])
    } else expect(readFaultText(quoted ?? bare ?? '').fault).toBe(name)
  }
})

test('names are found in capital and in small letters, and the nearest is offered for an unknown one', () => {
  expect(explain('port_in_use')).toContain('error PORT_IN_USE: 127.0.0.1:8484 is in use by another program')
  expect(explain('gwr-sig-002')).toContain('signature/rejects-a-missing-signature')
  expect(explain('unsigned')).toContain('--fault unsigned')
  expect(explain('traceid')).toContain('--assume traceId=per-attempt')
  expect(explain('no-dedupe')).toContain('receive --secret app-secret --defect no-dedupe')
  expect(() => explain('PORT_INUSE')).toThrow(
    expect.objectContaining({ code: 'TOPIC_UNKNOWN', fix: 'did you mean PORT_IN_USE?' }),
  )
  expect(() => explain('GWR-SIG-02')).toThrow(expect.objectContaining({ fix: 'did you mean GWR-SIG-002?' }))
})
