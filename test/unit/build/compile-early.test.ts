import { runInThisContext } from 'node:vm'
import { expect, test } from 'vitest'

const { inParentheses } = (await import(new URL('../../../src/build/compile-early.js', import.meta.url).href)) as {
  readonly inParentheses: (code: string, spans: ReadonlySet<string>) => string
}

/** The spans of texts in a code. */
const spansOf = (code: string, ...texts: string[]): ReadonlySet<string> =>
  new Set(texts.map((text) => `${String(code.indexOf(text))}-${String(code.indexOf(text) + text.length)}`))

test('the given functions, and no others, get parentheses', () => {
  const code = 'const a=x=>x+1,b=async()=>{},c=function(){return a};'
  expect(inParentheses(code, spansOf(code, 'x=>x+1', 'function(){return a}'))).toBe(
    'const a=(x=>x+1),b=async()=>{},c=(function(){return a});',
  )
})

test('functions that end together both get parentheses', () => {
  const code = 'const add=x=>y=>x+y;'
  const early = inParentheses(code, spansOf(code, 'x=>y=>x+y', 'y=>x+y'))
  expect(early).toBe('const add=(x=>(y=>x+y));')
  expect((runInThisContext(`${early}add`) as (x: number) => (y: number) => number)(1)(2)).toBe(3)
})

test('methods and declarations stay as they are', () => {
  const code = 'const o={m(){return 1},get g(){return 2}};class C{m(){return 3}}function f(){return 4}'
  const spans = spansOf(code, 'm(){return 1}', 'get g(){return 2}', 'm(){return 3}', 'function f(){return 4}')
  expect(inParentheses(code, spans)).toBe(code)
})

test('text beyond ASCII does not shift the parentheses', () => {
  const code = 'const t="\u{1f600}é",f=()=>t;'
  expect(inParentheses(code, spansOf(code, '()=>t'))).toBe('const t="\u{1f600}é",f=(()=>t);')
})
