import { expect, test } from 'vitest'
import { readFaultText } from '../../../src/cli/fault-text.ts'

test.for<[string, object]>([
  ['unsigned', { fault: 'unsigned' }],
  ['unsigned:attempts=1-2', { fault: 'unsigned', attempts: '1-2' }],
  ['signature-value:value=sha1=00,attempts=1', { fault: 'signature-value', value: 'sha1=00', attempts: '1' }],
  ['duplicate:copies=3', { fault: 'duplicate', copies: 3 }],
  ['hold-back:for=10s', { fault: 'hold-back', for: '10s' }],
  ['signature-value:value=12', { fault: 'signature-value', value: '12' }],
  ['{"fault":"signature-value","value":"a,b"}', { fault: 'signature-value', value: 'a,b' }],
])('%s is parsed', ([text, expected]) => {
  expect(readFaultText(text)).toEqual(expected)
})

test.for<[string, string]>([
  ['unsignd', 'FAULT_UNKNOWN'],
  ['', 'FAULT_UNKNOWN'],
  ['unsigned:', 'FAULT_PARAMETER_INVALID'],
  ['hold-back:for', 'FAULT_PARAMETER_INVALID'],
  ['duplicate:copies=two', 'FAULT_PARAMETER_INVALID'],
  ['duplicate:__proto__=1', 'FAULT_PARAMETER_UNKNOWN'],
  ['hold-back:for=10', 'DURATION_INVALID'],
  ['{"fault":1}', 'FAULT_PARAMETER_INVALID'],
  ['{fault: x}', 'FAULT_PARAMETER_INVALID'],
  ['api-outage', 'FAULT_MISPLACED'],
])('%s is rejected as %s', ([text, code]) => {
  expect(() => readFaultText(text)).toThrow(expect.objectContaining({ code }) as Error)
})
