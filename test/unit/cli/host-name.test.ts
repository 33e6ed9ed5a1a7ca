import { expect, test } from 'vitest'
import { hostName } from '../../../src/cli/options/option-kinds.ts'

test.for([
  'mock',
  'mock.example.test',
  '*.svc.test',
  'ci-runner_1',
  '192.0.2.7',
  '[2001:db8::7]',
  'mock.example.test.',
])('%s is a host name', (text) => {
  expect(hostName.parse(text)).toBe(text)
})

test.for(['', '*', '*.', 'http://mock', 'mock:8484', 'mock/path', 'a..b', '*.*.test', 'a b', 'user@mock'])(
  '"%s" is not a host name',
  (text) => {
    expect(() => hostName.parse(text)).toThrow('is not a host name')
  },
)
