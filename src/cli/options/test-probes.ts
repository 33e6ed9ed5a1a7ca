import { secret, text, url } from './option-kinds.ts'
import { declareOptions } from './option.ts'
import { controlUrl, probeTemplate, probeUrl } from './test-kinds.ts'

/** The options of `test` for what the receiver offers: probes, controls and a second subscription. */
export const probeOptions = declareOptions({
  probeProcessed: {
    kind: probeUrl,
    topic: 'probes',
    brief: 'responds with {"count": N}',
    help:
      'responds with {"count": N}; the URL contains {interactionId} (the event_id of a conversation event) ' +
      'and {event}',
    isRepeated: true,
  },
  probeState: {
    kind: probeUrl,
    topic: 'probes',
    brief: 'responds with {"state": …}',
    help: 'responds with {"state": …}; the URL contains {interactionId} (the csid of a conversation)',
    isRepeated: true,
  },
  probeDetails: {
    kind: probeUrl,
    topic: 'probes',
    brief: 'responds with {"details": {…}}',
    help: 'responds with {"details": {"mediaType": …, "interactionSubtype": …}}; the URL contains {interactionId}',
    isRepeated: true,
  },
  probeCommand: {
    kind: text,
    placeholder: 'command',
    topic: 'probes',
    isRare: true,
    help:
      'prints the count, the state or the details; MOCK_GENESYS_PROBE, _INTERACTION_ID and _EVENT describe the ' +
      'query',
    isRepeated: true,
  },
  probeLog: {
    kind: probeTemplate,
    topic: 'probes',
    isRare: true,
    help:
      "counts the lines of the receiver's output that contain this text, in which {interactionId} and {event} are " +
      'filled in; requires --start',
    isRepeated: true,
  },
  control: {
    kind: controlUrl,
    topic: 'probes',
    brief: 'PUT URL; {control} is secrets, clock or outage',
    help:
      'accepts PUT {"secrets": […]}, {"now": …} or {"down": …}; {control} is replaced with secrets, clock or ' +
      'outage',
    isRepeated: true,
  },
  controlCommand: {
    kind: text,
    placeholder: 'command',
    topic: 'probes',
    isRare: true,
    help:
      'does the same as --control: MOCK_GENESYS_CONTROL names the control, MOCK_GENESYS_CONTROL_BODY holds its ' +
      'body; exits with 77 ' +
      'for a control it does not offer',
    isRepeated: true,
  },
  secondTarget: {
    kind: url,
    topic: 'probes',
    isRare: true,
    help: 'the URL of a second subscription of the receiver',
    isRepeated: true,
  },
  secondSecret: {
    kind: secret,
    topic: 'probes',
    isRare: true,
    help: 'the secret of the second subscription; a flag is visible in ps, MOCK_GENESYS_SECOND_SECRET is not',
  },
})
