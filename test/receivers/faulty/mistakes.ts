/** A receiver with what is wrong about it. */
export interface Mistake {
  readonly receiver: 'express' | 'flask' | 'php' | 'java'
  /** Switches, joined by +. */
  readonly mistake: string
  /** Keys of the causes that must be found. */
  readonly truth: readonly string[]
  /** Whether the run starts it, and starts it again when it has ended. */
  readonly isStarted?: true
  /** Keys of what follows from it, beside what the sound receiver of its stack fails anyway. */
  readonly also?: RegExp
}

const of =
  (receiver: Mistake['receiver']) =>
  (mistake: string, truth: readonly string[], also?: RegExp): Mistake => ({
    receiver,
    mistake,
    truth,
    ...(also && { also }),
  })

const [express, flask, php, java] = [of('express'), of('flask'), of('php'), of('java')]

/** What a receiver of a stack fails though nobody has made a mistake in it: its server and its framework do. */
export const OF_THE_STACK = {
  express: /^(?:wire|resilience)\/|survives-two-signatures/,
  flask: /^wire\/|takes-no-form|stops-reading-at-a-limit|Missing chunk|survives-deep-nesting|survives-two-signatures/,
  php: /^wire\/|takes-no-form|stops-reading-at-a-limit|survives-many-headers|survives-two-signatures/,
  java: /^wire\/|takes-no-form|stops-reading-at-a-limit|survives-(?:many|large)-headers|survives-two-signatures/,
} as const satisfies Record<Mistake['receiver'], RegExp>

export const MISTAKES: readonly Mistake[] = [
  express('default-limit', ['body-limit']),
  express('null-member', ['unguarded-members']),
  express('undefined-member+development', ['unguarded-members', 'shows-stack', 'first-entity-only']),
  express('type-option', ['content-type']),
  express('timing-safe-throws+development', ['comparison-throws', 'shows-stack']),
  express('by-operation', ['dedupes-by-operation-id']),
  express('by-interaction', ['dedupes-by-interaction']),
  express('no-dedupe', ['no-dedupe']),
  express('conflict-on-duplicate', ['refuses-duplicates']),
  express('race', ['race'], /^late:(?:many|several)-entities/),
  express('late-start-reopens', ['late-start-reopens']),
  express('state-by-event', ['state-is-last-event', 'late-start-reopens']),
  express('stringify', ['other-signature'], /^unparsable-json/),
  express('secret-newline', ['other-signature']),
  express('no-check', ['no-verification']),
  express('only-when-signed', ['unsigned-accepted']),
  express('answers-first', ['answers-before-verifying']),
  express('acts-before-check', ['acts-before-verifying'], /^unparsable-json/),
  express('prefix-compared', ['part-compared'], /^signature\/refuses-/),
  express('unknown-event-throws', ['unknown-event']),
  express('enum', ['closed-enum'], /^required-members/),
  express('rate-limit', ['rate-limit']),
  express('works-first', ['answers-late']),
  express('answers-204', ['other-2xx']),
  express('answers-202', ['other-2xx']),
  express('basic-auth', ['auth-in-front']),
  express('redirect-login', ['auth-in-front']),
  express('login-page', ['page-for-people'], /^no-effect/),
  express('wrong-path', ['wrong-path']),
  express('redirect-slash', ['redirect-slash']),
  express('first-entity', ['first-entity-only']),
  express('last-entity', ['last-entity-only'], /^late-start-reopens/),
  express('needs-operation-id', ['needs-operation-id']),
  express('json-throws+development', ['unparsable-json', 'shows-stack']),
  express('missing-header-throws', ['missing-signature-throws'], /refuses-another-prefix/),
  express('catch-all-200+null-member+unknown-event-throws', ['swallows:members']),
  { ...express('crash-on-json', ['dies'], /./), isStarted: true },
  express('drops-finished', ['drops-FINISHED']),
  express('end-needs-start', ['needs-start']),
  express('requires-trace', ['needs-trace'], /whatever-its-headers/),
  express('latin1', ['other-signature']),
  express('exact-content-type', ['content-type'], /accepts-json-with-a-charset/),
  express('unknown-fields', ['closed-schema']),
  express('locked-store', ['fails-at-once']),
  express('varchar-20', ['mixes-up-ids']),
  express('lower-cases-ids', ['mixes-up-ids']),
  express('other-secret', ['refuses-everything']),
  express('any-sha1', ['digest-not-compared'], /refuses-a-malformed-digest/),
  express('case-sensitive-header', ['case-sensitive-header']),
  express('sha256', ['fails-on-everything'], /^refuses-with-5xx/),
  express('secret-base64', ['other-signature']),
  express('unknown-as-finished', ['unknown-event-taken']),
  express('error-in-body', ['delivery/answers-with-a-body-of-the-documented-form.yaml body']),
  express('slow-ten-percent', ['answers-late']),
  express('never-answers-unknown', ['late:nothing-known'], /^late:/),
  express(
    'any-method',
    ['delivery/takes-no-other-method-for-a-delivery.yaml status'],
    /does-nothing-on-reading-requests/,
  ),
  express('null-member+default-limit+development+by-operation', [
    'unguarded-members',
    'body-limit',
    'shows-stack',
    'dedupes-by-operation-id',
  ]),
  express('trims-body', ['other-signature']),
  flask('json-dumps', ['other-signature'], /^(?:unparsable-json|refuses-with-5xx|fails:)/),
  flask('compare-text+debug', ['comparison-throws', 'shows-stack']),
  flask('index-members+debug', ['unguarded-members', 'shows-stack'], /^shows-markup/),
  flask('last-event-wins', ['late-start-reopens']),
  flask('else-finishes', ['unknown-event-taken']),
  flask('match-raises', ['unknown-event']),
  flask('bare-except+index-members', ['swallows:members']),
  flask('body-hash', ['dedupes-by-bytes'], /^(?:no-dedupe|dedupes-by-operation-id|race|state-is-last-event)/),
  flask('unsafe-check', ['race']),
  flask('compare-in', ['part-compared'], /^(?:signature\/refuses-|digest-not-compared)/),
  flask('integrity-error', ['refuses-duplicates']),
  flask('default-limit', ['body-limit']),
  flask('started-only', ['drops-FINISHED']),
  flask('secret-lower-case', ['other-signature']),
  flask('created', ['other-2xx']),
  flask('login-required', ['auth-in-front']),
  php('missing-header', ['missing-signature-throws']),
  php('by-interaction', ['dedupes-by-interaction']),
  php('duplicate-is-error', ['refuses-duplicates']),
  php('match', ['unknown-event']),
  php('json-encode', ['other-signature']),
  php('nocase', ['mixes-up-ids']),
  php('no-dedupe', ['no-dedupe']),
  php('end', ['last-entity-only'], /^late-start-reopens/),
  php('object-members', ['unguarded-members']),
  php('secret-newline', ['other-signature']),
  java('null-pointer+prints-trace', ['unguarded-members', 'shows-stack']),
  java('by-operation', ['dedupes-by-operation-id'], /^(?:needs-operation-id|unguarded-members)/),
  java('value-of', ['closed-enum']),
  java('parse-hex', ['comparison-throws'], /^(?:refuses-with-5xx|signature\/refuses-another-prefix)/),
  java('null-header', ['missing-signature-throws']),
  java('no-content', ['other-2xx']),
  java('default-charset', ['other-signature']),
  java('json-500', ['unparsable-json']),
  java('strict-schema', ['closed-schema']),
  java('check-then-act', ['race']),
  java('throws-401', ['refuses-with-5xx']),
  java('basic-auth', ['auth-in-front']),
]
