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
    brief: 'its secret; MOCK_GENESYS_SECRET hides it from ps',
    help: 'the secret of that subscription; a flag is visible in ps, MOCK_GENESYS_SECRET is not',
  },
  events: {
    kind: eventList,
    brief: 'its events or dialects, separated by commas, or all',
    help: `its events or ${DIALECT_NAMES.join(', ')}, separated by commas; all: interactions and conversations`,
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
    brief: 'public host for targets from the API (repeatable)',
    help: 'public host that subscriptions made over the API may name (repeatable)',
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
    help: 'memory for bodies, responses and the journal, such as 64mb; older bodies are kept as length and SHA-256',
    default: DEFAULT_RETENTION.bytes,
  },
  readyFile: {
    kind: text,
    placeholder: 'file',
    topic: 'server',
    brief: 'written when the mock is ready, removed at the end',
    help:
      'written when the mock accepts requests, removed when it ends; has the JSON of the ready line: url, control, ' +
      'pid (kill -0 PID shows whether it still runs)',
  },
  ...engine,
})
