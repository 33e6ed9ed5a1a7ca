import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const MAX_COLUMNS = 120
/** A literal of characters that nobody sees cannot be broken: the compiler checks it as one. */
const WIDE = new Set(['src/kit/visible.ts'])

test(`no line of code is wider than ${String(MAX_COLUMNS)} columns`, () => {
  const files = ['src', 'test'].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.[jt]sx?$/.test(name))
      .map((name) => join(root, name)),
  )
  expect(files.length).toBeGreaterThan(500)
  const wide = files
    .filter((file) => !file.includes('generated/') && !WIDE.has(file))
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line, at) => (line.length > MAX_COLUMNS ? [`${file}:${String(at + 1)}`] : [])),
    )
  expect(wide).toEqual([])
})
