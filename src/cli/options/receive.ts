import { asManyAsFit } from './fitting-names.ts'
import { MockError } from '../../kit/error.ts'
import { DIALECT_NAMES } from '../../dialects/registry.ts'
import { DEFAULT_POLICY } from '../../receiver/environment.ts'
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
      message: `"${given}" is not a valid response status`,
      fix: 'use a status from 200 to 599, such as 503',
    })
  },
  write: String,
  isOpen: true,
}

// The receiver is loaded on demand: no other command needs it.
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
  host: { kind: text, placeholder: 'address', help: 'address to listen on', default: DEFAULT_HOST },
  port: { kind: port, help: 'port to listen on; 0 chooses a free one', default: 8485 },
  secret: { kind: secret, help: 'the secret that deliveries are signed with' },
  path: { kind: text, placeholder: 'path', help: 'the path of deliveries', defaultText: 'any' },
  secondPath: {
    kind: text,
    placeholder: 'path',
    topic: 'probes',
    help: 'the path of deliveries of a second subscription',
  },
  secondSecret: { kind: secret, topic: 'probes', help: 'the secret of the second subscription' },
  dialect: {
    kind: choice(...DIALECT_NAMES),
    brief: asManyAsFit(DIALECT_NAMES),
    help: `accept only deliveries of ${DIALECT_NAMES.join(' or ')}`,
    defaultText: 'interactions and conversations, by the signature header',
  },
  failFirst: { kind: count, topic: 'faults', help: 'respond with 503 to the first N deliveries' },
  status: { kind: status, topic: 'faults', help: 'respond to every delivery with this status' },
  delay: { kind: duration, topic: 'faults', help: 'wait before each response' },
  policy: {
    kind: policy,
    brief: 'on a bad signature: reject (401) or ignore (200)',
    help: 'what to do with a bad signature: reject (401) or ignore (200 without effect)',
    default: DEFAULT_POLICY,
  },
  defect: { kind: defect, topic: 'faults', help: 'misbehave in this way (repeatable)', many: true },
  variation: { kind: variation, topic: 'faults', help: 'behave correctly in another way (repeatable)', many: true },
  listDefects: { kind: flag, topic: 'faults', help: 'list the defects, and exit' },
  nexus: {
    kind: url,
    topic: 'probes',
    brief: 'origin to fetch selfUri from',
    help: 'origin to fetch selfUri from when an interaction starts',
    defaultText: 'nothing is fetched',
  },
  store: {
    kind: text,
    placeholder: 'file',
    topic: 'probes',
    brief: 'keep state in this file',
    help: 'keep its state in this file, written before each response, so that a restart or a crash loses nothing',
    defaultText: 'in memory',
  },
  controls: {
    kind: flag,
    topic: 'probes',
    brief: 'offer PUT /control/secrets, …/clock and …/outage',
    help:
      'offer PUT /control/secrets, /control/clock and /control/outage; anyone who can reach the receiver can then ' +
      'change its ' +
      'secret',
  },
  json: { kind: flag, topic: 'output', help: 'print what is received as NDJSON' },
})
