import { XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import type { DeliveryView } from '../../../src/timeline/entry-view.ts'
import { inert } from '../../../src/dashboard/export/inert.ts'
import { lanesInView } from '../../../src/dashboard/export/lanes-in-view.ts'
import { DARK, type Palette } from '../../../src/picture/palette.ts'
import { timelineHtml } from '../../../src/dashboard/export/timeline-html.ts'
import { timelineSvg, type Picture } from '../../../src/dashboard/export/timeline-svg.ts'
import type { Lane, Mark } from '../../../src/timeline/lanes.ts'
import { laneOf } from '../../support/lane.ts'

const MARKUP = `<img src="x" onerror='hit()'>&amp;\u0000\uD800</text><script>hit()</script>`
const palette: Palette = {
  ...DARK,
  paper: '#000001',
  card: '#000002',
  ink: '#000003',
  quiet: '#000004',
  line: '#000005',
  field: '#000006',
  accent: '#000007',
  accepted: '#00aa00',
  rejected: '#aa0000',
  'timed-out': '#aaaa00',
  unreachable: '#aa00aa',
  'in-flight': '#0000aa',
}
const T = Date.UTC(2026, 0, 1)
const mark = (number: number, at: number, outcome: Mark['outcome'], faults: string[] = []): Mark => ({
  number,
  startedAt: T + at,
  endedAt: T + at,
  outcome,
  summary: outcome === 'rejected' ? '503' : '200',
  faults,
})
const lane = (more: Partial<Lane>): Lane => laneOf({ publishedAt: T, ...more })
const CONTEXT: Picture['context'] = {
  parts: [],
  receivers: [{ name: 'CRM', url: 'http://127.0.0.1:1/hook' }],
  policy: 'fixed(2s, attempts=5)',
  seed: 7,
  version: '1.2.3',
}
const pictureOf = (lanes: readonly Lane[], more: Partial<Picture> = {}): Picture => ({
  lanes,
  left: 0,
  view: { from: T, spanMs: 10_000 },
  now: T + 5000,
  who: () => 'CRM',
  palette,
  context: CONTEXT,
  ...more,
})

test('texts are escaped, and characters that XML cannot contain are replaced', () => {
  expect(inert(MARKUP)).toBe(
    '&lt;img src=&quot;x&quot; ' +
      'onerror=&#39;hit()&#39;&gt;&amp;amp;\uFFFD\uFFFD&lt;/text&gt;&lt;script&gt;hit()&lt;/script&gt;',
  )
  expect(inert('😀')).toBe('😀')
})

test('a picture is well-formed XML without scripts, whatever names and faults contain', () => {
  const svg = timelineSvg(
    pictureOf(
      [lane({ event: MARKUP, faults: [MARKUP], marks: [mark(1, 0, 'rejected', [MARKUP]), mark(2, 5000, 'accepted')] })],
      { who: () => MARKUP, left: 3 },
    ),
  )
  expect(XMLValidator.validate(svg)).toBe(true)
  expect([...new Set([...svg.matchAll(/<(\w+)/g)].map(([, name]) => name))].toSorted()).toEqual([
    'circle',
    'clipPath',
    'g',
    'path',
    'rect',
    'svg',
    'text',
    'title',
  ])
  expect(svg).toContain('and 3 older deliveries that are not drawn')
})

test('marks are drawn at their times, in the colors of the page', () => {
  const svg = timelineSvg(pictureOf([lane({ marks: [mark(1, 0, 'rejected'), mark(2, 5000, 'accepted')] })]))
  // The track reaches from 286 to 1184; five of ten seconds are its middle.
  expect(svg).toContain('<g transform="translate(286 129)" fill="#aa0000"')
  expect(svg).toContain('<g transform="translate(735 129)" fill="#00aa00"')
  expect(svg).toContain('Attempt 1: rejected 503 at 2026-01-01 00:00:00.000 UTC')
  expect(svg).toContain('2026-01-01 00:00:00 to 2026-01-01 00:00:10 UTC')
})

test('a picture names its target, policy, seed and version, and the color of each outcome', () => {
  const svg = timelineSvg(pictureOf([lane({}), lane({ id: 'dlv_2', state: 'exhausted' })]))
  expect(svg).toContain('mock-genesys 1.2.3 · to CRM http://127.0.0.1:1/hook · retries fixed(2s, attempts=5) · seed 7')
  expect(svg).toContain('fill="#00aa00">delivered<')
  expect(svg).toContain('fill="#aa0000">gave up<')
})

test('acts and notes are drawn above their deliveries, oldest first', () => {
  const parts = [
    { seq: 1, at: T, title: 'Act 1', caption: 'Long gone.' },
    { seq: 5, at: T, title: `Act 2 ${MARKUP}`, caption: 'word '.repeat(60).trim() },
    { seq: 8, at: T, title: 'The end', caption: 'One effect each.' },
  ]
  const svg = timelineSvg(
    pictureOf([lane({ seq: 6, event: 'FIRST' }), lane({ seq: 9, event: 'SECOND' })], {
      context: { ...CONTEXT, parts },
    }),
  )
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text = '']) => text)
  const told = texts.filter((text) => /^(Act|The end|One effect|FIRST|SECOND|word)/.test(text))
  expect(told.map((text) => text.split(' ').slice(0, 2).join(' '))).toEqual([
    ...['Act 2', 'word word', 'word word', 'FIRST'],
    ...['The end', 'One effect', 'SECOND'],
  ])
  expect(XMLValidator.validate(svg)).toBe(true)
})

test('a mark in the HTML file links to the details of its attempt', () => {
  const svg = timelineSvg(pictureOf([lane({ marks: [mark(1, 0, 'rejected')] })]), true)
  const html = timelineHtml({ svg, deliveries: [delivery], who: () => 'CRM', palette })
  const [, target = ''] = /<a href="#([^"]+)">/.exec(html) ?? []
  expect(target).toBe('dlv_1-1')
  expect(html).toContain(`<div id="${target}">`)
  expect(timelineSvg(pictureOf([lane({ marks: [mark(1, 0, 'rejected')] })]))).not.toContain('<a ')
})

test('a lost response is drawn as such, not as an unreachable receiver', () => {
  const svg = timelineSvg(pictureOf([lane({ marks: [mark(1, 0, 'unreachable', ['lost-response'])] })]))
  expect(svg).toContain(`fill="${palette['response-lost']}">response lost<`)
})

test('an export contains what is in view, oldest first', () => {
  const lanes = [
    lane({ id: 'before', marks: [mark(1, 0, 'accepted')] }),
    lane({ id: 'reaches in', marks: [mark(1, 0, 'rejected'), mark(2, 6000, 'accepted')] }),
    lane({ id: 'due', seq: 2, dueAt: T + 9000 }),
    lane({ id: 'after', publishedAt: T + 20_000 }),
  ]
  expect(lanesInView(lanes, { from: T + 5000, spanMs: 10_000 }).map(({ id }) => id)).toEqual(['reaches in', 'due'])
})

const delivery: DeliveryView = {
  id: 'dlv_1',
  event: { id: 'e', name: 'STARTED', at: '2026-01-01T00:00:00.000Z' },
  interactionId: MARKUP,
  subscriptionId: 's',
  dialect: 'interactions',
  state: 'delivered',
  createdAt: '2026-01-01T00:00:00.000Z',
  body: MARKUP,
  bodyBytes: MARKUP.length,
  attempts: [
    {
      number: 1,
      startedAt: '2026-01-01T00:00:00.000Z',
      method: 'POST',
      url: 'http://r/',
      headers: [['X-Odd', MARKUP]],
      faults: ['unsigned'],
      outcome: {
        kind: 'rejected',
        ms: 1,
        response: {
          status: 503,
          reason: MARKUP,
          headers: { 'x-markup': MARKUP },
          body: MARKUP,
          bodyBytes: MARKUP.length,
          truncated: false,
        },
      },
      decision: { kind: 'settle', state: 'exhausted', why: MARKUP },
    },
  ],
}

test('the HTML file shows requests and responses as text, in the colors of the page, without scripts', () => {
  const html = timelineHtml({ svg: '<svg></svg>', deliveries: [delivery], who: () => MARKUP, palette })
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`)
  expect(html).not.toMatch(/<script|<img|<link|https?:\/\/(?!r\/|www\.w3\.org)/)
  expect(html.match(/&lt;script&gt;/g)?.length).toBe(8)
  expect(html).toContain('color-scheme: dark')
  expect(html).toContain('under fault unsigned')
})
