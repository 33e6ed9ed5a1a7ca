import { part } from '../element.ts'
import { startReference } from './page.ts'
import type { Spec } from './spec.ts'

const load = async (path: string): Promise<Spec> => (await (await fetch(path)).json()) as Spec

Promise.all([load('/openapi.json'), load('/openapi-control.json')])
  .then(([api, control]) =>
    startReference([
      [api, 'api'],
      [control, 'control'],
    ]),
  )
  .catch((error: unknown) => {
    part('found', HTMLElement).textContent =
      `The documents could not be read: ${error instanceof Error ? error.message : String(error)}`
  })
