import { expect, test } from 'vitest'
import { opinionOfTls } from '../../../../../src/scenario/judge/preflight/tls-opinion.ts'

test.for([
  ['802C:error:0A00010B:SSL routines:ssl3_get_record:wrong version number', 'plain-http'],
  ['SSL routines:tls_get_more_records:packet length too long', 'plain-http'],
  ['self-signed certificate', 'untrusted-certificate'],
  ['unable to verify the first certificate', 'untrusted-certificate'],
  ['certificate has expired', 'expired-certificate'],
  ["Hostname/IP does not match certificate's altnames: Host: h", 'certificate-of-another-host'],
  ['handshake failure', 'tls'],
] as const)('"%s" is classified as %s', ([detail, id]) => {
  const opinion = opinionOfTls(`TLS with https://h failed: ${detail}; trust it`, new URL('https://h/'))
  expect(opinion.id).toBe(id)
  expect(opinion.fix).not.toBe('')
})
