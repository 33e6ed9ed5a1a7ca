import type { MessageFault } from '../fault.ts'
import { withHeader } from './signature-line.ts'

export const otherLoopbackName: MessageFault = {
  name: 'other-loopback-name',
  plane: 'message',
  rows: ['N18'],
  does: 'names the host localhost where the target is an address of this machine, and 127.0.0.1 where it is localhost; other targets are called as always',
  receiver: 'accepts it: both names lead to it',
  parameters: {},
  apply(message) {
    const { hostname, port } = new URL(message.url)
    const other = hostname === 'localhost' ? '127.0.0.1' : /^127\.|^\[::1\]$/.test(hostname) ? 'localhost' : undefined
    return other === undefined ? message : withHeader(message, 'Host', port === '' ? other : `${other}:${port}`)
  },
}
