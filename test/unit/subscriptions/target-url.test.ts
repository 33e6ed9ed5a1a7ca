import { expect, test } from 'vitest'
import { MockError } from '../../../src/kit/error.ts'
import { checkTargetUrl } from '../../../src/subscriptions/target-url.ts'

const errorOf = (text: string): MockError => {
  try {
    checkTargetUrl(text)
  } catch (error) {
    if (error instanceof MockError) return error
  }
  throw new Error(`${text} is taken for a target`)
}

const SCHEMES = [
  '',
  'http:',
  'http:/',
  'http//',
  'http://',
  'http:///',
  'http:\\\\',
  'HTTP://',
  'ftp://',
  '//',
  'https:/',
  ' http://',
  'http://http://',
]
const USERS = [
  'user:PASSword',
  'PASSword',
  'us/er:PASSword',
  'user:PASS/word',
  'user:PASS@word',
  'user:PASS?word',
  'user:PASS#word',
  'user:PASS word',
  'user:PASS\nword',
]
const ENDS = ['@h', '@h:99999', '@h:x/y', '@', '@[::1', '%40h:99999', '\uff20h:99999', '@h/a?b#c', '@h h']

test('no error about a URL quotes a password, however malformed the URL is', () => {
  for (const scheme of SCHEMES) {
    for (const user of USERS) {
      for (const end of ENDS) {
        const text = `${scheme}${user}${end}`
        let told = ''
        try {
          checkTargetUrl(text)
        } catch (error) {
          told = error instanceof MockError ? `${error.message} ${error.fix}` : String(error)
        }
        expect(told, text).not.toMatch(/PASS|word@/)
      }
    }
  }
})

test('a URL without a password is quoted as it was given', () => {
  expect(errorOf('http:/127.0.0.1:99999/x').message).toBe('"http:/127.0.0.1:99999/x" is not an absolute URL')
  expect(errorOf('localhost/hook').fix).toBe('use http://localhost/hook')
})
