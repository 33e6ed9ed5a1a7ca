import type { ErrorCode } from '../../kit/codes.ts'

/** An example message of an error code, with its fix. */
export interface ErrorExample {
  readonly message: string
  readonly fix: string
}

/** An example for every error code. A test checks that the source contains these texts. */
export const ERROR_EXAMPLES: Readonly<Record<ErrorCode, ErrorExample>> = {
  ACT_INVALID: {
    message: '1 mistake in the script',
    fix: 'correct them; spec/act.schema.json describes the format, and editors check against it',
  },
  ACT_NOT_FOUND: {
    message: 'acts/night.yaml cannot be read: there is no such file',
    fix: 'check the path; to play a built-in act, pass --act',
  },
  ADDRESS_UNKNOWN: {
    message: '203.0.113.9 is not an address of this machine',
    fix: 'use 127.0.0.1, ::1 or another address of this machine',
  },
  ASSUMPTION_INVALID: {
    message: '--assume: traceId cannot be "never"',
    fix: 'write traceId=per-delivery or traceId=per-attempt',
  },
  ASSUMPTION_UNKNOWN: { message: '--assume: "traceid" is not an assumption', fix: 'did you mean traceId?' },
  BODY_INVALID: {
    message: '/event is missing',
    fix: 'send JSON such as {"event":"STARTED"}; every call is described in spec/control.openapi.yaml',
  },
  BODY_NOT_KEPT: {
    message: 'the body of delivery dlv_7 (2048 bytes) is no longer kept, so it cannot be sent again',
    fix: 'publish the event again, or keep more with --retain (retention.bytes in code)',
  },
  BODY_TOO_LARGE: { message: 'the body is larger than 1 MiB', fix: 'send a smaller body' },
  CHOICE_UNKNOWN: {
    message: '--policy: "deny" is not one of reject, ignore',
    fix: 'use one of reject, ignore',
  },
  CLOCK_MANUAL: {
    message: 'nothing advances a manual clock here',
    fix: 'use --clock auto, which skips every wait, real, or xN',
  },
  CLOCK_MODE_INVALID: {
    message: '--clock: unknown clock mode "fast"',
    fix: 'use real, auto, manual or x followed by a factor up to 1000000, such as x60',
  },
  CLOCK_NOT_VIRTUAL: {
    message: 'the clock runs in mode real, so it cannot be moved by hand',
    fix: 'start with --clock manual (or auto), or set {"mode":"manual"} first',
  },
  CLOCK_STUCK: {
    message: '100000 wake-ups fired before 1767225600000 was reached; something schedules itself without end',
    fix: 'advance in smaller steps, or look in the journal for a delivery that is rescheduled repeatedly',
  },
  CONCURRENCY_INVALID: {
    message: '--concurrency: 0 scenarios at once would run none (expected at least 1)',
    fix: 'pass 1 to run them one at a time',
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
    message: 'the Content-Type is text/plain',
    fix: 'send Content-Type: application/json',
  },
  CONTRACT_BROKEN: {
    message: 'signature/rejects-a-missing-signature failed, followed by the whole report of that scenario',
    fix: 'see the report',
  },
  CONTROL_FAILED: {
    message: 'the control http://127.0.0.1:3000/control/outage did not respond',
    fix: 'check the URL of --control; the receiver must respond within 30 s',
  },
  CONTROL_TEMPLATE_INVALID: {
    message: '--control: "http://127.0.0.1:3000/control" has no {control} placeholder',
    fix: 'put {control} where the name of the control belongs, such as http://127.0.0.1:3000/control/{control}',
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
  DEFECT_UNKNOWN: { message: '--defect: "no-dedup" is not a defect', fix: 'did you mean no-dedupe?' },
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
  DETAILS_INVALID: {
    message: 'details is nested more than 32 levels deep',
    fix: 'give at most 32 levels of lists and objects',
  },
  DURATION_INVALID: {
    message: '--duration: "10" is not a duration (expected a number with a unit, such as 10s)',
    fix: 'write 10s or 10ms',
  },
  EVENT_UNKNOWN: { message: '"STARTD" is not an event', fix: 'did you mean STARTED?' },
  FAULTS_CLASH: {
    message: 'attempt 1 cannot be built under broken-json, truncated-json: the body is not JSON',
    fix:
      'leave one of them out, choose other parameters, or let them fire on different attempts, ' +
      'such as attempts: 1 and attempts: 2-',
  },
  FAULT_MISPLACED: {
    message: '"api-outage" is a fault of the emulated API, not of a delivery',
    fix: 'set it with PUT /_mock/faults, or mock.faults.set([…]) in code',
  },
  FAULT_PARAMETER_INVALID: {
    message: '--fault: "every" of the fault "slow-body" cannot be "10"',
    fix: 'give a duration with a unit, such as "500ms"',
  },
  FAULT_PARAMETER_MISSING: {
    message: '--fault: the fault "signature-value" is missing "value"',
    fix: 'add value: the whole value of the header',
  },
  FAULT_PARAMETER_UNKNOWN: {
    message: '--fault: the fault "unsigned" has no parameter "value"',
    fix: 'remove it: the fault has no parameters',
  },
  FAULT_UNKNOWN: { message: '--fault: "unsignd" is not a fault', fix: 'did you mean "unsigned"?' },
  FILE_NOT_WRITTEN: {
    message: 'mock-genesys.config.yaml cannot be written: permission denied',
    fix: 'check that the folder is writable, and that no file has the name of a folder',
  },
  FILTER_EMPTY: {
    message: 'no scenario matches "signatures/"',
    fix: 'did you mean signature/?',
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
  INTERACTION_INVALID: {
    message: '--interaction is not a JSON object',
    fix: 'write --interaction \'{"mediaType":"chat"}\'',
  },
  INTERNAL: {
    message: "Cannot read properties of undefined (reading 'id')",
    fix: 'this is a bug in mock-genesys; please report it with the command you ran',
  },
  JSON_INVALID: {
    message: '--interaction: this is not JSON: Unexpected token m in JSON at position 1',
    fix: 'quote it for the shell: \'{"mediaType":"chat"}\'',
  },
  LIMIT_INVALID: {
    message: '--max-failed: "few" is not a limit (expected a whole number or a percentage)',
    fix: 'write a number such as 10, or a percentage such as 1%',
  },
  LISTEN_FAILED: {
    message: 'listening at 127.0.0.1:8484 failed: too many open files',
    fix: 'choose another address or port',
  },
  METHOD_NOT_ALLOWED: { message: 'PATCH is not allowed here', fix: 'use GET, POST' },
  NEXUS_INVALID: {
    message: '"nexus" is not an http or https URL',
    fix: 'give an origin, such as http://127.0.0.1:9000',
  },
  NOTE_INVALID: { message: 'the note is empty', fix: 'give a text of 1 to 500 characters' },
  NOT_FOUND: {
    message: 'nothing is served at /v1/webhook',
    fix: 'the emulated API is under /v1/webhooks, the control API under /_mock',
  },
  NUMBER_INVALID: {
    message: '--retry-attempts: "three" is not a whole number (expected at least 0)',
    fix: 'write digits, such as 3',
  },
  OPTION_INVALID: { message: 'copies is 0', fix: 'give a whole number from 1 to 1000' },
  OPTION_MISSING: { message: '--target is missing', fix: 'add --target http://127.0.0.1:3000/webhook' },
  OUTPUT_NOT_WRITTEN: {
    message: 'standard output is incomplete: no space left on the device (ENOSPC)',
    fix: 'free some space, or redirect standard output elsewhere',
  },
  PACE_INVALID: { message: 'the pace is -1 ms', fix: 'give 0 or more, 366 days at most' },
  PATH_INVALID: { message: 'the path "webhook" does not start with a slash', fix: 'write --path /webhook' },
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
    fix: 'stop that program, or choose another port: --port 0 takes any free one',
  },
  PROBE_FAILED: {
    message: 'the probe http://127.0.0.1:3000/processed?interactionId=1&event=STARTED did not respond',
    fix: 'check the URL; it must respond within 5 s',
  },
  PROBE_LOG_WITHOUT_START: {
    message: '--probe-log requires --start, whose output it reads',
    fix: 'add --start "COMMAND"',
  },
  PROBE_TEMPLATE_INVALID: {
    message: '--probe-processed: "http://127.0.0.1:3000/processed" has no {interactionId} placeholder',
    fix:
      'put {interactionId} where the ID belongs, such as ' +
      'http://127.0.0.1:3000/processed?interactionId={interactionId}&event={event}',
  },
  QUERY_INVALID: {
    message: '/after must be >= 0',
    fix: 'see the parameters of this call in spec/control.openapi.yaml',
  },
  RATE_INVALID: { message: '--ramp: "10..500" is not a ramp', fix: 'write 10/s..500/s' },
  READY_FILE_NOT_WRITTEN: {
    message: 'the ready file /run/mock.json cannot be written: permission denied',
    fix: 'set --ready-file to a path in a writable folder',
  },
  RECEIVER_LOST: {
    message: 'the receiver stopped accepting connections during the run',
    fix: 'check the log of the receiver; with --start, the run restarts it and reports the request that stopped it',
  },
  RECEIVER_NOT_STARTED: {
    message: '"npm start" did not start: it exited with code 1',
    fix: 'run the command by hand; check that it listens where --target points, or pass --ready URL',
  },
  REFERENCE_MISPLACED: { message: '${self.operationId} is only known in a custom body', fix: 'use it in json or text' },
  REPORT_NOT_WRITTEN: {
    message: 'reports/shipped.xml: no such file or directory',
    fix: 'check the path and its permissions',
  },
  RETRY_POLICY_INVALID: {
    message: '--retry-policy: list(…) is empty (expected at least one delay)',
    fix: 'write list(1s,5s,30s)',
  },
  RETRY_POLICY_UNKNOWN: {
    message: '--retry-policy: "exponental" is not a retry policy',
    fix: 'did you mean exponential?',
  },
  SCENARIO_ERRORED: {
    message: 'the report of the scenario, as for CONTRACT_BROKEN',
    fix: 'see the report',
  },
  SCENARIO_INVALID: {
    message: '1 mistake in the scenario files\n\n' + '  error SCENARIO_UNKNOWN_KEY: "expct" is not a key of a scenario',
    fix: 'fix them; mock-genesys validate checks files without running them',
  },
  SCENARIO_NOT_FOUND: {
    message: 'no scenario file in src',
    fix: 'pass a folder with *.yaml files, or a file',
  },
  SECRET_BELOW_16_CHARACTERS: {
    message: 'the secret is 10 characters long (expected at least 16, as an open messaging integration requires)',
    fix:
      'use the outboundNotificationWebhookSignatureSecretToken of the integration, ' +
      'or generate one with openssl rand -hex 32',
  },
  SECRET_MISSING: {
    message: '--secret: the secret is empty',
    fix: 'pass the secret that the receiver verifies with, or set MOCK_GENESYS_SECRET',
  },
  SECRET_NOT_HEX: {
    message:
      'the secret is not hexadecimal ' +
      '(expected an even number of hexadecimal digits, which decode to the key of conversation events)',
    fix: 'use the secretKey of the subscription, or generate one with openssl rand -hex 32',
  },
  SECRET_TOO_SHORT: {
    message: '--secret has fewer than 4 characters: reports could not mask it',
    fix: 'use a secret of at least 4 characters, preferably 64 (openssl rand -hex 32)',
  },
  SIZE_INVALID: {
    message: '--retain: "64" is not a size (expected a number with a unit, such as 64mb)',
    fix: 'write 64mb',
  },
  STANDING_FAULT_INVALID: {
    message: 'faults[0] (unsigned): probability is 2',
    fix: 'give a number from 0 (never) to 1 (always)',
  },
  STANDING_FAULT_UNKNOWN: {
    message: 'no standing fault with ID "flt_9"',
    fix: 'list them with GET /_mock/faults',
  },
  STATUS_INVALID: {
    message: '--status: "99" is not a valid response status',
    fix: 'use a status from 200 to 599, such as 503',
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
  TARGET_FORBIDDEN: {
    message:
      '--ready "http://169.254.169.254/" resolves to a cloud metadata address (169.254.169.254), which is never called',
    fix: 'use a URL of the receiver, such as http://127.0.0.1:3000',
  },
  TARGET_INCOMPLETE: {
    message: '--target is given without --secret',
    fix: 'add --secret TEXT, the secret to sign with',
  },
  TARGET_TAKEN: {
    message: '127.0.0.1:3000 is already in use before the receiver starts',
    fix: 'stop it, or omit --start to test what is running there',
  },
  TARGET_UNREACHABLE: {
    message: 'nothing accepts connections at 127.0.0.1:3000',
    fix: 'start the receiver, pass --start "COMMAND", or check the host and port',
  },
  TARGET_URL_INVALID: {
    message: '--target: "localhost:3000" is not an absolute URL',
    fix: 'use a URL such as http://127.0.0.1:3000/webhook',
  },
  TOPIC_UNKNOWN: {
    message: 'nothing to explain with the name "PORT_IN_USED"',
    fix: 'did you mean PORT_IN_USE?',
  },
  USAGE: { message: "unknown option '--tarhet'\n(Did you mean --target?)", fix: 'run the command with --help' },
  VARIATION_UNKNOWN: {
    message: '--variation: "responds-with-404-instead-of-401" is not a variation',
    fix: 'did you mean responds-with-403-instead-of-401?',
  },
}

/** Returns an error as printed: its message, and the fix below it. */
export const errorExample = (code: ErrorCode): string => {
  const { message, fix } = ERROR_EXAMPLES[code]
  return `error ${code}: ${message}\n  fix: ${fix}`
}
