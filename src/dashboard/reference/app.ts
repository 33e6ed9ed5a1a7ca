import { part } from '../element.ts'
import { startReference } from './page.ts'
import { withNamedSources } from './sources.ts'
import type { Spec } from './spec.ts'
import type { WireExamples } from './wire-examples.ts'

const read = async (path: string): Promise<unknown> => (await (await fetch(path)).json()) as unknown
const load = async (path: string): Promise<Spec> => withNamedSources((await read(path)) as Spec)

Promise.all([
  load('/openapi.json'),
  load('/openapi-control.json'),
  load('/openapi-open-messaging.json'),
  read('/dashboard/examples.json') as Promise<WireExamples>,
])
  .then(([api, control, openMessaging, examples]) =>
    startReference(
      [
        [api, 'api'],
        [control, 'control'],
        [openMessaging, 'api'],
      ],
      examples,
    ),
  )
  .catch((error: unknown) => {
    part('found', HTMLElement).textContent =
      `The documents could not be read: ${error instanceof Error ? error.message : String(error)}`
  })
