import { readInstant } from '../../../clock/stamp.ts'
import type { SignatureForm } from '../../../dialects/dialect.ts'
import { signatureFormOf, TRACE_ID } from '../../../dialects/signature-headers.ts'
import type { Exchange } from '../../model/result.ts'
import { headerOf } from './request-facts.ts'
import type { RequestFacts } from './request-facts.ts'
import type { Trait } from './trait.ts'

type RequestTrait = Trait<RequestFacts>

const contentType = ({ exchange }: RequestFacts): string | undefined =>
  headerOf(exchange, 'content-type')?.toLowerCase()
const isFaulty =
  (...names: readonly string[]) =>
  ({ exchange }: RequestFacts): boolean =>
    exchange.faults.some((fault) => names.includes(fault))

/** How many equal leading digits cannot be a coincidence. */
const PREFIX_DIGITS = 6

/** A difference in milliseconds that clocks in agreement never reach. */
const APART_MS = 5000

/** Returns how far the mock's clock has advanced, in milliseconds; the receiver's clock need not have. */
const apartMs = (first: Exchange, last: Exchange): number =>
  (readInstant(last.startedAt) ?? 0) - (readInstant(first.startedAt) ?? 0)

/** Traits of the signed time, in dialects that sign one. */
const TIME: readonly RequestTrait[] = [
  {
    id: 'stale-timestamp',
    words: 'a signature with an expired time',
    family: 'time',
    test: isFaulty('stale-timestamp'),
  },
  {
    id: 'future-timestamp',
    words: 'a signature with a time in the future',
    family: 'time',
    test: isFaulty('future-timestamp'),
  },
  {
    id: 'tampered-timestamp',
    words: 'a signature whose time was replaced',
    family: 'time',
    test: isFaulty('tampered-timestamp'),
  },
  {
    id: 'clock-difference',
    words: 'a signature whose time is a few seconds off',
    family: 'time',
    test: ({ signed, signedAgoMs, before, exchange }) =>
      signed === 'right' &&
      signedAgoMs !== undefined &&
      (Math.abs(signedAgoMs) > APART_MS || apartMs(before[0]?.exchange ?? exchange, exchange) > APART_MS),
  },
]

/** Returns in words how signatures of a form begin, and how they are written. */
const wordsOf = ({ format, digest, timed }: SignatureForm): { readonly begins: string; readonly written: string } => {
  const digits = `${String(digest.length)} ${digest.encoding === 'hex' ? 'hexadecimal digits' : 'characters of base64'}`
  const begins = format({ t: '…', digest: '' })
  return {
    begins,
    written: timed ? format({ t: '<milliseconds>', digest: `<${digits}>` }) : `"${begins}" and ${digits}`,
  }
}

/** Returns the traits of signatures of a form. */
export const signatureTraits = (form: SignatureForm): readonly RequestTrait[] => {
  const { begins, written } = wordsOf(form)
  const isWellFormed = (signature: string): boolean => !('malformed' in form.parse(signature.trim()))
  return [
    ...TIME,
    {
      id: 'unsigned',
      words: 'a delivery without a signature',
      family: 'signature',
      test: ({ signed }) => signed === 'missing',
    },
    {
      id: 'unsigned-or-empty',
      words: 'a delivery with a missing or empty signature',
      family: 'signature',
      test: ({ signed, signature = '' }) => signed === 'missing' || signature.trim() === '',
    },
    {
      id: 'signature-beyond-ascii',
      words: 'a signature with non-ASCII characters',
      family: 'signature',
      test: ({ signature = '' }) => /[^\x20-\x7e]/.test(signature),
    },
    {
      id: 'signature-of-other-length',
      words: 'a signature of the wrong length',
      family: 'signature',
      test: ({ signed, signature = '', rightSignature }) =>
        signed === 'wrong' && Buffer.byteLength(signature) !== rightSignature.length,
    },
    {
      id: 'signature-not-hex',
      words: `a signature that is not ${written}`,
      family: 'signature',
      test: ({ signed, signature = '' }) => signed === 'wrong' && !isWellFormed(signature),
    },
    {
      id: 'any-well-formed-signature',
      words: `any signature that has the form ${written}`,
      family: 'signature',
      test: ({ signed, signature = '' }) => signed === 'wrong' && isWellFormed(signature),
    },
    {
      id: 'reserialized-body',
      words: 'a body that was re-serialized',
      family: 'signature',
      test: isFaulty('reserialized-body', 'signed-after-decoding'),
    },
    {
      id: 'part-of-signature',
      words: 'part of the correct signature',
      family: 'signature',
      test: ({ signed, signature = '', rightSignature }) =>
        signed === 'wrong' && signature !== '' && signature !== rightSignature && rightSignature.includes(signature),
    },
    {
      id: 'tampered-body',
      words: 'a body that was changed after it was signed',
      family: 'signature',
      test: isFaulty('tampered-body'),
    },
    {
      id: 'signature-begins-right',
      words: 'a signature that matches only the start of the correct one',
      family: 'signature',
      test: ({ signed, signature = '', rightSignature, rightDigest }) =>
        signed === 'wrong' &&
        signature !== rightSignature &&
        signature.startsWith(rightSignature.slice(0, rightSignature.indexOf(rightDigest) + PREFIX_DIGITS)),
    },
    {
      id: 'any-signature-with-prefix',
      words: `anything that starts with ${begins}`,
      family: 'signature',
      test: ({ signed, signature = '' }) =>
        signed === 'wrong' &&
        signature.replace(form.prefix, '') !== signature &&
        signature.replace(form.prefix, '') !== '',
    },
    {
      id: 'any-wrong-signature',
      words: 'a wrong signature',
      family: 'signature',
      test: ({ signed }) => signed === 'wrong',
    },
  ]
}

/** Traits of headers and of how a request is sent. */
export const REQUEST: readonly RequestTrait[] = [
  {
    id: 'no-content-type',
    words: 'a delivery without a content type',
    family: 'content-type',
    test: (request) => contentType(request) === undefined,
  },
  {
    id: 'content-type-with-charset',
    words: 'a content type with a charset',
    family: 'content-type',
    kin: ['other-content-type'],
    test: (request) => /json\s*;/.test(contentType(request) ?? ''),
  },
  {
    id: 'not-application-json',
    words: 'a content type other than application/json',
    family: 'content-type',
    test: (request) => !/^application\/json\s*(?:;|$)/.test(contentType(request) ?? ''),
  },
  {
    id: 'other-content-type',
    words: 'a content type that is not exactly application/json',
    family: 'content-type',
    test: (request) => contentType(request) !== 'application/json',
  },
  {
    id: 'header-names-in-other-case',
    words: 'a signature header whose name is in a different case',
    family: 'header-case',
    test: ({ exchange, signed }) =>
      signed === 'right' && !exchange.headers.some(([name]) => name === signatureFormOf(exchange.headers).header),
  },
  {
    id: 'upper-case-digits',
    words: 'an upper-case digest',
    family: 'digits',
    test: isFaulty('uppercase-signature'),
  },
  {
    id: 'no-trace',
    words: 'a delivery without a trace ID',
    family: 'trace',
    kin: ['odd-trace'],
    test: ({ exchange }) => headerOf(exchange, TRACE_ID.toLowerCase()) === undefined,
  },
  { id: 'odd-trace', words: 'a delivery with an unusual trace ID', family: 'trace', test: isFaulty('trace') },
  { id: 'compressed', words: 'a compressed body', family: 'encoding', test: isFaulty('gzip-body', 'content-encoding') },
  { id: 'many-headers', words: 'many or large headers', family: 'headers', test: isFaulty('many-headers') },
  { id: 'extra-header', words: 'an unknown header', family: 'headers', test: isFaulty('extra-header') },
  {
    id: 'other-method',
    words: 'a method other than POST',
    family: 'method',
    test: ({ exchange }) => exchange.method !== 'POST',
  },
  { id: 'other-path', words: 'another path', family: 'path', test: isFaulty('path') },
  {
    id: 'other-host',
    words: 'a delivery with a different Host header',
    family: 'host',
    test: isFaulty('other-loopback-name'),
  },
  {
    id: 'chunked',
    words: 'a chunked body (Transfer-Encoding: chunked)',
    family: 'framing',
    test: isFaulty('chunked', 'chunked-trailers', 'slow-body'),
  },
  { id: 'slow', words: 'a slow request', family: 'framing', test: isFaulty('slow-body', 'slow-headers') },
  {
    id: 'broken-off',
    words: 'a truncated request',
    family: 'framing',
    test: isFaulty('reset-before-body', 'reset-within-body', 'content-length-larger', 'connect-only'),
  },
]

/** The trait of every delivery a receiver should reject. */
export const EVERY_FORGERY: RequestTrait = {
  id: 'any-bad-signature',
  words: 'a missing or wrong signature',
  family: 'signature',
  test: ({ signed }) => signed !== 'right',
}
