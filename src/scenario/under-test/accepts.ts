import { connect } from 'node:net'

/** Resolves with whether a URL's host and port accept connections. */
export const accepts = (url: string, limitMs = 1000): Promise<boolean> =>
  new Promise((resolve) => {
    const { protocol, hostname, port } = new URL(url)
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port) || (protocol === 'https:' ? 443 : 80),
      timeout: limitMs,
    })
    const end = (response: boolean) => () => {
      socket.destroy()
      resolve(response)
    }
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false))
  })
