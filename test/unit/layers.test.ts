import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

const SRC = join(import.meta.dirname, '../../src')

interface Row {
  /** What the room is for, and so why these arrows and no others. */
  readonly why: string
  /** Rooms it imports from; `type:` means types alone. */
  readonly from: readonly string[]
}

/**
 * Which room may import from which, from the ground up: a room imports only from rooms above it in this table. Rooms
 * are the folders of src/, those inside scenario/, and the top-level files.
 */
const ROOMS: Readonly<Record<string, Row>> = {
  kit: { why: 'errors, durations, texts: knows nothing of the domain', from: [] },
  clock: { why: 'time, real and virtual; reports only that a clock is stuck', from: ['kit'] },
  contract: { why: 'the spec at run time', from: ['kit'] },
  events: { why: 'what can happen, by the spec; drawn from the seed and stamped', from: ['kit', 'clock', 'contract'] },
  dialects: { why: 'bytes, headers and signatures of an event', from: ['kit', 'clock', 'contract', 'events'] },
  subscriptions: {
    why: 'who wants which events, and which targets are allowed',
    from: ['kit', 'events', 'dialects'],
  },
  faults: {
    why: 'deviations, as data and a small function each; those of a signature ask its dialect for the grammar',
    from: ['kit', 'clock', 'contract', 'events', 'dialects'],
  },
  journal: {
    why: 'the state: its vocabulary is made of the ids and names of what it records',
    from: ['kit', 'type:clock', 'type:contract', 'type:events', 'type:dialects', 'type:subscriptions', 'type:faults'],
  },
  delivery: {
    why: 'from publish to settled',
    from: ['kit', 'clock', 'events', 'type:dialects', 'subscriptions', 'faults', 'journal'],
  },
  engine: {
    why: 'puts the parts together, without a server',
    from: ['kit', 'clock', 'contract', 'events', 'dialects', 'subscriptions', 'faults', 'journal', 'delivery'],
  },
  timeline: { why: 'readings of the journal as the control API shows it', from: ['kit', 'type:contract'] },
  server: {
    why: 'HTTP in front of the engine; maps wire types to ours, and sends the page what it would read itself',
    from: [
      'kit',
      'clock',
      'contract',
      'events',
      'dialects',
      'subscriptions',
      'journal',
      'delivery',
      'type:engine',
      'timeline',
    ],
  },
  picture: {
    why: 'glyphs, palette and words that page, export, report and terminal share',
    from: ['kit', 'timeline'],
  },
  dashboard: {
    why: 'the page knows the mock by its control API alone; what kit gives it runs in a browser',
    from: ['kit', 'type:contract', 'timeline', 'picture'],
  },
  receiver: {
    why: 'a receiver like any other: it knows the signature, its defects by the spec, and nothing of the mock',
    from: ['kit', 'clock', 'contract', 'dialects'],
  },
  mock: { why: 'a door: the engine with its server', from: ['engine', 'server'] },
  'scenario/model': {
    why: 'what a scenario is and what comes of it',
    from: ['type:kit', 'contract', 'type:events', 'type:dialects', 'type:journal'],
  },
  'scenario/language': {
    why: 'reads files into the model; cannot see the runner',
    from: ['kit', 'contract', 'clock', 'events', 'dialects', 'faults', 'delivery', 'scenario/model'],
  },
  'scenario/judge': {
    why: 'decides from the journal what was kept and broken',
    from: [
      'kit',
      'clock',
      'contract',
      'type:events',
      'dialects',
      'faults',
      'type:journal',
      'type:engine',
      'scenario/model',
    ],
  },
  'scenario/under-test': {
    why: 'the receiver: its process, output, probes and controls',
    from: ['kit', 'clock', 'subscriptions', 'type:journal', 'delivery', 'type:engine', 'server', 'type:scenario/model'],
  },
  'scenario/run': {
    why: 'plays scenarios: brings language, judge and receiver together',
    from: [
      'kit',
      'clock',
      'contract',
      'events',
      'dialects',
      'type:subscriptions',
      'faults',
      'journal',
      'engine',
      'scenario/model',
      'scenario/language',
      'scenario/judge',
      'scenario/under-test',
    ],
  },
  reporters: {
    why: 'render a run and never change it; which level is graver than which, the model knows',
    from: ['kit', 'type:dialects', 'type:journal', 'picture', 'scenario/model'],
  },
  load: { why: 'many deliveries at a rate', from: ['kit', 'type:clock', 'type:journal', 'type:engine'] },
  harness: {
    why: 'a door: scenarios against a receiver',
    from: [
      'kit',
      'type:dialects',
      'scenario/model',
      'scenario/language',
      'scenario/under-test',
      'scenario/run',
      'reporters',
    ],
  },
  cli: {
    why: 'commands: options in, text out; every part has one',
    from: [
      'kit',
      'clock',
      'contract',
      'events',
      'subscriptions',
      'dialects',
      'faults',
      'journal',
      'delivery',
      'engine',
      'server',
      'timeline',
      'picture',
      'receiver',
      'mock',
      'scenario/model',
      'scenario/language',
      'scenario/run',
      'reporters',
      'load',
      'harness',
    ],
  },
  build: {
    why:
      'makes what is generated; nothing of it ships; topics of snippets are those that contract knows; a mock sends ' +
      'the examples of the reference',
    from: [
      'kit',
      'contract',
      'events',
      'dialects',
      'picture',
      'mock',
      'cli',
      'scenario/model',
      'scenario/language',
      'reporters',
    ],
  },
  index: {
    why: 'the door of the package: what is public',
    from: [
      'kit',
      'type:clock',
      'events',
      'dialects',
      'type:subscriptions',
      'type:journal',
      'type:delivery',
      'type:engine',
      'mock',
      'type:scenario/model',
      'type:reporters',
      'harness',
    ],
  },
  msw: { why: 'the door for MSW', from: ['mock'] },
  vitest: {
    why: 'the door for Vitest',
    from: [
      'kit',
      'type:scenario/model',
      'scenario/language',
      'scenario/under-test',
      'scenario/run',
      'reporters',
      'harness',
    ],
  },
}

interface Arrow {
  readonly file: string
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

const roomOf = (file: string): string =>
  file
    .split('/')
    .slice(0, file.startsWith('scenario/') ? 2 : 1)
    .join('/')
    .replace(/\.tsx?$/, '')

/** Every import of a file that is ours, with whether it brings types alone. */
const arrowsOf = (file: string, text: string): Arrow[] =>
  [
    ...text.matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from\s+['"](\.[^'"]+)['"]/gm),
    ...text.matchAll(/()import\(\s*['"](\.[^'"]+)['"]\s*\)/g),
  ].map(([, type, from = '']) => ({
    file,
    from,
    to: normalize(join(dirname(file), from)),
    typeOnly: type?.trim() === 'type',
  }))

const violationOf = ({ file, from, to, typeOnly }: Arrow): string[] => {
  const [room, target] = [roomOf(file), roomOf(to)]
  const row = ROOMS[room]
  if (!row) return [`${file}: the room "${room}" has no row in the table`]
  if (target === room || row.from.includes(target) || (typeOnly && row.from.includes(`type:${target}`))) return []
  return [`${file} imports ${from}: ${room} (${row.why}) may import ${row.from.join(', ') || 'nothing of ours'}`]
}

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('generated'))
const arrows = sources.flatMap((file) => arrowsOf(file, readFileSync(join(SRC, file), 'utf8')))

/** Groups of files that import each other in a circle, types included. */
const cyclesIn = (given: readonly Arrow[]): string[] => {
  const imports = new Map<string, string[]>()
  for (const { file, to } of given) imports.set(file, [...(imports.get(file) ?? []), to])
  const reachedFrom = (file: string): Set<string> => {
    const reached = new Set<string>()
    const next = [...(imports.get(file) ?? [])]
    for (let one = next.pop(); one !== undefined; one = next.pop()) {
      if (reached.has(one)) continue
      reached.add(one)
      next.push(...(imports.get(one) ?? []))
    }
    return reached
  }
  return [...imports.keys()].filter((file) => reachedFrom(file).has(file)).sort()
}

test('imports point in one direction', () => {
  expect(sources.length).toBeGreaterThan(20)
  expect(arrows.flatMap(violationOf)).toEqual([])
})

test('a folder imports only from folders above it in the table', () => {
  const order = Object.keys(ROOMS)
  const upward = order.flatMap((room, place) =>
    (ROOMS[room]?.from ?? [])
      .filter((target) => order.indexOf(target.replace('type:', '')) >= place)
      .map((target) => `${room} ← ${target}`),
  )
  expect(upward).toEqual([])
})

test('no row allows an unused import, or values where types are enough', () => {
  const unused = Object.entries(ROOMS).flatMap(([room, { from }]) =>
    from
      .filter((target) => {
        const used = arrows.filter(
          (arrow) => roomOf(arrow.file) === room && roomOf(arrow.to) === target.replace('type:', ''),
        )
        return used.length === 0 || (!target.startsWith('type:') && used.every(({ typeOnly }) => typeOnly))
      })
      .map((target) => `${room} ← ${target}`),
  )
  expect(unused).toEqual([])
})

test('every folder in the table exists', () => {
  const rooms = new Set(sources.map(roomOf))
  expect(Object.keys(ROOMS).filter((room) => !rooms.has(room))).toEqual([])
})

const TOUR = readFileSync(join(SRC, 'README.md'), 'utf8')

test('the tour describes the folders of the table, in order', () => {
  const described = [...TOUR.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)]
  expect(described.map(([, room]) => room)).toEqual(Object.keys(ROOMS))
  for (const [, room, sentence] of described) expect(sentence, room).toMatch(/^[A-Z].{20,}\.$/)
})

test('the tour mentions only files and folders that exist', () => {
  const named = [...TOUR.matchAll(/(?<![\w./-])[a-z][\w.-]*\/[\w./-]*\w/g)].map(([path]) => path)
  expect(named.length).toBeGreaterThan(40)
  const isThere = (path: string): boolean => existsSync(join(SRC, path)) || existsSync(join(SRC, '..', path))
  const isPattern = (path: string): boolean => /[A-Z]{4}/.test(path.replace(/README/, ''))
  expect(named.filter((path) => !isPattern(path) && !isThere(path))).toEqual([])
})

test('no files import each other in a cycle, not even for types', () => {
  expect(cyclesIn(arrows)).toEqual([])
})

test('a forbidden import is reported with the reason', () => {
  const found = arrowsOf(
    'clock/clock.ts',
    "import { a } from '../journal/store.ts'\nimport type { b } from '../delivery/x.ts'",
  ).flatMap(violationOf)
  const clock = 'clock (time, real and virtual; reports only that a clock is stuck) may import kit'
  expect(found).toEqual([
    `clock/clock.ts imports ../journal/store.ts: ${clock}`,
    `clock/clock.ts imports ../delivery/x.ts: ${clock}`,
  ])
  expect(arrowsOf('journal/store.ts', "import { a } from '../faults/x.ts'").flatMap(violationOf)).toHaveLength(1)
  expect(arrowsOf('journal/store.ts', "import type { a } from '../faults/x.ts'").flatMap(violationOf)).toEqual([])
})

test('a cycle is found through any number of files', () => {
  const ring = [
    ...arrowsOf('a/one.ts', "import { two } from './two.ts'"),
    ...arrowsOf('a/two.ts', "import type { three } from '../b/three.ts'"),
    ...arrowsOf('b/three.ts', "import { one } from '../a/one.ts'"),
    ...arrowsOf('b/four.ts', "import { one } from '../a/one.ts'"),
  ]
  expect(cyclesIn(ring)).toEqual(['a/one.ts', 'a/two.ts', 'b/three.ts'])
})
