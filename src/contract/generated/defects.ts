// Made from the specs by `npm run generate`; do not edit.

export const DEFECTS = [
  {
    "name": "verifies-reserialized-json",
    "family": "signed-bytes",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "verifies JSON that it parsed and serialized again, instead of the bytes it received",
    "fix": "compute the HMAC over the raw body, before anything parses it"
  },
  {
    "name": "verifies-sorted-json",
    "family": "signed-bytes",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "verifies JSON that it serialized again with sorted keys",
    "fix": "compute the HMAC over the raw body; the sender decides the order of keys"
  },
  {
    "name": "decodes-body-as-latin1",
    "family": "signed-bytes",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "decodes the body as Latin-1 before it verifies the signature, which corrupts every non-ASCII character",
    "fix": "pass the bytes to the HMAC without decoding them"
  },
  {
    "name": "replaces-invalid-utf8",
    "family": "signed-bytes",
    "level": "MAY",
    "explanation": "decodes the body with replacement characters for invalid bytes, then verifies and parses the result",
    "fix": "pass the bytes to the HMAC without decoding them"
  },
  {
    "name": "verifies-trimmed-body",
    "family": "signed-bytes",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "trims whitespace from both ends of the body before it verifies the signature",
    "fix": "compute the HMAC over every byte, including a trailing newline"
  },
  {
    "name": "verifies-ascii-escaped-json",
    "family": "signed-bytes",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "verifies JSON that it serialized again with every non-ASCII character escaped",
    "fix": "compute the HMAC over the raw body; serializers differ in what they escape"
  },
  {
    "name": "normalizes-line-endings",
    "family": "signed-bytes",
    "level": "MUST",
    "explanation": "converts CR LF to LF before it verifies the signature",
    "fix": "read the body as bytes, not as lines of text"
  },
  {
    "name": "accepts-missing-signature",
    "family": "signature",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "accepts a delivery without a signature",
    "fix": "treat a missing signature like a wrong one"
  },
  {
    "name": "accepts-empty-signature",
    "family": "signature",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "accepts a delivery whose signature header is empty",
    "fix": "treat an empty signature like a wrong one"
  },
  {
    "name": "verifies-only-when-signed",
    "family": "signature",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "verifies a delivery only if its signature header has a value",
    "fix": "verify every delivery; an attacker leaves the header out"
  },
  {
    "name": "accepts-any-sha1-value",
    "family": "signature",
    "level": "MUST",
    "explanation": "accepts any signature that starts with \"sha1=\"",
    "fix": "compare the digest, not just its prefix"
  },
  {
    "name": "compares-only-a-prefix",
    "family": "signature",
    "level": "MUST",
    "explanation": "compares only the length that the sender sent, so a short prefix of the digest passes",
    "fix": "compare digests of equal length in constant time"
  },
  {
    "name": "accepts-digest-without-prefix",
    "family": "signature",
    "level": "MAY",
    "explanation": "accepts the digest without the \"sha1=\" prefix",
    "fix": "require the prefix; it names the algorithm"
  },
  {
    "name": "trusts-algorithm-in-header",
    "family": "signature",
    "level": "SHOULD",
    "explanation": "uses the hash algorithm that the prefix of the signature names",
    "fix": "compute HMAC-SHA1 and nothing else; the sender of a forged delivery must not choose the algorithm"
  },
  {
    "name": "uses-sha256",
    "family": "signature",
    "level": "MUST",
    "explanation": "computes HMAC-SHA256 instead of the sender's HMAC-SHA1",
    "fix": "compute HMAC-SHA1 for X-Hub-Signature"
  },
  {
    "name": "reads-signature-256",
    "family": "signature",
    "level": "MUST",
    "explanation": "reads a base64 digest from X-Hub-Signature-256, which another product sends",
    "fix": "read X-Hub-Signature, which contains \"sha1=\" and a hexadecimal digest"
  },
  {
    "name": "looks-up-headers-case-sensitively",
    "family": "signature",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "finds the signature only if the header name is in the documented case",
    "fix": "look up headers case-insensitively"
  },
  {
    "name": "crashes-on-malformed-signature",
    "family": "signature",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "crashes when a signature has an unexpected length",
    "fix": "compare lengths before a constant-time comparison that throws"
  },
  {
    "name": "leaks-expected-digest",
    "family": "signature",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "responds with the digest that it expected when it rejects a delivery",
    "fix": "say only that the signature is wrong"
  },
  {
    "name": "expects-timestamped-signature",
    "family": "signature",
    "level": "MUST",
    "explanation": "expects \"t=…,v1=…\" with an HMAC over a timestamp, a dot and the body, as another API does",
    "fix": "expect \"sha1=\" and the HMAC-SHA1 of the body alone"
  },
  {
    "name": "accepts-base64-digest",
    "family": "signature",
    "level": "MAY",
    "explanation": "accepts the digest in base64 as well as in hexadecimal",
    "fix": "accept hexadecimal digits only"
  },
  {
    "name": "checks-only-digest-length",
    "family": "signature",
    "level": "MUST",
    "explanation": "accepts any 40 hexadecimal digits after \"sha1=\"",
    "fix": "compare the digest with the one computed from the body and the secret"
  },
  {
    "name": "uses-first-of-two-signatures",
    "family": "signature",
    "level": "MAY",
    "explanation": "uses the first of several signatures and ignores the others",
    "fix": "reject a delivery with more than one signature, or treat them the same in any order"
  },
  {
    "name": "verifies-once-per-operation",
    "family": "signature",
    "level": "MUST",
    "explanation": "skips verification for an operationId that it verified before",
    "fix": "verify every request; an operationId does not prove its origin"
  },
  {
    "name": "responds-with-500-to-bad-signatures",
    "family": "signature",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "responds with 500 to a wrong signature",
    "fix": "respond with 401, or with 200 and no effect; a wrong signature is not a server error"
  },
  {
    "name": "accepts-empty-secret",
    "family": "secrets",
    "level": "MUST",
    "explanation": "starts without a secret, and accepts signatures made with an empty one",
    "fix": "refuse to start without a secret"
  },
  {
    "name": "one-secret-for-all-subscriptions",
    "family": "secrets",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "verifies every subscription with the secret of the subscription that was called first",
    "fix": "choose the secret by the path, or by whatever identifies the subscription"
  },
  {
    "name": "ignores-secret-rotation",
    "family": "secrets",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "keeps using the first secret that it read, and ignores a rotation",
    "fix": "read the secret for each delivery, or reload it when it is rotated"
  },
  {
    "name": "keeps-old-secrets",
    "family": "secrets",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "accepts an old secret forever after a rotation",
    "fix": "remove the old secret when the rotation is over"
  },
  {
    "name": "trims-secret",
    "family": "secrets",
    "level": "MUST",
    "explanation": "trims whitespace from both ends of the secret",
    "fix": "use the secret exactly as agreed, character by character"
  },
  {
    "name": "decodes-secret-as-base64",
    "family": "secrets",
    "level": "MUST",
    "explanation": "decodes the secret as base64",
    "fix": "use the text of the secret as the key"
  },
  {
    "name": "decodes-secret-as-hex",
    "family": "secrets",
    "level": "MUST",
    "explanation": "decodes the secret as hexadecimal digits, as another API requires",
    "fix": "use the text of the secret as the key"
  },
  {
    "name": "lowercases-secret",
    "family": "secrets",
    "level": "MUST",
    "explanation": "converts the secret to lower case",
    "fix": "use the secret exactly as agreed, character by character"
  },
  {
    "name": "verifies-after-processing",
    "family": "verifying-order",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "processes a delivery before it verifies the signature",
    "fix": "verify first; a forged delivery must not change anything"
  },
  {
    "name": "verifies-after-responding",
    "family": "verifying-order",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "responds with 200 first, verifies later, and processes the delivery either way",
    "fix": "verify before responding, and stop if the signature is wrong"
  },
  {
    "name": "skips-verification-outside-production",
    "family": "verifying-order",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "verifies signatures only if NODE_ENV is \"production\"",
    "fix": "verify in every environment, each with its own secret"
  },
  {
    "name": "responds-with-202",
    "family": "protocol",
    "level": "MUST",
    "explanation": "responds with 202, although only 200 counts as success",
    "fix": "respond with 200 OK"
  },
  {
    "name": "responds-with-201",
    "family": "protocol",
    "level": "MUST",
    "explanation": "responds with 201 where only 200 counts as success",
    "fix": "respond with 200 OK"
  },
  {
    "name": "responds-with-204",
    "family": "protocol",
    "level": "MUST",
    "explanation": "responds with 204 where only 200 counts as success",
    "fix": "respond with 200 OK, with or without a body"
  },
  {
    "name": "responds-with-202-to-large-bodies",
    "family": "protocol",
    "level": "MUST",
    "explanation": "responds with 202 to bodies of more than 512 KiB, and processes them later",
    "fix": "respond with 200 to every accepted body, however large, or with 413 to one that is too large"
  },
  {
    "name": "responds-with-201-to-finished",
    "family": "protocol",
    "level": "MUST",
    "explanation": "responds with 201 to FINISHED, because it creates a record",
    "fix": "respond with 200 to every event"
  },
  {
    "name": "responds-with-200-to-everything",
    "family": "protocol",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "responds with 200 to every request, even after an error",
    "fix": "respond with 200 only to deliveries that were stored, so that the others are redelivered"
  },
  {
    "name": "responds-with-200-and-error-object",
    "family": "protocol",
    "level": "MAY",
    "explanation": "responds with 200 and an error object that is not in the agreed form",
    "fix": "respond with {\"status\":{\"code\":0,\"message\":\"OK\"},\"data\":{\"ids\":[]}}"
  },
  {
    "name": "reflects-operation-id-as-html",
    "family": "protocol",
    "level": "MAY",
    "explanation": "responds with HTML that contains the operationId unescaped",
    "fix": "respond with JSON, and never repeat input without escaping it"
  },
  {
    "name": "responds-before-reading-body",
    "family": "protocol",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "responds before it has read the body",
    "fix": "read the whole body, verify it, then respond"
  },
  {
    "name": "responds-after-15-seconds",
    "family": "protocol",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "works for 15 seconds before it responds",
    "fix": "respond as soon as the delivery is stored, and do the work afterwards"
  },
  {
    "name": "hangs-on-errors",
    "family": "protocol",
    "level": "MAY",
    "explanation": "never responds to a body that it cannot read, or when anything fails",
    "fix": "respond to errors too: 400 for a malformed body, 503 for an outage"
  },
  {
    "name": "redirects-to-https",
    "family": "admission",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "redirects every delivery to https",
    "fix": "accept deliveries at the agreed address; the sender does not follow redirects"
  },
  {
    "name": "redirects-to-trailing-slash",
    "family": "admission",
    "level": "MUST",
    "explanation": "redirects a path without a trailing slash to the one with it",
    "fix": "accept deliveries at the agreed address; the sender does not follow redirects"
  },
  {
    "name": "redirects-to-login",
    "family": "admission",
    "level": "SHOULD",
    "explanation": "redirects unverified requests to a login page",
    "fix": "respond with 401; the sender cannot log in"
  },
  {
    "name": "accepts-any-content-type",
    "family": "admission",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MAY",
    "explanation": "accepts bodies that are declared as a form or as text",
    "fix": "respond with 415 to everything that is not JSON"
  },
  {
    "name": "accepts-any-method",
    "family": "admission",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MAY",
    "explanation": "accepts deliveries by any method",
    "fix": "respond with 405 to everything but POST"
  },
  {
    "name": "rejects-charset",
    "family": "admission",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "responds with 415 to \"application/json; charset=utf-8\"",
    "fix": "compare the media type without its parameters"
  },
  {
    "name": "requires-trace-id",
    "family": "admission",
    "level": "MUST",
    "explanation": "responds with 400 to a delivery without X-B3-TraceId",
    "fix": "treat X-B3-TraceId as optional"
  },
  {
    "name": "limits-body-to-100-kb",
    "family": "admission",
    "level": "SHOULD",
    "explanation": "responds with 413 to bodies of more than 100 kB, a common default limit of body parsers",
    "fix": "raise the limit of the body parser; a delivery may contain many interactions"
  },
  {
    "name": "rejects-other-hosts",
    "family": "hosts",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MAY",
    "explanation": "responds with 421 when the Host header is not the address it listens on",
    "fix": "accept deliveries under every name that points to the receiver; proxies, tunnels and containers use other names"
  },
  {
    "name": "no-dedupe",
    "family": "idempotency",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "processes a redelivered event again",
    "fix": "remember processed events by their deduplication key (event and interaction ID, or event_id), and skip duplicates"
  },
  {
    "name": "dedupes-by-payload-hash",
    "family": "idempotency",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "recognizes a duplicate only if its body is identical, byte for byte",
    "fix": "identify duplicates by event and interaction ID, or by event_id; the same event may be serialized differently"
  },
  {
    "name": "dedupes-by-operation-id-only",
    "family": "idempotency",
    "level": "SHOULD",
    "explanation": "drops every delivery whose operationId it has seen, and deduplicates by nothing else",
    "fix": "compare the event and the interaction ID; an operationId may be missing, new, or shared"
  },
  {
    "name": "dedupes-by-interaction-only",
    "family": "idempotency",
    "level": "MUST",
    "explanation": "treats all events of one interaction as duplicates, so that FINISHED is lost after STARTED",
    "fix": "identify duplicates by event and interaction ID"
  },
  {
    "name": "dedupes-by-trace-id",
    "family": "idempotency",
    "level": "SHOULD",
    "explanation": "treats deliveries with the same X-B3-TraceId as duplicates, and no others",
    "fix": "compare the event and the interaction ID; a redelivery may have a new trace ID"
  },
  {
    "name": "dedupes-by-signature",
    "family": "idempotency",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "treats deliveries with the same signature as duplicates, and no others",
    "fix": "identify duplicates by event and interaction ID, or by event_id; the same event may be serialized and signed again"
  },
  {
    "name": "dedupe-window-too-short",
    "family": "idempotency",
    "level": "MUST",
    "explanation": "forgets an event after a quarter of a second",
    "fix": "remember events for longer than redelivery can last: days, not minutes"
  },
  {
    "name": "stores-expiry-in-32-bits",
    "family": "idempotency",
    "level": "SHOULD",
    "explanation": "stores the expiry of a remembered event as 32-bit seconds, which overflow for expiries after January 2038",
    "fix": "store times in 64 bits, or remember events without an expiry"
  },
  {
    "name": "dedupe-fails-open",
    "family": "idempotency",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "processes every event as new while its deduplication store is down",
    "fix": "respond with 503 if you cannot tell whether an event is new"
  },
  {
    "name": "remembers-only-50-events",
    "family": "idempotency",
    "level": "SHOULD",
    "explanation": "remembers only the newest 50 events",
    "fix": "remember as many events as can still be redelivered, or store them in a database"
  },
  {
    "name": "marks-before-processing",
    "family": "idempotency",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "marks an event as processed before the work succeeds, so the event is lost in an outage",
    "fix": "mark it in the same transaction as the work"
  },
  {
    "name": "marks-after-responding",
    "family": "idempotency",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "marks an event as processed some time after it responds, so that an early redelivery is processed again",
    "fix": "mark it in the same transaction as the work, before responding"
  },
  {
    "name": "responds-with-500-to-duplicates",
    "family": "duplicates",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "responds with 500 to a duplicate, because a unique constraint is violated",
    "fix": "respond with 200 to an event that was already processed, or it is redelivered again and again"
  },
  {
    "name": "responds-with-409-to-duplicates",
    "family": "duplicates",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "responds with 409 to a duplicate",
    "fix": "respond with 200 to an event that was already processed, or it is redelivered again and again"
  },
  {
    "name": "responds-with-429-to-redeliveries",
    "family": "duplicates",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "responds with 429 to a redelivery",
    "fix": "respond with 200 to an event that was already processed, or it is redelivered again and again"
  },
  {
    "name": "last-arrival-wins",
    "family": "order",
    "level": "MUST",
    "explanation": "sets the state to whatever event arrives last, so that a late STARTED reopens a finished interaction",
    "fix": "treat FINISHED as final"
  },
  {
    "name": "crashes-on-finished-first",
    "family": "order",
    "level": "MUST",
    "explanation": "responds with 500 when FINISHED arrives before STARTED",
    "fix": "accept events in any order; deliveries can overtake each other"
  },
  {
    "name": "drops-started-without-finished",
    "family": "order",
    "level": "MUST",
    "explanation": "drops STARTED unless FINISHED arrived before it, because it only considers finished interactions",
    "fix": "process each event when it arrives"
  },
  {
    "name": "drops-finished-without-started",
    "family": "order",
    "level": "MUST",
    "explanation": "responds with 200 to a FINISHED whose STARTED it has not seen, and drops it",
    "fix": "record the interaction as finished, whether or not its STARTED was seen"
  },
  {
    "name": "check-then-insert",
    "family": "concurrency",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "checks whether an event exists and inserts it later, so that two concurrent duplicates are both processed",
    "fix": "insert under a unique key, and check whether the insert succeeded"
  },
  {
    "name": "processes-one-request-at-a-time",
    "family": "concurrency",
    "level": "SHOULD",
    "explanation": "holds a lock from the first byte to the response, so that one slow delivery blocks all others",
    "fix": "lock one interaction, not the whole receiver, and only after reading the body"
  },
  {
    "name": "shares-state-between-requests",
    "family": "concurrency",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "keeps the delivery in a variable that all requests share, so that concurrent deliveries get mixed up",
    "fix": "keep the data of a request in local variables"
  },
  {
    "name": "no-body-size-limit",
    "family": "payload",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "reads bodies of any size into memory",
    "fix": "stop reading at a limit and respond with 413"
  },
  {
    "name": "decodes-chunks-separately",
    "family": "payload",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "decodes each chunk of the body on its own, which corrupts characters split between two chunks",
    "fix": "concatenate the bytes first, then decode"
  },
  {
    "name": "leaks-stack-on-malformed-body",
    "family": "payload",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MAY",
    "explanation": "responds with 500 and a stack trace to a body that is not JSON",
    "fix": "respond with 400, without internal details"
  },
  {
    "name": "dedupes-by-first-of-duplicate-keys",
    "family": "payload",
    "level": "MAY",
    "explanation": "uses the first of two duplicate JSON keys to detect duplicates, and the last one to process the event",
    "fix": "parse once, and use the result everywhere"
  },
  {
    "name": "logs-secret-and-body",
    "family": "payload",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "logs the secret and the whole body",
    "fix": "log only the ID of the event and the outcome"
  },
  {
    "name": "expects-other-event-names",
    "family": "payload",
    "level": "MUST",
    "explanation": "expects InteractionStarted and InteractionFinished, and responds with 200 to STARTED and FINISHED without processing them",
    "fix": "handle the events STARTED and FINISHED"
  },
  {
    "name": "replaces-unknown-subtypes",
    "family": "payload",
    "level": "SHOULD",
    "explanation": "stores an unknown subtype as InboundNew",
    "fix": "store unknown values as text"
  },
  {
    "name": "processes-only-chats",
    "family": "payload",
    "level": "MUST",
    "explanation": "drops every interaction that is not a chat",
    "fix": "handle every media type; email interactions are delivered as well"
  },
  {
    "name": "rejects-unknown-events",
    "family": "strictness",
    "level": "SHOULD",
    "explanation": "responds with 400 to an unknown event",
    "fix": "respond with 200 and ignore it; new events may be added at any time"
  },
  {
    "name": "rejects-extra-fields",
    "family": "strictness",
    "level": "SHOULD",
    "explanation": "responds with 400 to a body with an unknown field",
    "fix": "ignore unknown fields"
  },
  {
    "name": "requires-operation-id",
    "family": "strictness",
    "level": "SHOULD",
    "explanation": "responds with 400 to a delivery without operationId",
    "fix": "make operationId optional"
  },
  {
    "name": "crashes-on-empty-entities",
    "family": "strictness",
    "level": "MAY",
    "explanation": "responds with 500 when the list of entities is empty",
    "fix": "respond with 200 to a delivery without entities"
  },
  {
    "name": "crashes-on-missing-fields",
    "family": "strictness",
    "level": "SHOULD",
    "explanation": "responds with 500 when data, entity or another optional field is missing",
    "fix": "treat every field as optional"
  },
  {
    "name": "crashes-on-unknown-enum",
    "family": "strictness",
    "level": "SHOULD",
    "explanation": "responds with 500 to an unknown event, media type or subtype",
    "fix": "store unknown values as text"
  },
  {
    "name": "crashes-on-null-entity",
    "family": "strictness",
    "level": "MAY",
    "explanation": "responds with 500 when an entry of the list is null",
    "fix": "skip entries that are not objects"
  },
  {
    "name": "only-first-entity",
    "family": "batches",
    "level": "MUST",
    "explanation": "processes only the first entity of a delivery",
    "fix": "process every entry of data.entities"
  },
  {
    "name": "stops-at-first-invalid-entity",
    "family": "batches",
    "level": "MAY",
    "explanation": "stops at the first invalid entity, and responds with 200",
    "fix": "skip the invalid entity and process the others"
  },
  {
    "name": "applies-batches-partially",
    "family": "batches",
    "level": "MAY",
    "explanation": "processes the entities before an invalid one, responds with 500, and processes them again on redelivery",
    "fix": "skip the invalid entity, and mark each valid one as processed"
  },
  {
    "name": "merges-batch-into-one-interaction",
    "family": "batches",
    "level": "MUST",
    "explanation": "treats all events of a delivery as events of its first interaction",
    "fix": "read the ID of each entity"
  },
  {
    "name": "limits-batch-to-100",
    "family": "batches",
    "level": "MUST",
    "explanation": "drops everything after the first 100 entities of a delivery",
    "fix": "process every entry; no limit is documented"
  },
  {
    "name": "drops-batch-with-unknown-event",
    "family": "batches",
    "level": "SHOULD",
    "explanation": "drops a whole delivery if one of its events is unknown",
    "fix": "ignore the unknown event and process the others"
  },
  {
    "name": "corrupts-emoji",
    "family": "ids",
    "level": "MAY",
    "explanation": "stores \"?\" for four-byte characters, as a database column in three-byte UTF-8 does",
    "fix": "store text in an encoding that covers all of Unicode, such as utf8mb4"
  },
  {
    "name": "lowercases-ids",
    "family": "ids",
    "level": "SHOULD",
    "explanation": "converts IDs to lower case, so that two interactions become one",
    "fix": "compare IDs as they are"
  },
  {
    "name": "truncates-ids",
    "family": "ids",
    "level": "SHOULD",
    "explanation": "truncates IDs to 36 characters, so that two interactions become one",
    "fix": "keep whole IDs; no document says that they are UUIDs"
  },
  {
    "name": "trims-ids",
    "family": "ids",
    "level": "MAY",
    "explanation": "trims whitespace from IDs, so that two interactions become one",
    "fix": "compare IDs as they are"
  },
  {
    "name": "requires-uuids",
    "family": "ids",
    "level": "SHOULD",
    "explanation": "drops interactions whose ID is not a UUID",
    "fix": "accept any text as an ID"
  },
  {
    "name": "pollutes-prototypes",
    "family": "pollution",
    "level": "MAY",
    "explanation": "merges the body into an object field by field, so that \"__proto__\" changes all later deliveries and responses",
    "fix": "read the fields that you need, or merge into an object without a prototype"
  },
  {
    "name": "fetches-before-verifying",
    "family": "resources",
    "level": "SHOULD",
    "explanation": "fetches selfUri before it has verified the delivery",
    "fix": "verify first; a forged delivery must not make the receiver call any address"
  },
  {
    "name": "fetches-from-any-host",
    "family": "resources",
    "level": "MAY",
    "explanation": "fetches selfUri from any host",
    "fix": "fetch only from the configured origin of Nexus"
  },
  {
    "name": "follows-redirects",
    "family": "resources",
    "level": "SHOULD",
    "explanation": "follows redirects from selfUri to any host",
    "fix": "do not follow redirects"
  },
  {
    "name": "fetches-before-responding",
    "family": "resources",
    "level": "SHOULD",
    "explanation": "fetches selfUri before it responds",
    "fix": "store the delivery, respond, and fetch afterwards"
  },
  {
    "name": "gives-up-on-404",
    "family": "resources",
    "level": "SHOULD",
    "explanation": "gives up when the first request to selfUri returns 404",
    "fix": "retry a little later; the resource may not exist yet"
  },
  {
    "name": "responds-with-200-during-outage",
    "family": "resources",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "responds with 200 while its database or queue is down, and loses the delivery",
    "fix": "respond with 503, so that the delivery is retried"
  },
  {
    "name": "crashes-on-malformed-body",
    "family": "resources",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MAY",
    "explanation": "crashes with an unhandled rejection on a body that it cannot parse",
    "fix": "catch the parser's errors, and respond with 400"
  },
  {
    "name": "blocks-on-large-bodies",
    "family": "resources",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "blocks every other request for 3 seconds when a body is larger than 64 KiB",
    "fix": "keep work that grows with the body off the event loop, or limit it"
  },
  {
    "name": "drops-bursts-with-200",
    "family": "resources",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "responds with 200 to more than 20 deliveries a second, and drops the excess",
    "fix": "respond with 429 or 503 to deliveries that you cannot handle, so that they are retried"
  },
  {
    "name": "rejects-late-redeliveries",
    "family": "resources",
    "level": "SHOULD",
    "explanation": "rejects a redelivery as a replay if it arrives more than a quarter of a second after the first delivery",
    "fix": "accept redeliveries, however late; no signed field says when they were sent"
  },
  {
    "name": "rejects-redeliveries-as-replays",
    "family": "resources",
    "level": "MUST",
    "explanation": "rejects a signature that it has seen before",
    "fix": "accept redeliveries, which have the same signature, and deduplicate their effects"
  },
  {
    "name": "processes-truncated-bodies",
    "family": "connections",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "processes a truncated body as complete when the connection breaks",
    "fix": "process a body only once the server reports it as complete"
  },
  {
    "name": "reads-only-first-chunk",
    "family": "connections",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "processes the first chunk of a body as the whole body",
    "fix": "read until the body ends"
  },
  {
    "name": "reads-chunked-bodies-as-empty",
    "family": "connections",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "reads as many bytes as Content-Length says, or 0 if the header is missing",
    "fix": "read the body from the server's stream, chunked or not"
  },
  {
    "name": "dedupes-in-memory",
    "family": "crashes",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "stores effects in its database but seen events in memory, so that a redelivery after a restart takes effect again",
    "fix": "store the deduplication key (event and interaction ID, or event_id) as a unique key in the database"
  },
  {
    "name": "marks-in-database-after-responding",
    "family": "crashes",
    "level": "SHOULD",
    "explanation": "records an event as seen only after it responds, so that the event is processed twice after a crash in between",
    "fix": "store the effect and the mark in one transaction, before responding"
  },
  {
    "name": "marks-in-database-before-processing",
    "family": "crashes",
    "level": "SHOULD",
    "explanation": "records an event as seen before it takes effect, so that the event is lost in a crash in between",
    "fix": "store the effect and the mark in one transaction"
  },
  {
    "name": "processes-after-responding",
    "family": "crashes",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "responds first and works from an in-memory queue, so that acknowledged events are lost in a crash",
    "fix": "store the delivery before responding, and process unfinished deliveries on the next start"
  },
  {
    "name": "writes-to-disk-after-responding",
    "family": "crashes",
    "level": "SHOULD",
    "explanation": "applies effects in memory and writes them to disk some time after it responds, so that a crash loses them",
    "fix": "write the effect to disk (fsync) before responding"
  },
  {
    "name": "loses-events-on-restart",
    "family": "crashes",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "keeps processed events in memory only, so that a restart forgets them",
    "fix": "keep them in a database"
  },
  {
    "name": "leaves-stale-lock-file",
    "family": "crashes",
    "level": "SHOULD",
    "explanation": "leaves a lock file behind when it is killed, and does not start while that file exists",
    "fix": "check whether the process that the lock names is still running, or use a lock that ends with the process"
  },
  {
    "name": "warms-up-on-first-delivery",
    "family": "crashes",
    "level": "SHOULD",
    "explanation": "connects and compiles during the first delivery after a start, and responds to it only after 11 seconds",
    "fix": "connect and compile before listening"
  },
  {
    "name": "leaks-sockets-of-aborted-requests",
    "family": "crashes",
    "level": "SHOULD",
    "explanation": "opens a socket for each request and closes it only after the response, so that every aborted request leaks one",
    "fix": "release everything the request opened in a finally block, and when the connection closes"
  },
  {
    "name": "verifies-body-without-timestamp",
    "family": "signed-time",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "computes the HMAC over the body without the timestamp",
    "fix": "compute it over t, a dot and the raw body"
  },
  {
    "name": "uses-secret-as-text",
    "family": "signed-time",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "uses the text of the secretKey as the key",
    "fix": "decode it from hexadecimal digits first"
  },
  {
    "name": "verifies-with-current-time",
    "family": "signed-time",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "computes the HMAC with its own time instead of t",
    "fix": "use t exactly as it appears in the header"
  },
  {
    "name": "verifies-timestamp-in-seconds",
    "family": "signed-time",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "divides t by a thousand before it computes the HMAC",
    "fix": "use t exactly as it appears in the header"
  },
  {
    "name": "compares-timestamp-as-seconds",
    "family": "signed-time",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "compares t, which is in milliseconds, with its clock in seconds, so that every delivery is rejected as too far off",
    "fix": "compare it in milliseconds"
  },
  {
    "name": "accepts-stale-timestamps",
    "family": "signed-time",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "does not compare the time of a signature with its clock",
    "fix": "reject times that are more than five minutes off"
  },
  {
    "name": "accepts-future-timestamps",
    "family": "signed-time",
    "dialects": [
      "conversations"
    ],
    "level": "MAY",
    "explanation": "accepts any time in the future",
    "fix": "compare the absolute difference with the tolerance"
  },
  {
    "name": "allows-no-clock-skew",
    "family": "signed-time",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "rejects a signature that is ten seconds old",
    "fix": "allow several minutes in both directions"
  },
  {
    "name": "checks-only-timestamp",
    "family": "signed-time",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "accepts any digest with a fresh timestamp",
    "fix": "also compare the digest"
  },
  {
    "name": "tries-nearby-timestamps",
    "family": "signed-time",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "tries times close to t as well, as verifiers of one-time passwords do",
    "fix": "compute the HMAC with the t of the header and no other"
  },
  {
    "name": "accepts-timestamp-without-digest",
    "family": "signed-time",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "accepts a signature with a timestamp but no digest",
    "fix": "reject every value without v1 and 64 hexadecimal digits"
  },
  {
    "name": "trusts-subscription-id",
    "family": "signed-time",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "accepts an unsigned delivery that contains a subscription ID",
    "fix": "treat a missing signature like a wrong one; an ID is not a secret"
  },
  {
    "name": "dedupes-by-conversation",
    "family": "event-identity",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "treats every later event of a conversation as a duplicate",
    "fix": "deduplicate by event_id"
  },
  {
    "name": "dedupes-by-conversation-and-event",
    "family": "event-identity",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "treats a second event of the same kind in a conversation as a duplicate",
    "fix": "deduplicate by event_id"
  },
  {
    "name": "dedupes-by-timestamp",
    "family": "event-identity",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "treats events with the same event_timestamp as duplicates",
    "fix": "deduplicate by event_id"
  },
  {
    "name": "dedupes-by-event-id-and-attempt",
    "family": "event-identity",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "includes the signature, which differs between attempts, in its deduplication key",
    "fix": "deduplicate by event_id alone"
  },
  {
    "name": "dedupes-only-conversation-events",
    "family": "event-identity",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "does not deduplicate events without a conversation",
    "fix": "deduplicate by event_id, whatever the event is about"
  },
  {
    "name": "treats-bans-as-duplicates",
    "family": "event-identity",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "treats every later ban as a duplicate, because bans have no conversation ID",
    "fix": "deduplicate by event_id"
  },
  {
    "name": "requires-uuid-event-ids",
    "family": "event-identity",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "rejects an event_id that is not a UUID, such as the documented example",
    "fix": "store IDs as text"
  },
  {
    "name": "orders-status-by-arrival",
    "family": "conversation-status",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "keeps the status of the event that arrived last",
    "fix": "replace the status only if the event_timestamp is newer"
  },
  {
    "name": "keeps-first-status",
    "family": "conversation-status",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "keeps the first status of a conversation",
    "fix": "follow the status of newer events"
  },
  {
    "name": "never-reopens-conversations",
    "family": "conversation-status",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "drops events of a closed conversation",
    "fix": "process every event; conversations are reopened"
  },
  {
    "name": "drops-older-events",
    "family": "conversation-status",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "drops events that are older than the newest of their conversation",
    "fix": "use event_timestamp only to decide about the status"
  },
  {
    "name": "stores-status-by-event-id",
    "family": "conversation-status",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "stores the status under the event_id, so it cannot be looked up",
    "fix": "store it under the csid"
  },
  {
    "name": "writes-status-to-previous-conversation",
    "family": "conversation-status",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "writes the status to the conversation of the previous request as well",
    "fix": "keep the data of a request in its own variables"
  },
  {
    "name": "processes-only-created-events",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "processes CONVERSATION_CREATED and drops every other event with 200",
    "fix": "process every event that the subscription names"
  },
  {
    "name": "rejects-new-events",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "responds with 400 to an unknown event_fqn",
    "fix": "respond with 200 and ignore it"
  },
  {
    "name": "responds-with-404-to-unhandled-events",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "responds with 404 to documented events that it has no handler for",
    "fix": "respond with 200 and ignore them"
  },
  {
    "name": "matches-event-names-by-prefix",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "treats every event_fqn that starts with CONVERSATION_CLOSED as that event",
    "fix": "compare the whole name"
  },
  {
    "name": "requires-author",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "throws on a message or note without an author",
    "fix": "make author optional"
  },
  {
    "name": "requires-assignee",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "fails on a conversation that nobody is assigned to",
    "fix": "accept null as assignee"
  },
  {
    "name": "requires-conversation",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "responds with 400 to an event without a conversation",
    "fix": "check event_fqn first"
  },
  {
    "name": "requires-every-field",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "responds with 400 when a field of the example is missing",
    "fix": "require only event_id and event_fqn"
  },
  {
    "name": "rejects-unknown-event-fields",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "responds with 400 to unknown fields",
    "fix": "ignore them"
  },
  {
    "name": "crashes-on-unknown-channels",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "fails on a channel that is not in its list",
    "fix": "store it as text"
  },
  {
    "name": "requires-numeric-event-version",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "responds with 400 because event_version is a string",
    "fix": "accept it as a string"
  },
  {
    "name": "rejects-other-event-versions",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "MAY",
    "explanation": "responds with 400 to any event_version except 1",
    "fix": "do not reject an event because of its version"
  },
  {
    "name": "limits-body-to-16-kb",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "responds with 413 to bodies of more than 16 kB",
    "fix": "set a limit of several megabytes"
  },
  {
    "name": "reflects-messages-as-html",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "MAY",
    "explanation": "returns the text of a message unescaped, in an HTML response",
    "fix": "respond with a fixed text, or escape user input"
  },
  {
    "name": "merges-body-into-shared-object",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "MAY",
    "explanation": "merges the body into an object, so that __proto__ changes every other object",
    "fix": "read named fields, and never copy whole objects"
  },
  {
    "name": "rejects-events-during-outage",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "responds with 400 to an event that it cannot store",
    "fix": "respond with 503, which is retried"
  },
  {
    "name": "expects-hexadecimal-digest",
    "family": "open-digests",
    "dialects": [
      "open-messaging"
    ],
    "level": "MUST",
    "explanation": "compares the digest as hexadecimal digits, as GitHub and Meta send it",
    "fix": "encode the digest in base64"
  },
  {
    "name": "accepts-any-digest-encoding",
    "family": "open-digests",
    "dialects": [
      "open-messaging"
    ],
    "level": "MAY",
    "explanation": "accepts the digest in base64 and in hexadecimal digits, with and without the prefix",
    "fix": "compare the whole header with `sha256=` followed by the digest in padded base64"
  },
  {
    "name": "crashes-on-digest-length",
    "family": "open-digests",
    "dialects": [
      "open-messaging"
    ],
    "level": "SHOULD",
    "explanation": "responds with 500 when the signature has an unexpected length, because the comparison throws",
    "fix": "compare lengths before a constant-time comparison that throws"
  },
  {
    "name": "verifies-only-text-messages",
    "family": "open-digests",
    "dialects": [
      "open-messaging"
    ],
    "level": "MUST",
    "explanation": "verifies text messages, and accepts receipts, events and structured messages unverified",
    "fix": "verify the signature before you look at the type"
  },
  {
    "name": "rejects-non-text-messages",
    "family": "open-messages",
    "dialects": [
      "open-messaging"
    ],
    "level": "MUST",
    "explanation": "responds with 400 to everything that is not a text message",
    "fix": "respond with 200 to every signed request, and ignore those that you do not handle"
  },
  {
    "name": "requires-text",
    "family": "open-messages",
    "dialects": [
      "open-messaging"
    ],
    "level": "MUST",
    "explanation": "fails on a message that contains only an attachment",
    "fix": "check that text exists before you use it"
  },
  {
    "name": "drops-messages-without-text",
    "family": "open-messages",
    "dialects": [
      "open-messaging"
    ],
    "level": "MUST",
    "explanation": "accepts a message without text and ignores it, as if it were a typing event",
    "fix": "distinguish messages from events by type"
  },
  {
    "name": "dedupes-by-missing-field",
    "family": "open-messages",
    "dialects": [
      "open-messaging"
    ],
    "level": "MUST",
    "explanation": "identifies duplicates by a top-level field that does not exist, and never finds any",
    "fix": "deduplicate by id"
  },
  {
    "name": "dedupes-by-text",
    "family": "open-messages",
    "dialects": [
      "open-messaging"
    ],
    "level": "MUST",
    "explanation": "treats two messages with the same text to the same end user as duplicates",
    "fix": "deduplicate by id"
  },
  {
    "name": "dedupes-by-end-user",
    "family": "open-messages",
    "dialects": [
      "open-messaging"
    ],
    "level": "MUST",
    "explanation": "treats every later message to an end user as a duplicate",
    "fix": "deduplicate by id"
  },
  {
    "name": "requires-conversation-id",
    "family": "open-messages",
    "dialects": [
      "open-messaging"
    ],
    "level": "SHOULD",
    "explanation": "rejects a message whose conversationId is missing or empty",
    "fix": "route by channel.to.id, and make conversationId optional"
  },
  {
    "name": "rejects-unknown-message-fields",
    "family": "open-messages",
    "dialects": [
      "open-messaging"
    ],
    "level": "MUST",
    "explanation": "rejects a message with an unknown field",
    "fix": "ignore unknown fields"
  },
  {
    "name": "crashes-on-unknown-types",
    "family": "open-messages",
    "dialects": [
      "open-messaging"
    ],
    "level": "SHOULD",
    "explanation": "fails on an unknown type, contentType or eventType",
    "fix": "give the switch a default case that ignores unknown values"
  },
  {
    "name": "rejects-messages-during-outage",
    "family": "open-messages",
    "dialects": [
      "open-messaging"
    ],
    "level": "MUST",
    "explanation": "responds with 400 to a message that it cannot store at the moment",
    "fix": "respond with 503, which is retried"
  }
] as const
