import { lateClass } from './late-class.ts'

// Loading Node's fetch classes takes half as long as loading Node itself, and the server refers to them as soon as it
// is imported. The bundled command uses these instead (src/build/bundle-node.js). The globals are left alone: from
// Node 24 on, even reading their property descriptors loads the classes.

/** Node's `Headers`, loaded on first use. */
export const Headers = lateClass('Headers', () => globalThis.Headers)

/** Node's `Request`, loaded on first use; replaced by the server's lighter class when the server starts. */
export let Request = lateClass('Request', () => globalThis.Request)

/** Node's `Response`, loaded on first use; replaced by the server's lighter class when the server starts. */
export let Response = lateClass('Response', () => globalThis.Response)

/** Sets the lighter classes with which the server would replace the global ones. */
export const takeLightClasses = (request: typeof Request, response: typeof Response): void => {
  Request = request
  Response = response
}
