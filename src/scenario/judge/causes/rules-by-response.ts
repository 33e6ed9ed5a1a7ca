import { LOST, type ReplyRule } from './reply-kinds.ts'

/** Rules that need only the response, whatever was sent. */
export const BY_RESPONSE: readonly ReplyRule[] = [
  {
    when: ({ status }) => status === 429,
    reason: () => ({
      key: 'rate-limit',
      sentence: 'limits the request rate: responds with 429 once a limit is reached',
      consequence:
        'A burst of events, such as after an outage, is rejected, and events that are rejected too often are lost.',
      cause: 'A rate limiter in front of the handler treats deliveries like requests from a browser.',
      fix: "Exempt the webhook from the rate limit, or raise the limit above the sender's bursts.",
    }),
  },
  {
    when: ({ status, isSigned }) => isSigned && status > 200 && status < 300,
    reason: ({ reply, isEverything, trait }) => ({
      key: 'other-2xx',
      sentence:
        `responds with ${reply} to ` + (isEverything ? 'accepted deliveries' : (trait?.words ?? 'some deliveries')),
      consequence: LOST,
      cause:
        `The handler, or its framework for an empty response, responds with ${reply}; the sender accepts only 200 as ` +
        'success.',
      fix: 'Respond with 200.',
      code: ['response'],
    }),
  },
  {
    when: ({ status }) => status >= 300 && status < 400,
    reason: ({ location = '', reply, requests }) => {
      const path = new URL(requests[0]?.exchange.url ?? 'http://receiver/').pathname
      const goal = location.replace(/^https?:\/\/[^/]+/, '')
      if (/log-?in|sign-?in|auth|sso/i.test(location))
        return {
          key: 'auth-in-front',
          sentence: `responds with ${reply}, a redirect to a login page (${location})`,
          consequence: LOST,
          cause: 'An authentication layer in front of the webhook requires a session, which the sender does not have.',
          fix: 'Exempt the path of the webhook from authentication; deliveries are authenticated by their signature.',
        }
      if (goal === `${path}/` || `${goal}/` === path)
        return {
          key: 'redirect-slash',
          sentence: `responds with ${reply}, a redirect to ${location}: only the trailing slash differs`,
          consequence: LOST,
          cause: 'The route has a trailing slash and the target URL does not, or the other way round.',
          fix: `Give the sender the URL that ends in ${goal}, or accept both.`,
        }
      return {
        key: 'redirects',
        sentence: `responds with ${reply}, a redirect ${location === '' ? 'without Location' : `to ${location}`}`,
        consequence: LOST,
        cause: 'The webhook is at another URL; the sender does not follow redirects.',
        fix: 'Give the sender the URL the redirect points to.',
      }
    },
  },
  {
    when: ({ status, isEverything, asksForCredentials, isBeyondDeliveries }) =>
      (status === 401 || status === 403 || status === 407) &&
      isEverything &&
      (asksForCredentials || isBeyondDeliveries),
    reason: ({ reply }) => ({
      key: 'auth-in-front',
      sentence: `responds with ${reply} to every request, whatever its signature, path or method`,
      consequence: LOST,
      cause: 'An authentication layer in front of the webhook rejects requests without its credentials.',
      fix: 'Exempt the path of the webhook from authentication; deliveries are authenticated by their signature.',
    }),
  },
  {
    when: ({ status, isEverything }) => status === 404 && isEverything,
    reason: ({ requests }) => ({
      key: 'wrong-path',
      sentence: `responds with 404 to POST ${new URL(requests[0]?.exchange.url ?? 'http://receiver/').pathname}`,
      consequence: LOST,
      cause: 'No route handles POST at the path of the target URL.',
      fix: "Compare the path of --target with the receiver's routes.",
    }),
  },
  {
    when: ({ status, isEverything }) => status === 405 && isEverything,
    reason: () => ({
      key: 'wrong-path',
      sentence: 'responds with 405 to POST',
      consequence: LOST,
      cause: 'The route at the path of the target URL does not handle POST.',
      fix: 'Check the path of --target, and handle POST on the route.',
    }),
  },
  {
    when: ({ status, isSigned }) => isSigned && status === 409,
    reason: () => ({
      key: 'refuses-duplicates',
      sentence: 'responds with 409 to a duplicate',
      consequence: 'The sender treats it as a failure and retries until it gives up.',
      cause: 'A duplicate is reported as a conflict instead of a success.',
      fix: 'Respond with 200 to events that were processed before.',
      isCertain: true,
      code: ['response'],
    }),
  },
  {
    when: ({ status }) => status === 413,
    reason: ({ trait }) => ({
      key: 'body-limit',
      sentence:
        'responds with 413 to ' +
        (trait?.family === 'size' ? trait.words.replace('a body', 'every body') : 'large bodies'),
      consequence: 'A delivery with many events is rejected on every attempt, and all its events are lost.',
      cause: "The body parser's limit is smaller than a delivery can be; several parsers default to 100 kB.",
      fix: 'Raise the limit, for example to 5 MB.',
      isCertain: true,
      code: ['limit'],
    }),
  },
]
