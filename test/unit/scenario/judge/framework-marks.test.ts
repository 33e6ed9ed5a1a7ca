import { expect, test } from 'vitest'
import { errorPageOf } from '../../../../src/scenario/judge/causes/error-page.ts'
import { FRAMEWORK_MARKS } from '../../../../src/scenario/judge/framework-marks.ts'
import { stackOf } from '../../../../src/scenario/judge/stack.ts'
import { makeExchange } from '../../../support/sample-run.ts'

const NODE = '\n    at /srv/app/node_modules/express/lib/router/layer.js:95:5'

test.each([
  ['Express', 'express', {}, `TypeError: x is undefined${NODE}`],
  ['Werkzeug', 'flask', { server: 'Werkzeug/3.0 Python/3.12' }, 'Traceback (most recent call last)'],
  ['Python', 'python', {}, 'Traceback (most recent call last):\n  File "/srv/app.py", line 3'],
  ['Spring', 'servlet', {}, '<h1>Whitelabel Error Page</h1>'],
  ['ASP.NET', 'csharp', {}, 'at Microsoft.AspNetCore.Routing.Endpoint'],
  ['Django', undefined, {}, '<p>You&#x27;re seeing this error because you have <code>DEBUG = True</code></p>'],
  ['Node.js', undefined, {}, 'Error: x\n    at main (file:///srv/app.js:3:9)'],
  [undefined, undefined, { server: 'nginx' }, 'internal error'],
] as const)('%s is the framework of a response, and %s its stack', (framework, stack, headers, body) => {
  const response = { status: 500, reason: '', headers, body, truncated: false }
  expect(errorPageOf(response).framework).toBe(framework)
  expect(stackOf([makeExchange(1, { kind: 'rejected', response, ms: 1 })])).toBe(stack)
})

test('a mark has at least one pattern', () => {
  for (const { framework, headers, body, text } of FRAMEWORK_MARKS)
    expect([headers, body, text].filter((pattern) => pattern !== undefined).length, framework).toBeGreaterThan(0)
})

test('an error is quoted without the punctuation that its quotation ended at', () => {
  const body = `SyntaxError: Unexpected token '\\x00', "{}" is not valid JSON${NODE}`
  const response = { status: 500, reason: '', headers: {}, body, truncated: false }
  expect(errorPageOf(response).error).toBe(`SyntaxError: Unexpected token '\\x00'`)
})
