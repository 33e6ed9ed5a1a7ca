import { expect, test } from 'vitest'
import { describeMistake } from '../../../../src/scenario/language/describe-mistake.ts'
import type { Mistake } from '../../../../src/scenario/language/mistake.ts'

/** Marks a part of a line, and answers the line as shown with what stands below it. */
const mark = (line: string, part: string, meant?: string): string[] => {
  const mistake: Mistake = {
    code: 'SCENARIO_YAML',
    message: 'm',
    at: { file: 'a.yaml', line: 2, column: line.indexOf(part) + 1 },
    length: part.length,
    meant,
    hint: 'h',
  }
  return describeMistake(mistake, `first\n${line}\nthird`).split('\n').slice(2, 4)
}

test('the caret marks the exact span, with the nearest word', () => {
  expect(mark('  - expct: 1', 'expct', 'expect')).toEqual([
    '  2 |   - expct: 1',
    '          ^^^^^ did you mean "expect"?',
  ])
})

test('wide characters take two columns, and combining characters none', () => {
  expect(mark('日本 x', 'x')).toEqual(['  2 | 日本 x', '           ^'])
  expect(mark('日本 x', '本')[1]).toBe('        ^^')
  expect(mark('e\u0301 x', 'x')[1]).toBe('        ^')
  expect(mark('😀 👩‍👩‍👧 x', 'x')[1]).toBe('            ^')
  expect(mark('한글：x', 'x')[1]).toBe('            ^')
  expect(mark('é – “x”', 'x')[1]).toBe('           ^')
})

test('a tab before the span stays a tab, so that any tab width works', () => {
  expect(mark('a:\t\tx', 'x')).toEqual(['  2 | a:\t\tx', '        \t\t^'])
  expect(mark('日\tx', 'x')[1]).toBe('        \t^')
})

test('a long line is shown around the span', () => {
  const [line, caret] = mark(`${'a'.repeat(300)}HERE${'b'.repeat(300)}`, 'HERE')
  expect(line).toBe(`  2 | …${'a'.repeat(60)}HERE${'b'.repeat(46)}…`)
  expect(caret).toBe(`       ${' '.repeat(60)}^^^^`)
  expect(mark(`HERE${'b'.repeat(300)}`, 'HERE')).toEqual([`  2 | HERE${'b'.repeat(106)}…`, '      ^^^^'])
  expect(mark('b'.repeat(300), 'b'.repeat(300))[1]).toBe(`      ${'^'.repeat(110)}`)
})

test('no control sequence in the line reaches the terminal', () => {
  expect(mark('a\u001b[31m\u202e x', 'x')).toEqual(['  2 | a·[31m· x', '              ^'])
  expect(mark('key: x\r', 'x')).toEqual(['  2 | key: x', '           ^'])
})

test('a span at the end of the text has a caret after it', () => {
  const mistake: Mistake = {
    code: 'SCENARIO_YAML',
    message: 'm',
    at: { file: 'a.yaml', line: 1, column: 4 },
    length: 1,
    meant: undefined,
    hint: 'h',
  }
  expect(describeMistake(mistake, 'abc')).toBe('error SCENARIO_YAML: m\n  a.yaml:1:4\n  1 | abc\n         ^\n  fix: h')
  expect(describeMistake({ ...mistake, at: { file: 'a.yaml', line: 9, column: 4 } }, 'abc')).toBe(
    'error SCENARIO_YAML: m\n  a.yaml:9:4\n  9 | \n      ^\n  fix: h',
  )
})
