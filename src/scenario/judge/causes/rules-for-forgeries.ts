import { FORGED, isServerError, named, withError, type ReplyRule } from './reply-kinds.ts'

/** Rules for replies to forged deliveries. */
export const FORGERIES: readonly ReplyRule[] = [
  {
    when: ({ isSigned, trait, status, isHtml }) =>
      !isSigned && status === 200 && isHtml && trait?.id === 'any-bad-signature',
    reason: () => ({
      key: 'page-for-people',
      sentence: 'responds with 200 with an HTML page to everything, forged or not',
      consequence: 'The sender treats the page as a success: every event is lost silently.',
      cause: "Something other than the handler responds: a login page, a front end, or a server's default page.",
      fix: 'Check the path of the target URL, and exempt the webhook from the login.',
    }),
  },
  {
    when: ({ isSigned, trait, status }) => !isSigned && status === 200 && trait?.id === 'any-bad-signature',
    reason: ({ forgedEffects }) => {
      const sentence = 'accepts any signature'
      if (forgedEffects === 'some')
        return {
          key: 'no-verification',
          sentence: `${sentence}, and processes the event`,
          consequence: FORGED,
          cause: 'The signature is not verified, or the result is ignored.',
          fix: 'Verify the signature before anything else, and respond with 401 when it does not match.',
          code: ['verify', 'raw'],
        }
      if (forgedEffects === 'none')
        return {
          key: 'responds-before-verifying',
          sentence: `${sentence} but processes none of the forged events`,
          consequence:
            'A wrong secret goes unnoticed: genuine deliveries that fail verification get a 200 and are lost.',
          cause: 'It responds before it verifies, or responds with 200 to deliveries it ignores on purpose.',
          fix:
            'Verify first, and respond with 401 to a bad signature. If ignoring it is intended, pass --policy ' +
            'ignore.',
          code: ['verify', 'raw'],
        }
      return {
        key: 'no-verification',
        sentence,
        consequence: FORGED,
        candidates: [
          'the signature is not verified',
          'it responds before it verifies, or responds with 200 to deliveries it ignores (--policy ignore)',
        ],
        fix: 'Verify the signature before anything else, and respond with 401 when it does not match.',
        code: ['verify', 'raw'],
      }
    },
  },
  {
    when: (part) => !part.isSigned && part.status === 200 && named('unsigned')(part),
    reason: () => ({
      key: 'unsigned-accepted',
      sentence: 'accepts a delivery without a signature',
      consequence: FORGED,
      cause: 'The signature is verified only if the header is present.',
      fix: 'Respond with 401 when the header is missing.',
      code: ['verify', 'raw'],
    }),
  },
  {
    when: (part) => !part.isSigned && part.status === 200 && named('unsigned-or-empty')(part),
    reason: ({ trait }) => ({
      key: 'unsigned-accepted',
      sentence: `accepts ${trait?.words ?? ''}`,
      consequence: FORGED,
      cause: 'The signature is verified only if the header has a value.',
      fix: 'Respond with 401 when the header is missing or empty.',
      code: ['verify', 'raw'],
    }),
  },
  {
    when: (part) => !part.isSigned && part.status === 200 && named('signature-begins-right', 'part-of-signature')(part),
    reason: () => ({
      key: 'part-compared',
      sentence: 'accepts a signature that is only partly correct',
      consequence: FORGED,
      cause: 'Only part of the digest is compared: startsWith, a lenient decoder, or the length of the shorter value.',
      fix: 'Compare all bytes of the digest, and reject digests of any other length.',
      code: ['verify', 'raw'],
    }),
  },
  {
    when: ({ isSigned, status, requests }) =>
      !isSigned &&
      status === 200 &&
      requests.every(({ exchange: { faults } }) =>
        faults.some((fault) => fault === 'reserialized-body' || fault === 'signed-after-decoding'),
      ),
    reason: () => ({
      key: 'other-signature',
      sentence: 'accepts a body that was rewritten after it was signed',
      consequence: FORGED,
      cause: 'The signature is computed over re-serialized JSON instead of the bytes received.',
      fix: 'Verify the raw bytes of the body before they are parsed.',
      code: ['verify', 'raw'],
    }),
  },
  {
    when: (part) =>
      !part.isSigned &&
      part.status === 200 &&
      named('any-well-formed-signature', 'any-signature-with-prefix', 'any-wrong-signature', 'tampered-body')(part),
    reason: ({ trait }) => ({
      key: 'digest-not-compared',
      sentence: `accepts ${trait?.words ?? 'a wrong signature'}`,
      consequence: FORGED,
      cause: 'It checks that a signature is present, but does not compare its digest with the correct one.',
      fix: 'Compute the HMAC of the raw body, and compare the whole digest.',
      code: ['verify', 'raw'],
    }),
  },
  {
    when: (part) => !part.isSigned && isServerError(part) && named('unsigned', 'unsigned-or-empty')(part),
    reason: ({ reply, page, trait }) => ({
      key: 'missing-signature-throws',
      sentence: `responds with ${reply} to ${trait?.words ?? ''}`,
      cause: withError('The header is used without checking that it exists', page),
      fix: 'Respond with 401 when the header is missing.',
      code: ['verify', 'raw'],
    }),
  },
  {
    when: (part) =>
      !part.isSigned &&
      isServerError(part) &&
      named('signature-of-other-length', 'signature-not-hex', 'signature-beyond-ascii')(part),
    reason: ({ reply, page, trait }) => ({
      key: 'comparison-throws',
      sentence: `responds with ${reply} to ${trait?.words ?? 'malformed signatures'}`,
      cause:
        page.error === undefined
          ? 'The constant-time comparison throws on ' +
            (trait?.id === 'signature-beyond-ascii' ? 'non-ASCII characters' : 'values of different length') +
            ', and the error is not caught.'
          : `The comparison throws, and the error is not caught: ${page.error}`,
      fix:
        'Compare bytes of equal length: check the format of the header first, and treat any other value as a wrong ' +
        'signature.',
      code: ['verify', 'raw'],
    }),
  },
  {
    when: (part) => !part.isSigned && isServerError(part),
    reason: ({ reply, page, trait }) => ({
      key: 'refuses-with-5xx',
      sentence: `responds with ${reply} to ${trait?.words ?? 'bad signatures'}`,
      cause:
        page.error === undefined
          ? 'A bad signature raises an exception that is not turned into a 401.'
          : `An uncaught error when a signature is rejected: ${page.error}`,
      fix: 'Respond with 401 to a bad signature.',
      code: ['verify', 'raw'],
    }),
  },
]
