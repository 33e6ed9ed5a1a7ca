import type { HeaderLine } from '../../dialects/dialect.ts'
import type { WirePlan, WireStep } from '../../faults/wire-plan.ts'
import type { Attempt, Delivery } from '../../journal/delivery.ts'
import { quoted } from '../../kit/curl.ts'

/** A request that a fault of the wire wrote in its own way. */
export interface RawRequest {
  /** The header lines that were written, Content-Length and the like among them. */
  readonly headers: readonly HeaderLine[]
  /** A command for a POSIX shell that sends the same bytes; undefined where nc could not do what the fault did. */
  readonly command: string | undefined
}

/** Longer requests are shown by their head alone. Bytes. */
const MAX_BYTES = 8192

/** What nc can do: the pauses between bytes are left out. */
const SENT_BY_NC: ReadonlySet<WireStep['do']> = new Set(['send', 'dribble', 'pause'])

/** Returns what was written for an attempt that a fault of the wire carried; undefined for every other. */
export const rawRequestOf = (delivery: Delivery, attempt: Attempt): RawRequest | undefined => {
  const plan = planOf(delivery, attempt)
  const bytes = plan && bytesOf(plan)
  if (!plan || !bytes || bytes.length === 0) return undefined
  const { hostname, port, protocol } = new URL(attempt.url)
  const isWhole = bytes.length <= MAX_BYTES && protocol === 'http:'
  return {
    headers: headersIn(bytes.toString('latin1')),
    command:
      isWhole && plan.steps.every((step) => SENT_BY_NC.has(step.do))
        ? `printf '%b' ${quoted(escaped(bytes))} | nc ${hostname.replace(/^\[|\]$/g, '')} ${port || '80'}`
        : undefined,
  }
}

/** The plan is made again: the same message and parameters make the same. */
const planOf = ({ faults, attemptsBefore }: Delivery, attempt: Attempt): WirePlan | undefined => {
  const { number, faults: fired, method, url, body } = attempt
  const round = number - attemptsBefore
  for (const { fault, parameters, from, to } of faults) {
    if (fault.plane !== 'wire' || round < from || round > to || !fired.includes(fault.name) || !body) continue
    try {
      return fault.apply({ method, url, headers: attempt.headers, body }, parameters, { sign: unable, signer: unable })
    } catch {
      return undefined
    }
  }
  return undefined
}

const unable = (): never => {
  throw new Error('nothing is signed again')
}

/** The first bytes that a plan writes, somewhat more than are shown; undefined where they are made only then. */
const bytesOf = ({ steps }: WirePlan): Buffer | undefined => {
  const pieces: Uint8Array[] = []
  let length = 0
  const add = (piece: Uint8Array): boolean => {
    pieces.push(piece)
    length += piece.length
    return length <= MAX_BYTES
  }
  for (const step of steps) {
    if (step.do === 'send-made') return undefined
    if (step.do === 'send' && !add(step.bytes)) break
    if (step.do !== 'dribble' && step.do !== 'stream') continue
    for (const piece of step.pieces) if (!add(piece)) return Buffer.concat(pieces)
  }
  return Buffer.concat(pieces)
}

const headersIn = (text: string): readonly HeaderLine[] => {
  const [head = ''] = text.split(/\r?\n\r?\n/, 1)
  return head
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const at = line.indexOf(':')
      return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1).trim()]
    })
}

/** Bytes as `printf '%b'` reads them. */
const escaped = (bytes: Buffer): string =>
  bytes
    .toString('latin1')
    .replaceAll('\\', '\\\\')
    .replace(/[^\x20-\x7e]/g, (char) => `\\0${char.charCodeAt(0).toString(8).padStart(3, '0')}`)
