import type { HeaderLine } from '../../dialects/dialect.ts'
import type { WirePlan, WireStep } from '../../faults/wire-plan.ts'
import type { Attempt, Delivery } from '../../journal/delivery.ts'
import { quoted } from '../../kit/curl.ts'

/** A request as a wire fault wrote it. */
export interface RawRequest {
  /** The header lines that were written, including Content-Length. */
  readonly headers: readonly HeaderLine[]
  /** A command for a POSIX shell that sends the same bytes; undefined if nc cannot reproduce the fault. */
  readonly command: string | undefined
}

/** The longest request to write as a command, in bytes. */
const MAX_BYTES = 8192

/** Steps that nc can reproduce, without the pauses between bytes. */
const SENT_BY_NC: ReadonlySet<WireStep['do']> = new Set(['send', 'dribble', 'pause'])

/** Returns what was written for an attempt with a wire fault; undefined for any other attempt. */
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

/** Rebuilds the wire plan: the same message and parameters give the same plan. */
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
  throw new Error('a rebuilt plan does not sign')
}

/**
 * Returns the first bytes that a plan writes, at least those to show; undefined if they are only made while sending.
 */
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

/** Escapes bytes for `printf '%b'`. */
const escaped = (bytes: Buffer): string =>
  bytes
    .toString('latin1')
    .replaceAll('\\', '\\\\')
    .replace(/[^\x20-\x7e]/g, (char) => `\\0${char.charCodeAt(0).toString(8).padStart(3, '0')}`)
