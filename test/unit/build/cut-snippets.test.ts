import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { cutSnippets, probesOf, withoutMarks } from '../../../src/build/cut-snippets.ts'

test('a region appears under each of its topics, without marks and indentation', () => {
  const text = 'a\n  // snippet: raw, limit\n  b\n    c\n  // end snippet\n# snippet: raw\nd\n# end snippet\n'
  expect(cutSnippets(text, 'x')).toEqual({ raw: 'b\n  c\n…\nd', limit: 'b\n  c' })
  expect(withoutMarks(text)).toBe('a\n  b\n    c\nd\n')
})

test.each([
  ['// snippet: raw\na\n', 'x: the region "raw" does not end (add "end snippet")'],
  ['// snippet: row\n// end snippet\n', 'x: "row" is not a topic (expected one of raw, verify'],
  ['// snippet: raw\n// snippet: raw\n', 'x: "// snippet: raw" is inside another region'],
])('a mistake in the marks of %j is reported', (text, message) => {
  expect(() => cutSnippets(text, 'x')).toThrow(message)
})

test('each stack in test/receivers has a correct receiver and a first draft, without comments', () => {
  const home = join(import.meta.dirname, '../../receivers')
  const { stacks } = parse(readFileSync(join(home, 'stacks.yaml'), 'utf8')) as { stacks: object }
  const folders = Object.keys(stacks)
  expect(folders.length).toBeGreaterThanOrEqual(12)
  for (const name of folders) {
    const files = readdirSync(join(home, name))
    const first = files.find((file) => /^as_?-?first_?-?written\.(?!yaml)/i.test(file))
    expect([name, files.some((file) => /^receiver\./i.test(file)), first !== undefined]).toEqual([name, true, true])
    const text = readFileSync(join(home, name, first ?? ''), 'utf8')
    expect([name, text.split('\n').filter((line) => /^\s*(?:\/\/|#|\/\*)/.test(line))]).toEqual([name, []])
  }
})

test('the pages show the receiver in test/receivers/express, and its probes', () => {
  const receiver = readFileSync(join(import.meta.dirname, '../../receivers/express/receiver.js'), 'utf8')
  const page = (path: string): string => readFileSync(join(import.meta.dirname, '../../..', path), 'utf8')
  expect(page('spec/testing.md')).toContain(`\`\`\`js\n// receiver.mjs\n${withoutMarks(receiver)}\`\`\``)
  expect(page('README.md')).toContain(`\`\`\`js\n${probesOf(receiver)}\n\`\`\``)
})
