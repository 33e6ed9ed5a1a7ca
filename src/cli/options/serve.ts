import { DEFAULT_RETENTION } from '../../engine/defaults.ts'
import { DIALECT_NAMES, INTERACTION_EVENTS } from '../../events/catalogue.ts'
import { DEFAULT_HOST, DEFAULT_PORT } from '../../server/address.ts'
import { engine } from './engine.ts'
import { eventList, hidden, hostName, port, secret, size, text, url } from './option-kinds.ts'
import { declareOptions } from './option.ts'

/** The options of `serve`. */
export const serve = declareOptions({
  host: { kind: text, placeholder: 'address', help: 'address to listen at', default: DEFAULT_HOST },
  port: { kind: port, help: 'port to listen at; 0 takes any free one', default: DEFAULT_PORT },
  target: { kind: url, help: 'adds a subscription that delivers to this receiver' },
  secret: {
    kind: secret,
    help: 'the secret of that subscription; ps shows a flag, and not MOCK_GENESYS_SECRET',
  },
  events: {
    kind: eventList,
    help: `its events or ${DIALECT_NAMES.join(', ')}, by comma; all: those of interactions and conversations`,
    default: INTERACTION_EVENTS,
  },
  apiKey: {
    kind: hidden,
    placeholder: 'key',
    help:
      'the emulated API answers 401 without this key; beyond loopback, without one, it takes the control token; ' +
      'ps shows a flag, and not MOCK_GENESYS_API_KEY',
  },
  controlToken: {
    kind: hidden,
    placeholder: 'token',
    help:
      'the control API answers 401 without this token; needed beyond loopback; ps shows a flag, and not ' +
      'MOCK_GENESYS_CONTROL_TOKEN',
  },
  allowHost: {
    kind: hostName,
    help: 'further name in the Host header that is answered, such as mock.example.test or *.example.test (repeatable)',
    many: true,
  },
  allowTarget: {
    kind: text,
    placeholder: 'host',
    help: 'public host that subscriptions made over the API may name (repeatable)',
    many: true,
  },
  selfUriBase: { kind: url, help: 'base of selfUri, when receivers reach the mock by another name' },
  retain: {
    kind: size,
    help: 'memory for bodies, responses and the journal, such as 64mb; older bodies are kept as length and SHA-256',
    default: DEFAULT_RETENTION.bytes,
  },
  readyFile: {
    kind: text,
    placeholder: 'file',
    help:
      'written once the mock takes requests, removed when it ends; holds the JSON of the ready line: url, ' +
      'control, pid (kill -0 PID tells whether it still runs)',
  },
  ...engine,
})
