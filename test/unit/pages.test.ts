import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')

/** Pages that ship, and those about the code; not what reporters are expected to print. */
const PAGES = execFileSync('git', ['ls-files', '*.md', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && !path.includes('/rendered/'))

/** Returns the links of a page that lead to files, with the heading that they name. */
const linksOf = (page: string): readonly { readonly file: string; readonly heading: string | undefined }[] =>
  [...page.replace(/^```.*?^```$/gms, '').matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].map(
    ([, file = '', heading]) => ({ file, heading }),
  )

const headingsOf = (page: string): readonly string[] =>
  [...page.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  )

test('every link on a page leads to an existing file and heading', () => {
  const all = PAGES.flatMap((page) =>
    linksOf(readFileSync(join(ROOT, page), 'utf8')).map((link) => ({ page, ...link })),
  )
  expect(all.length).toBeGreaterThan(30)
  const broken = all.filter(({ page, file, heading }) => {
    const target = file === '' ? join(ROOT, page) : join(ROOT, dirname(page), file)
    if (!existsSync(target)) return true
    return heading !== undefined && !headingsOf(readFileSync(target, 'utf8')).includes(heading)
  })
  expect(broken).toEqual([])
})

test('the picture in the README is well-formed', () => {
  const picture = readFileSync(join(ROOT, '.github/acts.svg'), 'utf8')
  expect(XMLValidator.validate(picture)).toBe(true)
  expect(picture).not.toMatch(/<script|href=|<!--/)
})

test('the README has at most 220 lines', () => {
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(220)
})

test('every page has a title, and every folder for readers has a page', () => {
  for (const page of PAGES) expect(readFileSync(join(ROOT, page), 'utf8'), page).toMatch(/^(?:<!--.*-->\n+)?# \S/)
  for (const folder of ['.', 'src', 'spec', 'scenarios', 'test', 'test/receivers'])
    expect(existsSync(join(ROOT, folder, 'README.md')), folder).toBe(true)
})
