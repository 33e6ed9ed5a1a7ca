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

/** The texts of the program as one: those joined over several lines put together, and § in place of each value. */
const source = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/generated|error-examples/.test(file))
  .map((file) => readFileSync(join(SRC, file), 'utf8'))
  .join('\n')
  .replace(/['"`] \+\s+['"`]/g, '')
  .replaceAll("\\'", "'")
  .replace(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, '§')
  .replace(/\s+/g, ' ')

/** What the examples give for values that are words. */
const VALUES = [
  ...['no such file or directory', 'there is no such file', 'permission denied', 'no space left on the device'],
  ...['too many open files', 'one of reject, ignore', 'mode real', 'it exited with', 'settled already: delivered'],
  ...['broken-json, truncated-json: the body is not JSON', 'Unexpected token m in JSON', 'probability is'],
  ...['(process 4711)', 'value: the whole value of the header', 'mistake in the', 'file in src', 'traceId', 'PATCH'],
  ...['GET, POST', 'the Content-Type', '(Did you mean'],
]

/** Codes whose example describes a text of another part of the program. */
const DESCRIBED = new Set(['CONTRACT_BROKEN', 'SCENARIO_ERRORED', 'SCENARIO_INVALID'])

/** Every three words of a text that follow each other, none of them a value (a quote, number, flag or path). */
const wordsTogether = (text: string): readonly string[] => {
  const words = VALUES.reduce((left, value) => left.replaceAll(value, '§'), text).split(/\s+/)
  return words
    .slice(2)
    .map((_, at) => words.slice(at, at + 3))
    .filter((three) => three.every((word) => /^\(?[A-Za-z][A-Za-z'-]*\)?[.,;:]?$/.test(word)))
    .map((three) => three.join(' ').replace(/[.,;:]$/, ''))
}

test("the example of every error has the program's wording", () => {
  const tried = Object.entries(ERROR_EXAMPLES).filter(([code]) => !DESCRIBED.has(code))
  const groups = tried.flatMap(([code, { message, fix }]) =>
    [message, fix].flatMap(wordsTogether).map((words) => ({ code, words })),
  )
  expect(groups.length).toBeGreaterThan(400)
  expect(groups.filter(({ words }) => !source.includes(words)).map(({ code, words }) => `${code}: ${words}`)).toEqual(
    [],
  )
})

test('everything can be explained, and every explanation is complete', () => {
  const all = topics()
  expect(all.length).toBeGreaterThan(500)
  for (const { name, explain: explained } of all) {
    const text = explained()
    expect(text.startsWith(`${name} (`), name).toBe(true)
    expect(text, name).not.toMatch(/ undefined\n|\[object/)
    expect(text.split('\n').length, name).toBeGreaterThan(3)
  }
})

test('every requirement and every fault is explained from its file', () => {
  const requirements = writtenRequirements()
  expect(requirements.map(({ id }) => id).sort()).toEqual(REQUIREMENTS.map(({ id }) => id).sort())
  expect(writtenFaults().map(({ name }) => name)).toEqual(FAULTS.map(({ name }) => name))
  expect(
    requirements.filter(({ reason, like }) => reason === undefined && like === undefined).map(({ id }) => id),
  ).toEqual([])
})

test('the example of every fault is valid', () => {
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

test('names are found in any case, and the nearest one is suggested for an unknown one', () => {
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
