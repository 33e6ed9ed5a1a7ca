import type { HeaderLine } from '../dialects/dialect.ts'
import { chunkedPieces, cut, readSizes } from './chunks.ts'
import { defineFault } from './define.ts'
import type { Fault } from './fault.ts'
import { duration, text, wholeNumber } from './parameter-kinds.ts'
import { padded, signInTurn } from './padded-body.ts'
import { headOf, lengthOf, requestOf, send } from './request-bytes.ts'
import { withSignatureLines } from './signature-line.ts'

const MEGABYTE = 1024 * 1024

/** By how many bytes a length may be wrong. */
const BYTES = { least: 1, most: 1_000_000_000, default: 1 }

/** Faults of the framing of a body: a wrong or large length, or chunks. */
export const framingFaults: readonly Fault[] = [
  defineFault({
    name: 'content-length-larger',
    plane: 'wire',
    does: 'sends a Content-Length that is too large, and closes the connection',
    receiver: 'ignores it, and keeps working',
    parameters: {
      by: wholeNumber({ ...BYTES, means: 'how many bytes too large' }),
      after: duration({ default: '20ms', means: 'how long the connection stays open afterwards' }),
    },
    apply: (message, { by, after }) => ({
      steps: [
        send(requestOf(message, { framing: lengthOf(message, by) })),
        { do: 'pause', ms: after },
        { do: 'give-up', how: 'close', because: 'closed the connection before the announced length was sent' },
      ],
      deaf: true,
    }),
  }),
  defineFault({
    name: 'content-length-smaller',
    plane: 'wire',
    does: 'sends a Content-Length that is too small',
    receiver: 'rejects it: the announced bytes are not the signed ones; does not treat the rest as a request',
    parameters: {
      by: wholeNumber({ ...BYTES, means: 'how many bytes too small' }),
    },
    apply: (message, { by }) => ({ steps: [send(requestOf(message, { framing: lengthOf(message, -by) }))] }),
  }),
  /** The body is generated while it is signed and sent; the journal keeps it without the spaces. */
  defineFault({
    name: 'oversized-body',
    plane: 'wire',
    does: 'pads the body with spaces to a number of megabytes, and signs all of it',
    receiver: 'stops reading at its limit, responds with 413 or closes the connection, and keeps working',
    parameters: {
      megabytes: wholeNumber({ least: 1, most: 1024, default: 32, means: 'size in megabytes of 1,048,576 bytes' }),
    },
    apply(message, { megabytes }, { signer }) {
      const bytes = Math.max(message.body.length, megabytes * MEGABYTE)
      const head = async (): Promise<Uint8Array> => {
        const lines = await signInTurn(signer(), padded(message, bytes))
        return headOf(withSignatureLines(message, lines), { framing: [['content-length', String(bytes)]] })
      }
      return {
        steps: [
          { do: 'send-made', make: head },
          { do: 'stream', pieces: padded(message, bytes) },
        ],
      }
    },
  }),
  defineFault({
    name: 'chunked',
    plane: 'wire',
    does: 'sends the body in chunks of odd sizes, one of which splits a character',
    receiver: 'accepts it: the signature covers the bytes without the chunk framing',
    parameters: {
      sizes: text({
        otherwise: 'odd ones, with a split inside the first multi-byte character',
        means: 'the sizes in bytes, such as "3,1,10", repeated',
      }),
      every: duration({ otherwise: 'none', means: 'delay between two chunks' }),
    },
    check({ sizes }) {
      if (sizes === undefined || readSizes(sizes)) return undefined
      return {
        about: '"sizes"',
        wrong: `cannot be ${JSON.stringify(sizes)}`,
        fix: 'give positive whole numbers separated by commas, such as "3,1,10"',
      }
    },
    apply(message, { sizes, every }) {
      const pieces = chunkedPieces(message, cut(message.body, sizes === undefined ? undefined : readSizes(sizes)))
      return {
        steps: [every === undefined ? send(...pieces) : { do: 'dribble', pieces, everyMs: every, forMs: Infinity }],
      }
    },
  }),
  defineFault({
    name: 'chunked-trailers',
    plane: 'wire',
    does: 'sends the body in chunks, followed by a trailer',
    receiver: 'accepts it, and does not treat the trailer as a header',
    parameters: {
      name: text({ default: 'X-Sent', means: 'name of the trailer' }),
      value: text({ default: '1', means: 'its value' }),
    },
    apply(message, { name, value }) {
      const trailer: HeaderLine = [name, value]
      const added = { headers: [['trailer', name]], trailers: [trailer] } as const
      return { steps: [send(...chunkedPieces(message, cut(message.body), added))] }
    },
  }),
  defineFault({
    name: 'expect-continue',
    plane: 'wire',
    does: 'sends Expect: 100-continue, and the body after 100 or after a timeout',
    receiver: 'asks for the body with 100, or responds immediately (RFC 9110, 10.1.1)',
    parameters: {
      wait: duration({ default: '1s', means: 'how long to wait for 100' }),
    },
    apply: (message, { wait }) => ({
      steps: [
        send(headOf(message, { framing: [['expect', '100-continue'], ...lengthOf(message)] })),
        { do: 'await-continue', atMostMs: wait },
        send(message.body),
      ],
    }),
  }),
]
