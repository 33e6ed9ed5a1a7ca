import type { HeaderLine } from '../dialects/dialect.ts'
import { chunkedPieces, cut, readSizes } from './chunks.ts'
import { defineFault } from './define.ts'
import type { Fault } from './fault.ts'
import { duration, text, wholeNumber } from './parameter-kinds.ts'
import { padded, signInTurn } from './padded-body.ts'
import { headOf, lengthOf, requestOf, send } from './request-bytes.ts'
import { withSignatureLines } from './signature-line.ts'

const MEGABYTE = 1024 * 1024

/** Bytes by which a length may be wrong. */
const BYTES = { least: 1, most: 1_000_000_000, default: 1 }

/** How a request says where its body ends: by a length, wrong or large, or in chunks. */
export const framingFaults: readonly Fault[] = [
  defineFault({
    name: 'content-length-larger',
    plane: 'wire',
    does: 'announces more body than it sends, and closes',
    receiver: 'does nothing by it, and goes on working',
    parameters: {
      by: wholeNumber({ ...BYTES, means: 'how many bytes more' }),
      after: duration({ default: '20ms', means: 'how long the connection stays open after what was sent' }),
    },
    apply: (message, { by, after }) => ({
      steps: [
        send(requestOf(message, { framing: lengthOf(message, by) })),
        { do: 'pause', ms: after },
        { do: 'give-up', how: 'close', because: 'closed the connection before all that was announced had been sent' },
      ],
      deaf: true,
    }),
  }),
  defineFault({
    name: 'content-length-smaller',
    plane: 'wire',
    does: 'announces less body than it sends',
    receiver: 'refuses it: what was announced is not what was signed; takes the rest for no request',
    parameters: {
      by: wholeNumber({ ...BYTES, means: 'how many bytes less' }),
    },
    apply: (message, { by }) => ({ steps: [send(requestOf(message, { framing: lengthOf(message, -by) }))] }),
  }),
  /** Made as it is signed and sent, and never whole: what is kept of the attempt is the body without the spaces. */
  defineFault({
    name: 'oversized-body',
    plane: 'wire',
    does: 'sends so many megabytes: the body, and spaces behind it, signed as a whole',
    receiver: 'stops reading at its limit, answers 413 or closes the connection, and goes on working',
    parameters: {
      megabytes: wholeNumber({ least: 1, most: 1024, default: 32, means: 'how many, of 1,048,576 bytes each' }),
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
    does: 'sends the body in chunks of odd sizes, one of which ends within a character',
    receiver: 'accepts it: the signature is that of the bytes without their chunks',
    parameters: {
      sizes: text({
        otherwise: 'odd ones, and a cut within the first character of several bytes',
        means: 'the sizes in bytes, such as "3,1,10", over and over',
      }),
      every: duration({ otherwise: 'all at once', means: 'the time between two chunks' }),
    },
    check({ sizes }) {
      if (sizes === undefined || readSizes(sizes)) return undefined
      return {
        about: 'sizes',
        wrong: `is ${JSON.stringify(sizes)}`,
        fix: 'give whole numbers from 1 on with commas between them, such as "3,1,10"',
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
    does: 'sends the body in chunks with a trailer behind them',
    receiver: 'accepts it, and takes no trailer for a header',
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
    does: 'sends Expect: 100-continue, and the body once 100 has come or a time has passed',
    receiver: 'asks for the body with 100, or answers at once (RFC 9110, 10.1.1)',
    parameters: {
      wait: duration({ default: '1s', means: 'how long 100 is waited for' }),
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
