import { part } from '../parts/element.ts'
import { SPEC_DOCUMENTS } from '../generated/specs.ts'
import type { ApiName } from '../mock/storage-keys.ts'
import { startReference } from './page.ts'
import { withNamedSources } from './sources.ts'
import type { Spec } from './spec.ts'
import type { WireExamples } from './wire-examples.ts'

const read = async (path: string): Promise<unknown> => (await (await fetch(path)).json()) as unknown
const load = async (path: string): Promise<Spec> => withNamedSources((await read(path)) as Spec)

/** The API whose key the operations of a spec need. */
const apiOf = (name: string): ApiName => (name === 'control' ? 'control' : 'api')

Promise.all([
  Promise.all(SPEC_DOCUMENTS.map(async ({ name, file }) => [await load(`/${file}`), apiOf(name)] as const)),
  read('/dashboard/examples.json') as Promise<WireExamples>,
])
  .then(([specs, examples]) => startReference(specs, examples))
  .catch((error: unknown) => {
    part('found', HTMLElement).textContent =
      `The documents could not be read: ${error instanceof Error ? error.message : String(error)}`
  })
