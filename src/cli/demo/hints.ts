import { EXAMPLE_TARGET } from '../options/example-target.ts'
import type { Paint } from '../paint.ts'

/** Returns suggestions of what to try after the acts, one per row. */
export const hints = ({
  url,
  controlUrl,
  paint,
  again,
}: {
  url: string
  controlUrl: string
  paint: Paint
  again: boolean
}): string[] => {
  const post = (path: string, body: string): string =>
    `curl -X POST ${controlUrl}${path} -H 'content-type: application/json' -d '${body}'`
  return [
    paint('bold', 'Try next') + paint('dim', '  (Ctrl-C ends the demo)'),
    ...(again ? [`  the acts again  press Enter`] : []),
    `  the live page   ${url}/ to publish, break something and redeliver; ${url}/present for an audience`,
    `  the API         ${url}/reference`,
    `  one event       ${post('/events', '{"event":"STARTED"}')}`,
    `  a lost response ${post('/events', '{"event":"STARTED","faults":[{"fault":"lost-response","attempts":1}]}')}`,
    `  an interaction  curl -X POST ${controlUrl}/interactions`,
    `  every attempt   curl ${controlUrl}/deliveries`,
    `  a note          ${post('/notes', '{"text":"What I want to show","kind":"title"}')}`,
    `  your receiver   npx mock-genesys send STARTED FINISHED --target ${EXAMPLE_TARGET} --secret app-secret`,
    '',
  ]
}
