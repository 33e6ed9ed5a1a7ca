import type { Opinion } from './opinion.ts'

const INSECURE = 'trust its certificate with NODE_EXTRA_CA_CERTS=file.pem, or accept any with --insecure'

/** Opinions on a failed TLS handshake, by the words of OpenSSL and Node. */
const KINDS: readonly { readonly mark: RegExp; readonly opinion: (host: string) => Opinion }[] = [
  {
    mark: /wrong version number|packet length too long|http request|unknown protocol|record layer failure/i,
    opinion: (host) => ({
      id: 'plain-http',
      sentence: `${host} does not speak TLS`,
      fix: 'use http:// in --target',
      confidence: 'likely',
      check: 'scheme',
    }),
  },
  {
    mark: /self[- ]signed|unable to (verify|get)/i,
    opinion: (host) => ({
      id: 'untrusted-certificate',
      sentence: `the certificate of ${host} is not signed by an authority that this machine trusts`,
      fix: INSECURE,
      confidence: 'certain',
    }),
  },
  {
    mark: /expired|not yet valid/i,
    opinion: (host) => ({
      id: 'expired-certificate',
      sentence: `the certificate of ${host} has expired or is not yet valid`,
      fix: 'renew it; for a test, accept any with --insecure',
      confidence: 'certain',
    }),
  },
  {
    mark: /altnames|hostname\/ip does not match/i,
    opinion: (host) => ({
      id: 'certificate-of-another-host',
      sentence: `the certificate of ${host} is for another host name`,
      fix: 'use the name in the certificate; for a test, accept any with --insecure',
      confidence: 'certain',
    }),
  },
]

/** Returns the opinion on a failed TLS handshake. */
export const opinionOfTls = (detail: string, { host }: URL): Opinion =>
  KINDS.find(({ mark }) => mark.test(detail))?.opinion(host) ?? {
    id: 'tls',
    sentence: detail.split(';')[0] ?? detail,
    fix: INSECURE,
    confidence: 'possible',
  }
