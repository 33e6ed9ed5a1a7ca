import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const MAX_COLUMNS = 120
/** A literal of characters that nobody sees cannot be broken: the compiler checks it as one. */
const WIDE = new Set(['src/kit/visible.ts'])

const MAX_LINES = 250

/** Files of code below a folder, but for those that are generated. */
const codeIn = (root: string): readonly string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[jt]sx?$/.test(name))
    .map((name) => join(root, name))
    .filter((file) => !file.includes('generated/'))

test(`no file of the program has more than ${String(MAX_LINES)} lines, except generated ones`, () => {
  const files = codeIn('src')
  expect(files.length).toBeGreaterThan(500)
  const long = files.flatMap((file) => {
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n').length
    return lines > MAX_LINES ? [`${file}: ${String(lines)}`] : []
  })
  expect(long).toEqual([])
})

test(`no line of code or of the source tour is wider than ${String(MAX_COLUMNS)} columns`, () => {
  const files = [...['src', 'test'].flatMap(codeIn), 'src/README.md']
  expect(files.length).toBeGreaterThan(500)
  const wide = files
    .filter((file) => !WIDE.has(file))
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line, at) => (line.length > MAX_COLUMNS ? [`${file}:${String(at + 1)}`] : [])),
    )
  expect(wide).toEqual([])
})
