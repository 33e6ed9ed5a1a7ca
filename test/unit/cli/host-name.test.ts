import { expect, test } from 'vitest'
import { values } from '../../../src/cli/values.ts'

test.for([
  'mock',
  'mock.example.test',
  '*.svc.test',
  'ci-runner_1',
  '192.0.2.7',
  '[2001:db8::7]',
  'mock.example.test.',
])('%s is taken for a host name', (text) => {
  expect(values.hostName(text)).toBe(text)
})

test.for(['', '*', '*.', 'http://mock', 'mock:8484', 'mock/path', 'a..b', '*.*.test', 'a b', 'user@mock'])(
  '"%s" is not taken for a host name',
  (text) => {
    expect(() => values.hostName(text)).toThrow('is not a host name')
  },
)
