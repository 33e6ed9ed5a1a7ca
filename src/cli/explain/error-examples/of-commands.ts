import type { ErrorCode } from '../../../kit/codes.ts'
import type { ErrorExample } from './error-example.ts'

/** Examples of errors that commands end with, among them those of a run. */
export const OF_COMMANDS = {
  ACT_INVALID: {
    message: '1 mistake in the script',
    fix: 'correct them; spec/act.schema.json describes the format, and editors check against it',
  },
  ACT_NOT_FOUND: {
    message: 'acts/night.yaml cannot be read: there is no such file',
    fix: 'check the path; to play a built-in act, pass --act',
  },
  CHOICE_UNKNOWN: {
    message: '--policy: "deny" is not one of reject, ignore',
    fix: 'use one of reject, ignore',
  },
  CONCURRENCY_INVALID: {
    message: '--concurrency: 0 scenarios at once would run none (expected at least 1)',
    fix: 'pass 1 to run them one at a time',
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
  DEFECT_UNKNOWN: { message: '--defect: "no-dedup" is not a defect', fix: 'did you mean no-dedupe?' },
  FILE_NOT_WRITTEN: {
    message: 'mock-genesys.config.yaml cannot be written: permission denied',
    fix: 'check that the folder is writable, and that no file has the name of a folder',
  },
  FILTER_EMPTY: {
    message: 'no scenario matches "signatures/"',
    fix: 'did you mean signature/?',
  },
  LIMIT_INVALID: {
    message: '--max-failed: "few" is not a limit (expected a whole number or a percentage)',
    fix: 'write a number such as 10, or a percentage such as 1%',
  },
  NEXUS_INVALID: {
    message: '"nexus" is not an http or https URL',
    fix: 'give an origin, such as http://127.0.0.1:9000',
  },
  OPTION_MISSING: { message: '--target is missing', fix: 'add --target http://127.0.0.1:3000/webhook' },
  OUTPUT_NOT_WRITTEN: {
    message: 'standard output is incomplete: no space left on the device (ENOSPC)',
    fix: 'free some space, or redirect standard output elsewhere',
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
  STATUS_INVALID: {
    message: '--status: "99" is not a valid response status',
    fix: 'use a status from 200 to 599, such as 503',
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
    message: '--variation: "answers-403" is not a variation',
    fix: 'did you mean responds-with-403-instead-of-401?',
  },
} as const satisfies Readonly<Partial<Record<ErrorCode, ErrorExample>>>
