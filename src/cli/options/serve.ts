import { DEFAULT_RETENTION } from '../../engine/defaults.ts'
import { DIALECT_NAMES, INTERACTION_EVENTS } from '../../events/catalogue.ts'
import { DEFAULT_HOST, DEFAULT_PORT } from '../../server/address.ts'
import { engine } from './engine.ts'
import { eventList, hidden, hostName, port, secret, size, text, url } from './option-kinds.ts'
import { declareOptions } from './option.ts'

/** The options of `serve`. */
export const serve = declareOptions({
  host: {
    kind: text,
    placeholder: 'address',
    topic: 'server',
    help: 'address to listen on',
    default: DEFAULT_HOST,
  },
  port: { kind: port, help: 'port to listen on; 0 chooses a free one', default: DEFAULT_PORT },
  target: { kind: url, help: 'adds a subscription that delivers to this receiver' },
  secret: {
    kind: secret,
    brief: 'the secret of that subscription',
    help: 'the secret of that subscription; a flag is visible in ps, MOCK_GENESYS_SECRET is not',
  },
  events: {
    kind: eventList,
    brief: 'events or dialects it receives, or all',
    help:
      `events or dialects (${DIALECT_NAMES.join(', ')}) of that subscription, separated by commas; all is ` +
      'interactions and conversations',
    default: INTERACTION_EVENTS,
  },
  apiKey: {
    kind: hidden,
    placeholder: 'key',
    topic: 'server',
    brief: 'the emulated API requires this key',
    help:
      'the emulated API responds with 401 without this key; outside loopback it defaults to the control token; a ' +
      'flag is visible in ps, MOCK_GENESYS_API_KEY is not',
  },
  controlToken: {
    kind: hidden,
    placeholder: 'token',
    topic: 'server',
    brief: 'the control API requires this token',
    help:
      'the control API responds with 401 without this token; required outside loopback; a flag is visible in ps, ' +
      'MOCK_GENESYS_CONTROL_TOKEN is not',
  },
  allowHost: {
    kind: hostName,
    topic: 'server',
    brief: 'another name to accept as Host (repeatable)',
    help: 'another name to accept in the Host header, such as mock.example.test or *.example.test (repeatable)',
    many: true,
  },
  allowTarget: {
    kind: text,
    placeholder: 'host',
    topic: 'server',
    brief: 'public host to allow as an API target (repeatable)',
    help: 'public host that subscriptions created over the API may target (repeatable)',
    many: true,
  },
  selfUriBase: {
    kind: url,
    topic: 'server',
    brief: 'base of selfUri',
    help: 'base of selfUri, if receivers reach the mock under another name',
  },
  retain: {
    kind: size,
    topic: 'server',
    brief: 'memory for bodies, responses and the journal',
    help:
      'memory limit for bodies, responses and the journal, such as 64mb; beyond it, older bodies are replaced with ' +
      'their length and SHA-256',
    default: DEFAULT_RETENTION.bytes,
  },
  readyFile: {
    kind: text,
    placeholder: 'file',
    topic: 'server',
    brief: 'file that exists while the mock accepts requests',
    help:
      'file to write once the mock accepts requests, and to remove when it exits; contains the JSON of the ready ' +
      'line: url, control, ' +
      'pid (kill -0 PID shows whether it still runs)',
  },
  ...engine,
})
