import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withLists } from '../../../../src/build/cut-mistakes.ts'
import { describeMistake } from '../../../../src/scenario/language/describe-mistake.ts'
import { MISTAKE_MEANINGS } from '../../../../src/scenario/language/mistake-codes.ts'
import { readScenarios } from '../../../../src/scenario/language/read.ts'
import type { Scenario } from '../../../../src/scenario/model/scenario.ts'
import type { PublishStep } from '../../../../src/scenario/model/steps/publish.ts'
import { OPTIONS } from './table.ts'

const FILES = join(import.meta.dirname, 'files')
const textOf = (path: string): string => readFileSync(join(FILES, path), 'utf8')
const namesIn = (folder: string): string[] => readdirSync(join(FILES, folder)).filter((file) => file.endsWith('.yaml'))

const good = (name: string): readonly Scenario[] => {
  const { scenarios, mistakes } = readScenarios(textOf(`good/${name}.yaml`), `${name}.yaml`, OPTIONS)
  expect(mistakes).toEqual([])
  return scenarios
}
const published = (scenario: Scenario | undefined): PublishStep[] =>
  (scenario?.steps ?? []).filter((step) => step.kind === 'publish')

test.each(namesIn('good'))('parses %s without a mistake', (file) => {
  const { scenarios, mistakes } = readScenarios(textOf(`good/${file}`), file, OPTIONS)
  expect(mistakes).toEqual([])
  expect(scenarios.length).toBeGreaterThan(0)
})

test.each(namesIn('bad'))('reports the mistakes in %s', (file) => {
  const text = textOf(`bad/${file}`)
  const { scenarios, mistakes } = readScenarios(text, file, OPTIONS)
  expect(scenarios).toEqual([])
  expect(mistakes.map((mistake) => `${describeMistake(mistake, text)}\n`).join('\n')).toBe(
    withLists(textOf(`bad/${file.replace('.yaml', '.txt')}`), (count) => `${String(count)} more`),
  )
})

test('every code has an example file, apart from those about sizes and bytes', () => {
  const shown = new Set(
    namesIn('bad').flatMap((file) =>
      [...textOf(`bad/${file.replace('.yaml', '.txt')}`).matchAll(/^error SCENARIO_(\w+):/gm)].map(([, code]) => code),
    ),
  )
  expect(Object.keys(MISTAKE_MEANINGS).filter((code) => !shown.has(code))).toEqual([
    'MANY_MISTAKES',
    'NOT_UTF8',
    'TOO_LARGE',
    'TOO_MANY',
    'UNREADABLE',
  ])
})

test('the smallest scenario has the documented defaults', () => {
  const at = (line: number, column: number) => ({ file: 'smallest.yaml', line, column })
  expect(good('smallest')).toEqual([
    {
      name: 'accepts a delivery',
      file: 'smallest.yaml',
      at: at(1, 1),
      dialect: 'interactions',
      proves: [],
      retry: { attempts: 0, pauseMs: 5000, responseTimeoutMs: 10_000 },
      alone: false,
      needs: [],
      steps: [
        { kind: 'publish', at: at(3, 5), event: 'STARTED', copies: 1, times: 1, to: 'first', faults: [] },
        { kind: 'expect', at: at(4, 5), response: 'accepted' },
      ],
    },
  ])
})

test('a step that acts on the receiver process needs a started receiver, and runs alone', () => {
  const [life] = good('life')
  expect(life).toMatchObject({ alone: true, needs: ['start'] })
  expect(life?.steps).toMatchObject([
    { kind: 'sockets', asks: 'counted', withinMs: 5000 },
    { kind: 'kill', when: 'once-idle', responses: 1 },
    { kind: 'start' },
    { kind: 'publish', event: 'STARTED', as: 'burst', copies: 1, times: 500, to: 'first', faults: [] },
    { kind: 'kill', when: 'once-responded', responses: 150 },
    { kind: 'publish', event: 'FINISHED', copies: 1, times: 1, to: 'first', faults: [] },
    { kind: 'start', proves: 'GWR-RES-001' },
    { kind: 'publish', event: 'FINISHED', copies: 1, times: 1, to: 'first', faults: [] },
    { kind: 'stop', when: 'once-sent', responses: 1 },
    { kind: 'start' },
    { kind: 'pause', when: 'once-responded', responses: 1 },
    { kind: 'resume' },
    { kind: 'sockets', asks: 'released', withinMs: 3000, proves: 'GWR-IDM-001' },
  ])
})

test('every key is parsed', () => {
  const at = (line: number, column: number) => ({ file: 'everything.yaml', line, column })
  expect(good('everything')).toEqual([
    {
      name: 'takes whatever the grammar has',
      file: 'everything.yaml',
      at: at(2, 1),
      dialect: 'interactions',
      proves: ['GWR-SIG-001', 'GWR-RES-001'],
      because: 'Each key of the grammar stands here once.',
      cause: 'none',
      fix: 'none',
      retry: { attempts: 3, pauseMs: 5000, responseTimeoutMs: 10_000 },
      alone: true,
      needs: ['probe-processed', 'probe-state', 'probe-details', 'start', 'loopback'],
      steps: [
        {
          kind: 'publish',
          at: at(11, 5),
          event: 'STARTED',
          as: 'first',
          interaction: { mediaType: 'chat', subject: null, csid: 7 },
          details: {},
          copies: 5,
          times: 1,
          to: 'first',
          faults: [
            { fault: 'unsigned', at: at(17, 9), parameters: {} },
            { fault: 'signature', at: at(18, 9), parameters: { value: 'sha1=abc' } },
            { fault: 'slow', at: at(19, 9), parameters: { delay: 200, chunk: 16, then: 'cut' } },
          ],
        },
        { kind: 'redeliver', at: at(20, 5), delivery: 'first', times: 2, faults: [] },
        { kind: 'advance', at: at(23, 5), ms: 7_200_000 },
        {
          kind: 'expect',
          at: at(24, 5),
          delivery: 'first',
          proves: 'GWR-SIG-002',
          response: 'rejected',
          status: [401, '4xx', 403],
          headers: { 'content-type': 'json', 'x-id': '${first.eventId}' },
          body: 'conforms',
          hides: ['secret', 'signature', 'stack'],
          withinMs: 10_000,
          attempts: 1,
          pauseMs: 5000,
          state: 'delivered',
          sameAs: 'first',
        },
        {
          kind: 'probe',
          at: at(37, 5),
          of: 'first',
          proves: 'GWR-IDM-001',
          asks: { probe: 'processed', event: 'STARTED', count: 1 },
          interactionId: '${first.interactionId}',
          withinMs: 2000,
        },
        { kind: 'probe', at: at(44, 5), of: 'first', asks: { probe: 'state', state: 'FINISHED' }, withinMs: 2000 },
        { kind: 'self-uri', at: at(47, 5), of: 'first', proves: 'GWR-RES-001', wanted: 'not fetched', withinMs: 500 },
        { kind: 'nexus', at: at(51, 5), behavior: { kind: 'redirects' } },
        { kind: 'nexus', at: at(52, 5), behavior: { kind: 'responds with 404', times: 2 } },
        { kind: 'nexus', at: at(54, 5), behavior: { kind: 'responds late', ms: 3000 } },
        { kind: 'nexus', at: at(56, 5), behavior: { kind: 'responds' } },
        {
          kind: 'probe',
          at: at(57, 5),
          of: 'first',
          asks: { probe: 'details', details: { mediaType: 'chat', interactionSubtype: null } },
          withinMs: 2000,
        },
        { kind: 'self-uri', at: at(60, 5), of: 'first', wanted: 'not followed', withinMs: 2000 },
        {
          kind: 'log',
          at: at(62, 5),
          proves: 'GWR-RES-001',
          hides: ['secret'],
          excludes: ['${id.subject}', 'a text of its own'],
        },
      ],
    },
  ])
})

test('controls are parsed, and make a scenario run alone', () => {
  const [scenario] = good('controls')
  expect(scenario?.alone).toBe(true)
  expect((scenario?.steps ?? []).flatMap((step) => (step.kind === 'control' ? [step.sets] : []))).toEqual([
    { control: 'secrets', are: ['next', 'current'] },
    { control: 'secrets', are: ['next'] },
    { control: 'clock', is: 'now' },
    { control: 'clock', is: 2_147_483_647_000 },
    { control: 'outage', down: true },
  ])
  expect(published(scenario).map(({ to, under }) => [to, under])).toEqual([
    ['second', 'next'],
    ['first', undefined],
  ])
})

test('each row makes a separate scenario', () => {
  const scenarios = good('rows')
  expect(scenarios.map(({ name }) => name)).toEqual([
    'answers 400 to a cut body',
    'answers 4xx to digits',
    'answers 400 to nothing',
  ])
  expect(scenarios.map(({ row }) => row)).toEqual([
    { case: 'a cut body', value: '{"data":', status: 400, copies: 1 },
    { case: 'digits', value: 123, status: '4xx', copies: 2 },
    { case: 'nothing', value: '', status: 400, copies: 1 },
  ])
  // Within a text a cell stands as it was written: 0123 keeps its zero.
  expect(scenarios.map((one) => published(one)[0]?.body)).toEqual([
    { text: 'before {"data": after' },
    { text: 'before 0123 after' },
    { text: 'before  after' },
  ])
  expect(scenarios.map((one) => published(one)[0]?.copies)).toEqual([1, 2, 1])
  expect(scenarios.map((one) => one.steps[1])).toMatchObject([
    { status: [400] },
    { status: ['4xx'] },
    { status: [400] },
  ])
})

test('a text that is only a reference to a column has the type of its value', () => {
  expect(published(good('row-types')[0])[0]?.body).toEqual({
    json: { flag: true, nothing: null, number: 1.5, words: 'text', within: 'is true, null, 1.5' },
  })
})

test('references and literals stay in the text for the runner', () => {
  const [first, second, third] = published(good('references')[0])
  expect([first?.as, second?.as, third?.as]).toEqual(['first', 'second', undefined])
  expect(second?.interaction).toEqual({ id: '${first.interactionId}' })
  expect(third?.body).toEqual({
    json: { ids: ['${first.eventId}', '${second.operationId}', '${first.sessionId}', 'at ${second.selfUri}'] },
  })
  expect(third?.faults).toMatchObject([{ fault: 'signature', parameters: { value: 'sha1=${first.eventId}' } }])

  const [literals] = good('literals')
  expect(literals?.name).toBe('is not taken in by ${jndi:ldap://x}')
  expect(literals?.because).toBe('A text such as ${a.b} or ${case} is sent as it stands.')
  expect(published(literals)[0]?.body).toEqual({ text: '$${jndi:ldap://x} $${first.eventId} $$ { } $1' })
})

test('bodies are kept as JSON, exact text or hexadecimal digits, and cannot pollute a prototype', () => {
  const [empty, bytes, nothing, list, own] = published(good('bodies')[0]).map(({ body }) => body)
  expect(empty).toEqual({ text: '' })
  expect(bytes).toEqual({ hex: 'ff007b' })
  expect(nothing).toEqual({ json: null })
  expect(list).toEqual({ json: [1, 1.5, -0, 9_007_199_254_740_991, true, 'x', { a: { b: [] } }] })
  expect(JSON.stringify(own)).toBe(
    '{"json":{"1":"one","__proto__":{"polluted":true},' +
      '"constructor":{"prototype":{"polluted":true}},"<<":{"a":1},"true":"yes"}}',
  )
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  expect(Object.keys(Object.prototype)).toEqual([])
})

test('an alias has the value of its anchor', () => {
  const [first, second] = published(good('aliases')[0])
  expect(second?.interaction).toEqual(first?.interaction)
  expect(second?.faults).toEqual(first?.faults)
})

test('YAML 1.1 booleans are strings, and numbers in other bases are numbers', () => {
  expect(published(good('yaml-surprises')[0])).toMatchObject([
    { as: 'no', copies: 16, body: { json: { a: 'no', b: 'on', c: '1_000', d: 15, e: '2020-01-01', f: '12' } } },
  ])
})

test('a byte order mark and CR LF line ends change nothing', () => {
  expect(good('byte-order-mark')).toMatchObject([
    {
      name: 'begins with a mark of byte order',
      at: { line: 1, column: 1 },
      steps: [{ at: { line: 3, column: 5 } }, { at: { line: 4, column: 5 }, response: 'accepted' }],
    },
  ])
})

test('a name over several lines becomes one line', () => {
  expect(
    readScenarios(
      'scenario: |\n  two\n  lines\nsteps:\n  - publish: STARTED\n  - expect: any\n',
      'a.yaml',
      OPTIONS,
    ).scenarios.map(({ name }) => name),
  ).toEqual(['two lines'])
})

test('requirements are not checked when none are known', () => {
  const text = 'scenario: x\nproves: GWR-OWN-007\nsteps:\n  - publish: STARTED\n  - expect: any\n'
  expect(readScenarios(text, 'a.yaml', { ...OPTIONS, requirements: undefined }).mistakes).toEqual([])
  expect(readScenarios(text, 'a.yaml', OPTIONS).mistakes).toMatchObject([
    { code: 'SCENARIO_UNKNOWN_REQUIREMENT', at: { line: 2, column: 9 }, length: 11 },
  ])
})

test('files, tables and lists of steps have a maximum size', () => {
  const codes = (text: string) =>
    readScenarios(text, 'a.yaml', OPTIONS).mistakes.map(({ code, at }) => `${code} ${String(at.line)}`)
  const head = 'scenario: x ${case}\n'
  const steps = 'steps:\n  - publish: STARTED\n'
  expect(codes(`${head}rows:\n${'  - case: a\n'.repeat(500)}${steps}  - expect: any\n`)).toEqual([])
  expect(codes(`${head}rows:\n${'  - case: a\n'.repeat(501)}${steps}  - expect: any\n`)).toEqual([
    'SCENARIO_TOO_MANY 503',
  ])
  expect(codes(`scenario: x\n${steps}${'  - expect: any\n'.repeat(499)}`)).toEqual([])
  expect(codes(`scenario: x\n${steps}${'  - expect: any\n'.repeat(500)}`)).toEqual(['SCENARIO_TOO_MANY 503'])
  expect(codes(`${head}rows:\n${'  - case: a\n'.repeat(500)}${steps}${'  - expect: any\n'.repeat(499)}`)).toEqual([
    'SCENARIO_TOO_LARGE 1',
  ])
  expect(codes(`scenario: x\n${steps}    text: ${'x'.repeat(262_000)}\n  - expect: any\n`)).toEqual([])
  expect(codes(`scenario: x\n${steps}    text: ${'é'.repeat(131_100)}\n  - expect: any\n`)).toEqual([
    'SCENARIO_TOO_LARGE 1',
  ])
})

test('a table of 500 rows and a list of 500 steps are within the limits', () => {
  const cells = Array.from({ length: 5 }, (_, index) => `column${String(index)}`)
  const table =
    `scenario: x ${cells.map((cell) => `\${${cell}}`).join('')}\n` +
    'rows:\n' +
    `${`  - { ${cells.map((cell) => `${cell}: "a text, of some words"`).join(', ')} }\n`.repeat(500)}steps:\n` +
    '  - publish: STARTED\n' +
    '  - expect: any\n'
  expect(readScenarios(table, 'a.yaml', OPTIONS)).toMatchObject({ scenarios: { length: 500 }, mistakes: [] })
  const steps = Array.from(
    { length: 250 },
    (_, index) =>
      '  - publish: STARTED\n' +
      `    as: s${String(index)}\n` +
      '    interaction: { mediaType: chat }\n' +
      '  - expect:\n' +
      `      delivery: s${String(index)}\n` +
      '      status: [200, 4xx]\n',
  )
  expect(readScenarios(`scenario: x\nsteps:\n${steps.join('')}`, 'a.yaml', OPTIONS)).toMatchObject({
    scenarios: [{ steps: { length: 500 } }],
    mistakes: [],
  })
})

test('of many mistakes, the first 200 are reported, with the number of the others', () => {
  const { mistakes } = readScenarios(
    `scenario: x\n${Array.from({ length: 300 }, (_, index) => `k${String(index)}: 1\n`).join('')}`,
    'a.yaml',
    OPTIONS,
  )
  expect(mistakes).toHaveLength(201)
  expect(mistakes.at(-1)).toMatchObject({ code: 'SCENARIO_MANY_MISTAKES', message: '101 more mistakes start here' })
})
