import { lateClass } from './late-class.ts'

// Node's classes of fetch take as long to load as half of Node itself, and the server names them as soon as it is
// imported. What is bundled for the command reads these in their place (src/build/bundle-node.js). The global ones stay
// as they are: from Node 24 on, even asking for their property descriptor loads them.

/** Node's class of headers, which is loaded with its first use. */
export const Headers = lateClass('Headers', () => globalThis.Headers)

/** Node's class of requests, which is loaded with its first use; from its start on, the server's lighter one. */
export let Request = lateClass('Request', () => globalThis.Request)

/** Node's class of responses, which is loaded with its first use; from its start on, the server's lighter one. */
export let Response = lateClass('Response', () => globalThis.Response)

/** Takes the classes that the server puts in place of the global ones. */
export const takeLightClasses = (request: typeof Request, response: typeof Response): void => {
  Request = request
  Response = response
}
