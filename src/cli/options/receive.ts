import { MockError } from '../../kit/error.ts'
import { DIALECT_NAMES } from '../../dialects/registry.ts'
import { DEFAULT_POLICY } from '../../receiver/surroundings.ts'
import { DEFAULT_HOST } from '../../server/address.ts'
import { choice, count, duration, flag, policy, port, secret, text, url } from './option-kinds.ts'
import { declareOptions, type Kind } from './option.ts'

const status: Kind<number> = {
  placeholder: 'code',
  parse(given) {
    const code = Number(given)
    if (/^\d{3}$/.test(given) && code >= 200 && code <= 599) return code
    throw new MockError({
      code: 'STATUS_INVALID',
      message: `"${given}" is not a status code to answer with`,
      fix: 'give one from 200 to 599, such as 503',
    })
  },
  write: String,
  isOpen: true,
}

// The receiver is loaded when one is named: no other command needs it.
const defect: Kind<string> = {
  ...text,
  placeholder: 'name',
  parse: async (name) => (await import('../../receiver/defects/index.ts')).findDefect(name).name,
}
const variation: Kind<string> = {
  ...text,
  placeholder: 'name',
  parse: async (name) => (await import('../../receiver/variations.ts')).findVariation(name).name,
}

/** The options of `receive`. */
export const receive = declareOptions({
  host: { kind: text, placeholder: 'address', help: 'address to listen at', default: DEFAULT_HOST },
  port: { kind: port, help: 'port to listen at; 0 takes any free one', default: 8485 },
  secret: { kind: secret, help: 'what deliveries are signed with' },
  path: { kind: text, placeholder: 'path', help: 'where deliveries are taken', defaultText: 'everywhere' },
  secondPath: { kind: text, placeholder: 'path', help: 'where a second subscription delivers to' },
  secondSecret: { kind: secret, help: 'what deliveries to the second path are signed with' },
  dialect: {
    kind: choice(...DIALECT_NAMES),
    help: `takes deliveries of ${DIALECT_NAMES.join(' or ')} alone`,
    defaultText: 'interactions and conversations, by the signature header',
  },
  failFirst: { kind: count, help: 'refuses the first N deliveries with 503, then works' },
  status: { kind: status, help: 'answers every delivery with this status' },
  delay: { kind: duration, help: 'waits before each answer' },
  policy: {
    kind: policy,
    help: 'what to do with a bad signature: reject (401) or ignore (200 without effect)',
    default: DEFAULT_POLICY,
  },
  defect: { kind: defect, help: 'does something wrong; repeatable', many: true },
  variation: { kind: variation, help: 'is right in another way; repeatable', many: true },
  listDefects: { kind: flag, help: 'list what can be done wrong, and end' },
  nexus: {
    kind: url,
    help: 'origin that selfUri is fetched from when an interaction has started',
    defaultText: 'nothing is fetched',
  },
  store: {
    kind: text,
    placeholder: 'file',
    help:
      'keep what took effect in this file, written before each answer, so that a restart or a crash forgets ' +
      'nothing',
    defaultText: 'nothing is kept',
  },
  controls: {
    kind: flag,
    help: 'takes PUT /control/secrets, /control/clock and /control/outage: whoever reaches it may change its secret',
  },
  json: { kind: flag, help: 'print what is received as NDJSON' },
})
