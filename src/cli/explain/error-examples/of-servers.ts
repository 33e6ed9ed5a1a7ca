import type { ErrorCode } from '../../../kit/codes.ts'
import type { ErrorExample } from './error-example.ts'

/** Examples of errors that a server starts with, or responds with. */
export const OF_SERVERS = {
  ADDRESS_UNKNOWN: {
    message: '203.0.113.9 is not an address of this machine',
    fix: 'use 127.0.0.1, ::1 or another address of this machine',
  },
  BODY_INVALID: {
    message: '/event is missing',
    fix: 'send JSON such as {"event":"STARTED"}; every call is described in spec/control.openapi.yaml',
  },
  BODY_NOT_KEPT: {
    message: 'the body of delivery dlv_7 (2048 bytes) is no longer kept, so it cannot be sent again',
    fix: 'publish the event again, or keep more with --retain (retention.bytes in code)',
  },
  BODY_TOO_LARGE: { message: 'the body is larger than 1048576 bytes', fix: 'send a smaller body' },
  CLOCK_MANUAL: {
    message: 'nothing advances a manual clock here',
    fix: 'use --clock auto, which skips every wait, real, or xN',
  },
  CLOCK_MODE_INVALID: {
    message: '--clock: unknown clock mode "fast"',
    fix: 'use real, auto, manual or x followed by a factor up to 1000000, such as x60',
  },
  CLOCK_NOT_VIRTUAL: {
    message: 'the clock runs in mode real, so it cannot be advanced',
    fix: 'start with --clock manual (or auto), or set {"mode":"manual"} first',
  },
  CLOCK_STUCK: {
    message: '10000000 wake-ups fired before 1767225600000 was reached; some work keeps rescheduling itself',
    fix: 'advance in smaller steps, or look in the journal for a delivery that is rescheduled repeatedly',
  },
  CONFIG_INVALID: {
    message:
      '1 mistake in mock-genesys.config.yaml\n' +
      '  mock-genesys.config.yaml:2:1: "sekret" is not an option\n' +
      '  2 | sekret: app-secret',
    fix: 'did you mean secret?',
  },
  CONFIG_NOT_FOUND: { message: 'no config file ci.yaml', fix: 'check the path in --config' },
  CONTENT_TYPE_INVALID: {
    message: 'the body is declared as "text/plain"',
    fix: 'send Content-Type: application/json',
  },
  CONTROL_TOKEN_MISSING: {
    message: 'the control token is missing or wrong',
    fix: 'send Authorization: Bearer TOKEN with the token given to --control-token',
  },
  CONTROL_TOKEN_REQUIRED: {
    message: 'listening on 0.0.0.0 opens the control API to other machines, but no control token is set',
    fix: 'add --control-token TOKEN (controlToken in code), or listen on 127.0.0.1',
  },
  CROSS_SITE: {
    message: 'a page of another site sent this request',
    fix: 'call it from a program, or from a page of this server',
  },
  DELIVERY_IN_FLIGHT: {
    message: 'delivery dlv_7 has attempt 2 in flight',
    fix: 'wait until that attempt has ended, or cancel the delivery first',
  },
  DELIVERY_SETTLED: {
    message: 'delivery "dlv_7" has settled already: delivered',
    fix: 'only deliveries that are scheduled or in flight can be canceled',
  },
  DELIVERY_UNKNOWN: {
    message: 'no delivery with ID "dlv_70"',
    fix: 'list them with GET /_mock/deliveries; old settled deliveries are dropped',
  },
  HOST_NAME_INVALID: {
    message:
      '--allow-host: "http://mock.example.test" is not a host name (expected a name without scheme, port and path)',
    fix: 'write it as mock.example.test, or *.example.test for all subdomains',
  },
  HOST_NOT_OURS: {
    message: 'the Host header "mock.example.test" does not name this server',
    fix: 'use 127.0.0.1 or localhost, or start with --allow-host and the name',
  },
  INTERNAL: {
    message: "Cannot read properties of undefined (reading 'id')",
    fix: 'this is a bug in mock-genesys; please report it with the command you ran',
  },
  JSON_INVALID: {
    message: '--interaction: this is not JSON: Unexpected token m in JSON at position 1',
    fix: 'quote it for the shell: \'{"mediaType":"chat"}\'',
  },
  LISTEN_FAILED: {
    message: 'listening at 127.0.0.1:8484 failed: too many open files',
    fix: 'choose another address or port',
  },
  METHOD_NOT_ALLOWED: { message: 'PATCH is not allowed here', fix: 'use GET, POST' },
  NOTE_INVALID: { message: 'the note is empty', fix: 'give a text of 1 to 500 characters' },
  NOT_FOUND: {
    message: 'nothing is served at /v1/webhook',
    fix: 'the emulated API is under /v1/webhooks, the control API under /_mock',
  },
  PORT_FORBIDDEN: {
    message: 'no permission to listen on 127.0.0.1:80',
    fix: 'choose a port of 1024 or more',
  },
  PORT_INVALID: {
    message: '--port: "80a" is not a port',
    fix: 'use a whole number from 0 to 65535; 0 chooses a free port',
  },
  PORT_IN_USE: {
    message: '127.0.0.1:8484 is in use by another program',
    fix: 'stop that program, or choose another port: --port 0 picks a free one',
  },
  QUERY_INVALID: {
    message: '/after must be >= 0',
    fix: 'see the parameters of this call in spec/control.openapi.yaml',
  },
  STANDING_FAULT_INVALID: {
    message: 'faults[0] (unsigned): probability is 2',
    fix: 'give a number from 0 (never) to 1 (always)',
  },
  STANDING_FAULT_UNKNOWN: {
    message: 'no standing fault with ID "flt_9"',
    fix: 'list them with GET /_mock/faults',
  },
  STORE_INVALID: {
    message: 'line 1 of effects.ndjson is not a store entry: "hello"',
    fix: 'give a file that this receiver wrote, or a new one',
  },
  STORE_IN_USE: {
    message: 'another receiver (process 4711) uses the store effects.ndjson',
    fix: 'stop it, or give another file with --store',
  },
  STORE_NOT_OPENED: {
    message: 'the store data/effects.ndjson could not be opened: no such file or directory',
    fix: 'give a file in an existing, writable folder',
  },
  STORE_NOT_WRITTEN: {
    message: 'the store effects.ndjson could not be written: no space left on the device',
    fix: 'check disk space and permissions, and restart the receiver',
  },
  SUBSCRIPTION_DELETED: {
    message: 'the subscription of delivery "dlv_7" is deleted',
    fix: 'create it again and publish the event again',
  },
  SUBSCRIPTION_UNKNOWN: {
    message: 'no subscription with ID "1b671a64-40d5-491e-99b0-da01ff1f3341"',
    fix: 'list them with GET /_mock/subscriptions',
  },
} as const satisfies Readonly<Partial<Record<ErrorCode, ErrorExample>>>
