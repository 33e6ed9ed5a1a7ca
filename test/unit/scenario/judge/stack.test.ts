import { expect, test } from 'vitest'
import { stackOf } from '../../../../src/scenario/judge/stack.ts'
import type { Exchange } from '../../../../src/scenario/model/result.ts'
import { makeExchange } from '../../../support/sample-run.ts'

const answered = (headers: Readonly<Record<string, string>>, body = ''): Exchange =>
  makeExchange(1, { kind: 'rejected', response: { status: 404, reason: '', headers, body, truncated: false }, ms: 1 })

const NOSNIFF = { 'x-content-type-options': 'nosniff' }
const GO = { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' }
const PROTECTED = { ...NOSNIFF, 'x-frame-options': 'SAMEORIGIN', 'x-xss-protection': '1; mode=block' }
const WERKZEUG = '<!doctype html>\n<html lang=en>\n<title>401 Unauthorized</title>\n<h1>Unauthorized</h1>'

// As the receivers of test/receivers respond to an unknown path, an unsigned delivery and a signed "{".
test.each([
  ['express', { 'X-Powered-By': 'Express' }, 'invalid signature'],
  ['express', { ...NOSNIFF }, '<body>\n<pre>Cannot GET /nope</pre>\n</body>'],
  ['express', {}, '<pre>SyntaxError: Expected property name or &#39;}&#39; in JSON'],
  ['fastify', {}, '{"message":"Route GET:/nope not found","error":"Not Found","statusCode":404}'],
  ['fastify', {}, '{"statusCode":400,"error":"Bad Request","message":"Expected property name"}'],
  ['fastify', {}, '{"statusCode":415,"code":"FST_ERR_CTP_INVALID_MEDIA_TYPE","error":"Unsupported Media Type"}'],
  ['hono', { 'content-type': 'text/plain; charset=UTF-8' }, '404 Not Found'],
  ['python', { server: 'BaseHTTP/0.6 Python/3.11.7' }, '{}'],
  ['flask', { server: 'Werkzeug/2.2.2 Python/3.11.2' }, ''],
  ['flask', { server: 'gunicorn' }, WERKZEUG],
  ['fastapi', { server: 'uvicorn' }, '{"detail":"bad signature"}'],
  ['fastapi', {}, '{"detail":"Not Found"}'],
  ['go', GO, '404 page not found\n'],
  ['go', GO, 'invalid signature\n'],
  ['java', { 'content-type': 'text/html' }, '<h1>404 Not Found</h1>No context found for request'],
  ['servlet', { server: 'Jetty(9.4.57.v20241219)' }, ''],
  [
    'servlet',
    {},
    '<!doctype html><html lang="en"><head><title>HTTP Status 404</title></head><h3>Apache Tomcat/10.1.60</h3>',
  ],
  ['servlet', {}, '{"timestamp":"2026-01-01T00:00:00.000+00:00","status":404,"error":"Not Found","path":"/"}'],
  ['php', { 'x-powered-by': 'PHP/8.2.36' }, ''],
  ['sinatra', PROTECTED, ''],
  ['sinatra', {}, '<!DOCTYPE html>\n<html>\n<head>\n  <title>JSON::ParserError at &#x2F;webhook</title>'],
  ['csharp', { server: 'Mono-HTTPAPI/1.0' }, '{}'],
  ['csharp', { Server: 'Kestrel' }, ''],
] as const)('a receiver in %s is recognized by %o and %j', (stack, headers, body) => {
  expect(stackOf([answered({}), answered(headers, body)])).toBe(stack)
})

test.each([
  [{}, ''],
  [{ server: 'nginx/1.24.0' }, '<html>\r\n<head><title>404 Not Found</title></head>'],
  [{ 'content-type': 'application/json' }, '{"status":{"code":401,"message":"invalid signature"}}'],
  [{ 'content-type': 'text/plain; charset=utf-8' }, 'Unauthorized'],
] as const)('%o and %j, which any stack can send, identify nothing', (headers, body) => {
  expect(stackOf([answered(headers, body)])).toBeUndefined()
})

test('a framework takes precedence over its language, whichever is seen first', () => {
  const [go, express] = [answered(GO, 'x\n'), answered({ 'x-powered-by': 'Express' })]
  expect([stackOf([go, express]), stackOf([express, go])]).toEqual(['express', 'express'])
})
