/** Choices for `init`, from flags or the terminal. */
export interface Choices {
  readonly target: string
  readonly policy: 'reject' | 'ignore'
  readonly ci: 'github' | 'none'
  /** Whether the config file that is kept starts the receiver: the workflow leaves that to it. */
  readonly isStartedByConfig?: boolean
}

export interface StarterFile {
  /** Relative to the current folder. */
  readonly path: string
  readonly text: string
  /** Short description. */
  readonly holds: string
}

/** Returns the starter files of a project. */
export const starterFiles = ({ target, policy, ci, isStartedByConfig = false }: Choices): readonly StarterFile[] => [
  { path: 'mock-genesys.config.yaml', text: config(target, policy), holds: 'target, policy, and probes to enable' },
  { path: 'scenarios/first.yaml', text: SCENARIO, holds: 'an example scenario for your receiver' },
  ...(ci === 'github'
    ? [
        {
          path: '.github/workflows/mock-genesys.yml',
          text: workflow(isStartedByConfig),
          holds: 'starts your receiver and tests it on every push',
        },
      ]
    : []),
]

const config = (target: string, policy: Choices['policy']): string => `\
# Options of mock-genesys, in camel case: --probe-processed is probeProcessed. A flag overrides the environment \
(MOCK_GENESYS_TARGET), which \
overrides this file.
# Keep the secret out of this file: set MOCK_GENESYS_SECRET to the secret that your receiver verifies with.

# The URL of your receiver.
target: ${JSON.stringify(target)}

# How it responds to a bad signature: reject (a 4xx response) or ignore (200 without effect).
policy: ${policy}

# Probes: three URLs of your receiver, for tests only, that report what it processed. Without them, a run cannot tell
# whether a duplicate is processed once. All respond with 200, even for an unknown interaction.
# The first returns {"count": N}: how often that event of that interaction took effect.
# The second returns {"state": "STARTED"}, {"state": "FINISHED"} or {"state": null}.
# The third returns {"details": {"mediaType": …, "interactionSubtype": …}}, as stored, or {"details": null}.
# probeProcessed: ${JSON.stringify(`${new URL(target).origin}/processed?interactionId={interactionId}&event={event}`)}
# probeState: ${JSON.stringify(`${new URL(target).origin}/state?interactionId={interactionId}`)}
# probeDetails: ${JSON.stringify(`${new URL(target).origin}/details?interactionId={interactionId}`)}

# Controls: a URL of your receiver, for tests only, that accepts PUT {"secrets": [...]}, {"now": ...} or
# {"down": ...}, so that secret rotation, the passing of time and an outage can be tested. It responds
# with 204 once done, and with 404 to a control it does not offer.
# control: ${JSON.stringify(`${new URL(target).origin}/control/{control}`)}

# Reports, besides the one on the terminal: junit, tap, json, ndjson, github, markdown, html, har.
# reporter: [pretty, junit=reports/mock-genesys.xml, html=reports/mock-genesys.html]
`

const SCENARIO = `\
# yaml-language-server: $schema=../node_modules/mock-genesys/spec/scenario.schema.json
# One promise of your receiver, as a test. Check this file with: npx mock-genesys validate scenarios/
# Run it with: npx mock-genesys test scenarios/first.yaml

# The promise, starting with a verb; the receiver is its subject.
scenario: processes a chat from start to end

# Why it matters; shown when the promise is broken.
because: Agents see a chat while it is open. If an event is lost, the chat stays on their screens.

steps:
  # Publishes an event, signed with your secret, to your target. Fields you do not set are derived from --seed.
  - publish: STARTED
    as: started
    interaction: { mediaType: chat }

  # The receiver must respond with 200 in time. Other values: rejected, survived, client-error, any.
  - expect: { response: accepted, within: 2s }

  # Sends the same bytes again, as after a lost response. The receiver must respond with 200 and process nothing.
  - redeliver: started
  - expect: accepted

  # With --probe-processed the effect is judged too, not only the response.
  # - probe: processed
  #   of: started
  #   count: 1

  # A later step refers to an earlier one by its name.
  - publish: FINISHED
    as: finished
    interaction: { id: '\${started.interactionId}', mediaType: chat }
  - expect: accepted

  # A tampered delivery. "npx mock-genesys faults list" lists all faults.
  - publish: STARTED
    faults: [{ fault: tampered-body }]
  - expect: { response: rejected, hides: [secret, signature, stack] }
`

const START = `\
    env:
      # Change this to what starts your receiver, under the name by which it knows its secret. It must listen at the \
target of mock-genesys.config.yaml.
      START: 'WEBHOOK_SECRET="$MOCK_GENESYS_SECRET" npm start'
`

const workflow = (isStartedByConfig: boolean): string => `\
# Tests the webhook receiver of this repository on every push.
name: webhook contract
on: [push, pull_request]
permissions:
  contents: read

jobs:
  contract:
    runs-on: ubuntu-latest
    timeout-minutes: 15
${isStartedByConfig ? '' : START}\
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npm ci

      # A new secret for each run, so none has to be stored.
      - name: Generate a secret
        run: |
          secret="$(openssl rand -hex 24)"
          echo "::add-mask::$secret"
          echo "MOCK_GENESYS_SECRET=$secret" >> "$GITHUB_ENV"

      - name: Run the built-in scenarios
        run: npx mock-genesys test ${isStartedByConfig ? '' : '--start "$START" '}\
--reporter pretty --reporter github --reporter junit=reports/shipped.xml \
--reporter "markdown=$GITHUB_STEP_SUMMARY"

      - name: Run the scenarios of this repository
        if: always()
        run: npx mock-genesys test scenarios/ ${isStartedByConfig ? '' : '--start "$START" '}\
--reporter pretty --reporter github --reporter junit=reports/own.xml \
--reporter "markdown=$GITHUB_STEP_SUMMARY"

      - uses: actions/upload-artifact@v4
        if: always()
        with:
          name: webhook-contract
          path: reports/
          if-no-files-found: ignore
`
