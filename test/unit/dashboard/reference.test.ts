import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
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

test('operations are told with the parameters of their path, and what is sent can not be called', () => {
  expect(operation('listEventLogs').parameters.map(({ name, in: place }) => `${name} in ${place}`)).toEqual([
    'webhookSubscriptionId in path',
    'event in path',
  ])
  expect(operation('sendTypingStarted')).toMatchObject({
    path: 'TypingStarted',
    door: undefined,
    tag: 'Conversation events',
  })
  expect(
    groupsOf([
      [API, 'api'],
      [CONTROL, 'control'],
    ]).map(({ name }) => name),
  ).toEqual(['Webhook subscriptions', 'Interactions', 'Control', 'Interaction events', 'Conversation events'])
})

test('an operation is found by any words of its name, path, method and purpose', () => {
  const found = (sought: string): string[] => ALL.filter((one) => matches(one, sought)).map(({ id }) => id)
  expect(found('DELETE webhooks/{')).toEqual(['deleteWebhook'])
  expect(found('server-sent')).toEqual(['streamJournal'])
  expect(found('nothing like it')).toEqual([])
})

test('what is filled in becomes a path, a query and a body, and a command that sends the same', () => {
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

test('schemas are told in words', () => {
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

test('a made-up example of a body is one that its schema takes', () => {
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
