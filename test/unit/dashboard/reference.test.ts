import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { codeSample } from '../../../src/dashboard/reference/code-samples.ts'
import { localExample } from '../../../src/dashboard/reference/local-example.ts'
import { withNamedSources } from '../../../src/dashboard/reference/sources.ts'
import { callOf, curlOfCall } from '../../../src/dashboard/reference/call.ts'
import { groupsOf, matches, operationsOf, type Operation } from '../../../src/dashboard/reference/operations.ts'
import { sampleOf } from '../../../src/dashboard/reference/sample.ts'
import { limitsText, membersOf, typeText, valuesOf } from '../../../src/dashboard/reference/schema-text.ts'
import type { Schema, Spec } from '../../../src/dashboard/reference/spec.ts'

const read = (name: string): Spec => parse(readFileSync(`spec/${name}.openapi.yaml`, 'utf8')) as Spec
const API = read('genesys')
const CONTROL = read('control')
const ALL = [...operationsOf(API, 'api'), ...operationsOf(CONTROL, 'control')]
const operation = (id: string): Operation => {
  const found = ALL.find((one) => one.id === id)
  if (found) return found
  throw new Error(`there is no ${id}`)
}

test('operations are listed with their path parameters, and webhooks cannot be called', () => {
  expect(operation('listEventLogs').parameters.map(({ name, in: place }) => `${name} in ${place}`)).toEqual([
    'webhookSubscriptionId in path',
    'event in path',
  ])
  expect(operation('sendTypingStarted')).toMatchObject({
    path: 'TypingStarted',
    api: undefined,
    tag: 'Conversation events',
  })
  expect(
    groupsOf([
      [API, 'api'],
      [CONTROL, 'control'],
    ]).map(({ name }) => name),
  ).toEqual(['Webhook subscriptions', 'Interactions', 'Control', 'Interaction events', 'Conversation events'])
})

test('an operation is found by any words of its name, path, method and description', () => {
  const found = (sought: string): string[] => ALL.filter((one) => matches(one, sought)).map(({ id }) => id)
  expect(found('DELETE webhooks/{')).toEqual(['deleteWebhook'])
  expect(found('server-sent')).toEqual(['streamJournal'])
  expect(found('nothing like it')).toEqual([])
})

test('a filled form becomes a path, a query and a body, and an equivalent command', () => {
  const listed = callOf(operation('listDeliveries'), {
    parameters: { state: 'delivered', limit: '2', eventId: '' },
    body: '',
  })
  expect(listed).toEqual({ method: 'GET', path: '/_mock/deliveries?state=delivered&limit=2', body: undefined })
  expect(curlOfCall(listed, 'http://127.0.0.1:8484', 'KEY')).toBe(
    `curl -sS -i 'http://127.0.0.1:8484/_mock/deliveries?state=delivered&limit=2' \\\n` +
      '  -H "authorization: Bearer $KEY"',
  )
  const sent = callOf(operation('addNote'), { parameters: {}, body: `{"text":"it's"}` })
  expect(curlOfCall(sent, 'http://h')).toBe(
    'curl -sS -i -X POST http://h/_mock/notes \\\n' +
      `  -H 'content-type: application/json' \\\n` +
      `  --data-raw '{"text":"it'\\''s"}'`,
  )
  expect(callOf(operation('getWebhook'), { parameters: { webhookSubscriptionId: 'a/ü' }, body: '' }).path).toBe(
    '/v1/webhooks/a%2F%C3%BC',
  )
  expect(() => callOf(operation('getWebhook'), { parameters: {}, body: '' })).toThrow(
    'webhookSubscriptionId is part of the path',
  )
})

test('schemas are described in words', () => {
  const spec: Spec = {
    ...API,
    components: { schemas: { Queue: { properties: { id: { type: 'string' } } }, Kind: { enum: ['chat', 'email'] } } },
  }
  const words = (schema: Schema): string => `${typeText(spec, schema)}; ${limitsText(spec, schema)}`
  expect(words({ oneOf: [{ $ref: '#/components/schemas/Queue' }, { type: 'null' }] })).toBe('Queue or null; ')
  expect(words({ type: 'array', items: { type: 'string', format: 'uuid' }, maxItems: 3 })).toBe(
    'array of string (uuid); at most 3 entries',
  )
  expect(words({ type: 'string', minLength: 1, maxLength: 255, pattern: '\\S' })).toBe(
    'string; 1 to 255 characters, pattern \\S',
  )
  expect(words({ type: ['integer', 'null'], minimum: 0, default: 0 })).toBe('integer or null; at least 0, default 0')
  expect(words({ $ref: '#/components/schemas/Kind' })).toBe('string; ')
  expect(
    valuesOf(spec, { type: 'array', items: { anyOf: [{ $ref: '#/components/schemas/Kind' }, { enum: ['sms'] }] } }),
  ).toEqual(['"chat"', '"email"', '"sms"'])
  expect(
    membersOf(spec, {
      allOf: [{ properties: { a: { type: 'string' } }, required: ['a'] }, { properties: { a: { const: 'x' }, b: {} } }],
    }),
  ).toEqual({ properties: { a: { type: 'string', const: 'x' }, b: {} }, required: new Set(['a']) })
})

test('a generated example body is valid by its schema', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  ajvFormats.default(ajv)
  ajv.addSchema(API, 'api').addSchema(CONTROL, 'control')
  const wrong = ALL.flatMap(({ id, spec, body }) => {
    const schema = body?.content['application/json']?.schema
    if (!schema) return []
    const check = ajv.compile(
      JSON.parse(JSON.stringify(schema).replaceAll('"#/', `"${spec === API ? 'api' : 'control'}#/`)) as object,
    )
    return check(sampleOf(spec, schema)) ? [] : [`${id}: ${ajv.errorsText(check.errors)}`]
  })
  expect(wrong).toEqual([])
  expect(ALL.filter(({ body }) => body).length).toBeGreaterThan(40)
})

const BODY = JSON.stringify({
  text: 'a "quote", a \\\\ and \u00e9 \ud83d\ude00',
  list: [1, true, null, {}],
  'a-b': false,
})

/** Runs a sample with the call replaced by printing what would be sent. */
const bodyOf = (command: string, args: readonly string[], code: string): unknown => {
  const { stdout, stderr } = spawnSync(command, [...args, code], {
    encoding: 'utf8',
    env: { ...process.env, KEY: 'k' },
  })
  expect(stderr).toBe('')
  return JSON.parse(stdout) as unknown
}

test('the samples in JavaScript and Python send what curl sends', () => {
  const input = { call: { method: 'PUT', path: '/a?b=c', body: BODY }, origin: 'http://h:1', key: 'KEY' }
  const javaScript = codeSample('JavaScript', input)
    .replace('fetch(', '((url, init) => ({ status: JSON.stringify([url, init]), text: () => "" }))(')
    .replace('console.log(response.status, await response.text())', 'console.log(response.status)')
  expect(bodyOf(process.execPath, ['--input-type=module', '-e'], javaScript)).toEqual([
    'http://h:1/a?b=c',
    { method: 'PUT', headers: { authorization: 'Bearer k', 'content-type': 'application/json' }, body: BODY },
  ])
  const [python = ''] = codeSample('Python', input).split('\ntry:')
  const print = 'print(json.dumps([request.full_url, request.method, json.loads(request.data), dict(request.headers)]))'
  expect(bodyOf('python3', ['-c'], `${python}\n${print}`)).toEqual([
    'http://h:1/a?b=c',
    'PUT',
    JSON.parse(BODY),
    { Authorization: 'Bearer k', 'Content-type': 'application/json' },
  ])
  expect(
    codeSample('JavaScript', {
      call: { method: 'GET', path: '/', body: undefined },
      origin: 'http://h',
      key: undefined,
    }),
  ).toBe('const response = await fetch("http://h/")\nconsole.log(response.status, await response.text())')
})

test('no visible text in any spec cites a document by number', () => {
  for (const spec of [API, CONTROL, read('open-messaging')])
    for (const { id, summary, description, body, responses, parameters } of operationsOf(withNamedSources(spec), 'api'))
      expect(JSON.stringify([summary, description, body, responses, parameters]), id).not.toMatch(/\bseeds? 00\d/i)
  expect(
    withNamedSources(API)
      .tags.map(({ description }) => description)
      .join(' '),
  ).not.toMatch(/\bseeds? 00\d/i)
})

test('no example call goes to another machine', () => {
  const example = { url: 'https://example.webhook/dashboard_integration', name: 'https://example.webhooks.test/' }
  expect(localExample(example)).toEqual({ url: 'http://127.0.0.1:8485/webhook', name: example.name })
  for (const { id, body } of ALL) {
    const examples = Object.values(body?.content['application/json']?.examples ?? {})
    for (const { value } of examples) {
      const hosts = [...JSON.stringify(localExample(value)).matchAll(/"url":"https?:\/\/([^/:"]+)/g)].map(
        ([, host]) => host,
      )
      expect(
        hosts.filter((host) => host !== '127.0.0.1'),
        id,
      ).toEqual([])
    }
  }
})
