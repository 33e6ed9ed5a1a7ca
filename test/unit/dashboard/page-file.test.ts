import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FROZEN_ID, LINKED_PROGRAM, LINKED_STYLE, pageFile } from '../../../src/dashboard/export/page-file.ts'

const MARKUP = '</script><script>hit()</script><!-- $& $1'
const page = readFileSync(new URL('../../../src/dashboard/index.html', import.meta.url), 'utf8')
const file = pageFile(
  { page, program: 'run("$&")', style: 'a{color:red}', programHash: 'PROGRAM=', styleHash: 'STYLE=' },
  { text: MARKUP },
)

test('the live page links the style and the program that an exported file holds instead', () => {
  for (const linked of [LINKED_STYLE, LINKED_PROGRAM]) {
    expect(page.split(linked)).toHaveLength(2)
    expect(file).not.toContain(linked)
  }
  expect(file).toContain('<style>a{color:red}</style>')
  expect(file).toContain('<script type="module">run("$&")</script>')
  expect(file).not.toMatch(/(src|href)="\/dashboard/)
})

test('the policy of an exported file allows its script and its style, and no connections', () => {
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(file) ?? []
  expect(policy).toBe(
    "default-src 'none'; script-src 'sha256-PROGRAM='; style-src 'sha256-STYLE='; img-src data:; " +
      "base-uri 'none'; form-action 'none'",
  )
  expect(file.indexOf('Content-Security-Policy')).toBeLessThan(file.indexOf('<style>'))
})

test('the journal in an exported file cannot start markup, and is read back unchanged', () => {
  const [, written = ''] = new RegExp(`id="${FROZEN_ID}">([^<]*)</script>`).exec(file) ?? []
  expect(JSON.parse(written)).toEqual({ text: MARKUP })
})
