import { LOST, type ReplyRule } from './reply-kinds.ts'

/** What the response alone tells, whatever was sent. */
export const BY_RESPONSE: readonly ReplyRule[] = [
  {
    when: ({ status }) => status === 429,
    reason: () => ({
      key: 'rate-limit',
      sentence: 'answers 429 after a number of requests: it limits their rate',
      consequence: 'A burst of events, as after an outage, is refused, and what is refused too often is lost.',
      cause: 'A rate limiter in front of the handler counts deliveries like the requests of a browser.',
      fix: 'Take the webhook out of the rate limit, or raise it above any burst of the sender.',
    }),
  },
  {
    when: ({ status, isSigned }) => isSigned && status > 200 && status < 300,
    reason: ({ reply, isEverything, trait }) => ({
      key: 'other-2xx',
      sentence: `answers ${reply} to ${isEverything ? 'accepted deliveries' : (trait?.words ?? 'some deliveries')}`,
      consequence: LOST,
      cause:
        `The handler answers ${reply}, or that is what its framework makes of an empty response; the ` +
        'sender counts 200 alone as success.',
      fix: 'Answer 200.',
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
          sentence: `answers ${reply}, a redirect to a login page (${location})`,
          consequence: LOST,
          cause:
            'An authentication layer stands in front of the webhook and wants a session, which the sender has not.',
          fix: 'Leave the path of the webhook out of it; deliveries are authenticated by their signature.',
        }
      if (goal === `${path}/` || `${goal}/` === path)
        return {
          key: 'redirect-slash',
          sentence: `answers ${reply}, a redirect to ${location}: only the trailing slash differs`,
          consequence: LOST,
          cause: 'The route is declared with a trailing slash and the target has none, or the other way round.',
          fix: `Give the sender the URL that ends like ${goal}, or take both.`,
        }
      return {
        key: 'redirects',
        sentence: `answers ${reply}, a redirect to ${location === '' ? 'nowhere' : location}`,
        consequence: LOST,
        cause: 'The webhook lives at another URL: the sender follows no redirects.',
        fix: 'Give the sender the URL that the redirect points to.',
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
      sentence: `answers ${reply} to everything, whatever its signature, path or method`,
      consequence: LOST,
      cause:
        'An authentication layer stands in front of the webhook and refuses what carries no credentials of its own.',
      fix: 'Leave the path of the webhook out of it; deliveries are authenticated by their signature.',
    }),
  },
  {
    when: ({ status, isEverything }) => status === 404 && isEverything,
    reason: ({ requests }) => ({
      key: 'wrong-path',
      sentence: `answers 404 at ${new URL(requests[0]?.exchange.url ?? 'http://receiver/').pathname}`,
      consequence: LOST,
      cause: 'No route takes a POST at the path of the target.',
      fix: 'Check the path of --target against the routes of the receiver.',
    }),
  },
  {
    when: ({ status, isEverything }) => status === 405 && isEverything,
    reason: () => ({
      key: 'wrong-path',
      sentence: 'answers 405 to POST',
      consequence: LOST,
      cause: 'The path of the target is a route for other methods than POST.',
      fix: 'Check the path of --target, and declare the route for POST.',
    }),
  },
  {
    when: ({ status, isSigned }) => isSigned && status === 409,
    reason: () => ({
      key: 'refuses-duplicates',
      sentence: 'answers 409 to an event that it has had before',
      consequence: 'The sender takes it for a failure and delivers again, until it gives up.',
      cause: 'A duplicate is answered as a conflict instead of as a success.',
      fix: 'Answer 200 to what was processed before.',
      isCertain: true,
      code: ['response'],
    }),
  },
  {
    when: ({ status }) => status === 413,
    reason: ({ trait }) => ({
      key: 'body-limit',
      sentence:
        'answers 413 to ' + (trait?.family === 'size' ? trait.words.replace('a body', 'every body') : 'large bodies'),
      consequence: 'A delivery of many events is refused each time it comes, and all its events are lost.',
      cause: 'The limit of the body parser is smaller than a delivery can be; 100 kB is the default of several.',
      fix: 'Raise the limit, for example to 5 MB.',
      isCertain: true,
      code: ['limit'],
    }),
  },
]
