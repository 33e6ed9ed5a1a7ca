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
    "explanation": "verifies re-serialised JSON instead of the bytes that came",
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
    "explanation": "verifies JSON that was written again with its keys sorted",
    "fix": "compute the HMAC over the raw body; the order of keys is the sender's"
  },
  {
    "name": "decodes-body-as-latin1",
    "family": "signed-bytes",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "reads the body as Latin-1 before verifying, which breaks every character beyond ASCII",
    "fix": "hand the bytes to the HMAC without making text of them"
  },
  {
    "name": "decodes-body-with-replacement",
    "family": "signed-bytes",
    "level": "MAY",
    "explanation": "makes text of the body, with replacement characters for invalid bytes, and verifies and reads that",
    "fix": "hand the bytes to the HMAC without making text of them"
  },
  {
    "name": "verifies-trimmed-body",
    "family": "signed-bytes",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "strips white space at both ends of the body before verifying",
    "fix": "compute the HMAC over every byte, the last newline included"
  },
  {
    "name": "verifies-ascii-escaped-json",
    "family": "signed-bytes",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "verifies JSON that was written again with every character beyond ASCII escaped",
    "fix": "compute the HMAC over the raw body; serialisers differ in what they escape"
  },
  {
    "name": "verifies-body-without-carriage-returns",
    "family": "signed-bytes",
    "level": "MUST",
    "explanation": "turns CR LF into LF before verifying",
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
    "explanation": "accepts a delivery without signature",
    "fix": "treat a missing X-Hub-Signature as a wrong one"
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
    "fix": "treat an empty X-Hub-Signature as a wrong one"
  },
  {
    "name": "verifies-only-when-signed",
    "family": "signature",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "verifies only if there is something in the signature header",
    "fix": "verify every delivery; whoever forges one leaves the header out"
  },
  {
    "name": "accepts-any-sha1-value",
    "family": "signature",
    "level": "MUST",
    "explanation": "accepts any signature that begins with \"sha1=\"",
    "fix": "compare the digest, not its prefix alone"
  },
  {
    "name": "compares-only-a-prefix",
    "family": "signature",
    "level": "MUST",
    "explanation": "compares only as many characters as were sent",
    "fix": "compare digests of equal length in constant time"
  },
  {
    "name": "accepts-digest-without-prefix",
    "family": "signature",
    "level": "MAY",
    "explanation": "accepts the digest without \"sha1=\" in front of it",
    "fix": "require the prefix; it says which algorithm was used"
  },
  {
    "name": "lets-the-header-pick-the-algorithm",
    "family": "signature",
    "level": "SHOULD",
    "explanation": "takes the hash algorithm from the prefix of the signature",
    "fix": "compute HMAC-SHA1 and nothing else; the sender of a forged delivery must not choose"
  },
  {
    "name": "uses-sha256",
    "family": "signature",
    "level": "MUST",
    "explanation": "computes HMAC-SHA256 where HMAC-SHA1 is sent",
    "fix": "compute HMAC-SHA1 for X-Hub-Signature"
  },
  {
    "name": "reads-signature-256",
    "family": "signature",
    "level": "MUST",
    "explanation": "reads X-Hub-Signature-256 with a base64 digest, as another product sends it",
    "fix": "read X-Hub-Signature, which holds \"sha1=\" and a hexadecimal digest"
  },
  {
    "name": "looks-headers-up-by-case",
    "family": "signature",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "finds the signature only if the header is written exactly \"X-Hub-Signature\"",
    "fix": "look headers up without regard to case"
  },
  {
    "name": "exits-on-malformed-signature",
    "family": "signature",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "ends the process when a signature has another length than expected",
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
    "explanation": "tells the digest that it expected when it refuses a delivery",
    "fix": "answer that the signature is wrong, and nothing about the right one"
  },
  {
    "name": "expects-timestamped-signature",
    "family": "signature",
    "level": "MUST",
    "explanation": "expects \"t=…,v1=…\" over time, dot and body, as another API signs",
    "fix": "expect \"sha1=\" and the HMAC-SHA1 of the body alone"
  },
  {
    "name": "accepts-base64-digest",
    "family": "signature",
    "level": "MAY",
    "explanation": "accepts the digest in base64 besides hexadecimal digits",
    "fix": "accept hexadecimal digits alone"
  },
  {
    "name": "checks-only-the-length",
    "family": "signature",
    "level": "MUST",
    "explanation": "accepts any 40 hexadecimal digits after \"sha1=\"",
    "fix": "compare the digest with the one computed from body and secret"
  },
  {
    "name": "takes-the-first-of-two-signatures",
    "family": "signature",
    "level": "MAY",
    "explanation": "takes the first of several signatures and does not look at the others",
    "fix": "refuse a delivery that carries more than one signature, or treat them alike in any order"
  },
  {
    "name": "verifies-once-per-operation",
    "family": "signature",
    "level": "MUST",
    "explanation": "skips verifying when an operationId was verified before",
    "fix": "verify every request; an operationId is no proof of origin"
  },
  {
    "name": "answers-500-to-bad-signatures",
    "family": "signature",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "answers 500 when a signature is wrong",
    "fix": "answer 401, or 200 without effect; a wrong signature is no fault of the server"
  },
  {
    "name": "accepts-empty-secret",
    "family": "secrets",
    "level": "MUST",
    "explanation": "starts without a secret, and accepts what is signed with an empty one",
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
    "explanation": "verifies every subscription with the secret of the first path that was called",
    "fix": "choose the secret by the path, or by whatever tells subscriptions apart"
  },
  {
    "name": "ignores-secret-rotation",
    "family": "secrets",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "keeps the first secret that it read, whatever it is rotated to",
    "fix": "read the secret anew, or reload it when it is rotated"
  },
  {
    "name": "keeps-old-secrets",
    "family": "secrets",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "accepts an old secret for ever after a rotation",
    "fix": "drop the old secret when the time of both is over"
  },
  {
    "name": "trims-the-secret",
    "family": "secrets",
    "level": "MUST",
    "explanation": "strips white space at both ends of the secret",
    "fix": "use the secret as it was agreed on, character by character"
  },
  {
    "name": "decodes-secret-as-base64",
    "family": "secrets",
    "level": "MUST",
    "explanation": "takes the secret for base64 and decodes it",
    "fix": "use the text of the secret as the key"
  },
  {
    "name": "decodes-secret-as-hex",
    "family": "secrets",
    "level": "MUST",
    "explanation": "takes the secret for hexadecimal digits and decodes it, as another API asks for",
    "fix": "use the text of the secret as the key"
  },
  {
    "name": "lower-cases-the-secret",
    "family": "secrets",
    "level": "MUST",
    "explanation": "turns the secret into lower case",
    "fix": "use the secret as it was agreed on, character by character"
  },
  {
    "name": "verifies-after-effects",
    "family": "verifying-order",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "has the effects of a delivery before verifying it",
    "fix": "verify first; a forged delivery must not change anything"
  },
  {
    "name": "verifies-after-answering",
    "family": "verifying-order",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "answers 200 first, verifies later, and has the effects either way",
    "fix": "verify before answering, and stop there if the signature is wrong"
  },
  {
    "name": "skips-verification-outside-production",
    "family": "verifying-order",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "verifies only if NODE_ENV is \"production\"",
    "fix": "verify in every environment, with a secret of its own"
  },
  {
    "name": "answers-202",
    "family": "protocol",
    "level": "MUST",
    "explanation": "answers 202 where 200 alone counts as success",
    "fix": "answer 200 OK"
  },
  {
    "name": "answers-201",
    "family": "protocol",
    "level": "MUST",
    "explanation": "answers 201 where 200 alone counts as success",
    "fix": "answer 200 OK"
  },
  {
    "name": "answers-204",
    "family": "protocol",
    "level": "MUST",
    "explanation": "answers 204 where 200 alone counts as success",
    "fix": "answer 200 OK, with or without a body"
  },
  {
    "name": "answers-202-to-large-bodies",
    "family": "protocol",
    "level": "MUST",
    "explanation": "answers 202 to bodies of more than 512 KiB, which it works on later",
    "fix": "answer 200 to what was taken, however large it is, or 413 to what is too large"
  },
  {
    "name": "answers-201-to-finished",
    "family": "protocol",
    "level": "MUST",
    "explanation": "answers 201 to FINISHED, because it stores a record",
    "fix": "answer 200 to every event"
  },
  {
    "name": "answers-200-to-everything",
    "family": "protocol",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "answers 200 whatever happens, errors included",
    "fix": "answer 200 only for what was taken, so that the rest comes again"
  },
  {
    "name": "answers-error-object-with-200",
    "family": "protocol",
    "level": "MAY",
    "explanation": "answers 200 with an error object that is not of the agreed form",
    "fix": "answer {\"status\":{\"code\":0,\"message\":\"OK\"},\"data\":{\"ids\":[]}}"
  },
  {
    "name": "reflects-operation-id-as-html",
    "family": "protocol",
    "level": "MAY",
    "explanation": "answers in HTML with the operationId as it was sent",
    "fix": "answer JSON, and repeat nothing that was sent without escaping it"
  },
  {
    "name": "answers-before-reading",
    "family": "protocol",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "answers before it has read the body",
    "fix": "read the whole body, verify it, then answer"
  },
  {
    "name": "works-past-the-deadline",
    "family": "protocol",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "works for 15 seconds before it answers",
    "fix": "answer as soon as the delivery is stored, and work afterwards"
  },
  {
    "name": "hangs-on-errors",
    "family": "protocol",
    "level": "MAY",
    "explanation": "never answers a body that it cannot read, nor anything that fails",
    "fix": "answer errors as well: 400 for what is malformed, 503 for an outage"
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
    "fix": "take deliveries at the address that was agreed on; redirects are not followed"
  },
  {
    "name": "redirects-to-trailing-slash",
    "family": "admission",
    "level": "MUST",
    "explanation": "redirects a path without slash at its end to the one with it",
    "fix": "take deliveries at the address that was agreed on; redirects are not followed"
  },
  {
    "name": "redirects-to-login",
    "family": "admission",
    "level": "SHOULD",
    "explanation": "redirects what is not verified to a login page",
    "fix": "answer 401; there is nobody who could log in"
  },
  {
    "name": "accepts-any-content-type",
    "family": "admission",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MAY",
    "explanation": "takes bodies that are declared as form or text",
    "fix": "answer 415 to what is not of the JSON family"
  },
  {
    "name": "accepts-any-method",
    "family": "admission",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MAY",
    "explanation": "takes deliveries by any method",
    "fix": "answer 405 to everything but POST"
  },
  {
    "name": "refuses-charset",
    "family": "admission",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "answers 415 to \"application/json; charset=utf-8\"",
    "fix": "compare the media type without its parameters"
  },
  {
    "name": "requires-trace-id",
    "family": "admission",
    "level": "MUST",
    "explanation": "answers 400 to a delivery without X-B3-TraceId",
    "fix": "do without the trace id; the header is optional"
  },
  {
    "name": "limits-body-to-100-kb",
    "family": "admission",
    "level": "SHOULD",
    "explanation": "answers 413 to bodies of more than 100 kB, the usual limit of a body parser",
    "fix": "raise the limit of the body parser; a delivery may hold many interactions"
  },
  {
    "name": "insists-on-its-address",
    "family": "hosts",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MAY",
    "explanation": "answers 421 to a Host that is not the address it listens at",
    "fix": "take deliveries under every name that leads to the receiver; proxies, tunnels and containers call it by others"
  },
  {
    "name": "no-dedupe",
    "family": "idempotency",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "has the effects of a redelivery again",
    "fix": "remember what took effect by event and interaction id, and skip it the next time"
  },
  {
    "name": "dedupes-on-payload-hash",
    "family": "idempotency",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "takes events for the same only if their bodies are, byte by byte",
    "fix": "compare event and interaction id; the same event may be written differently"
  },
  {
    "name": "dedupes-on-operation-id-only",
    "family": "idempotency",
    "level": "SHOULD",
    "explanation": "drops every delivery whose operationId it has seen, and nothing else",
    "fix": "compare event and interaction id; an operationId may be missing, new, or shared"
  },
  {
    "name": "dedupes-on-interaction-only",
    "family": "idempotency",
    "level": "MUST",
    "explanation": "takes all events of one interaction for the same, so that FINISHED is lost after STARTED",
    "fix": "compare the event as well as the interaction id"
  },
  {
    "name": "dedupes-on-trace-id",
    "family": "idempotency",
    "level": "SHOULD",
    "explanation": "takes deliveries for the same if their X-B3-TraceId is",
    "fix": "compare event and interaction id; a redelivery may have a trace id of its own"
  },
  {
    "name": "dedupes-on-signature",
    "family": "idempotency",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "takes deliveries for the same if their signature is",
    "fix": "compare event and interaction id; the same event may be signed over other bytes"
  },
  {
    "name": "dedupe-window-too-short",
    "family": "idempotency",
    "level": "MUST",
    "explanation": "forgets an event after a quarter of a second",
    "fix": "remember events for longer than redeliveries can take, days rather than minutes"
  },
  {
    "name": "counts-time-in-32-bits",
    "family": "idempotency",
    "level": "SHOULD",
    "explanation": "remembers events up to a time in seconds of 32 bits, which from the end of 2036 on lies in the past",
    "fix": "keep times in 64 bits, or remember events without an end"
  },
  {
    "name": "remembers-nothing-while-down",
    "family": "idempotency",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "takes every event for new while its memory cannot be reached, and acts on it",
    "fix": "answer 503 when it cannot be known whether an event is new"
  },
  {
    "name": "forgets-under-burst",
    "family": "idempotency",
    "level": "SHOULD",
    "explanation": "remembers the newest 50 events alone",
    "fix": "remember as many events as redeliveries can be late for, or keep them in a database"
  },
  {
    "name": "marks-before-the-work",
    "family": "idempotency",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "notes an event as done before its work succeeds, so that an outage loses it",
    "fix": "note it together with the work, in one transaction"
  },
  {
    "name": "marks-after-answering",
    "family": "idempotency",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "notes an event as done only some time after it has answered, so that an early redelivery takes effect again",
    "fix": "note it together with the work, before answering"
  },
  {
    "name": "answers-500-to-duplicates",
    "family": "duplicates",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "answers 500 to a duplicate, because of a unique key",
    "fix": "answer 200 to what was taken before, or it comes again and again"
  },
  {
    "name": "answers-409-to-duplicates",
    "family": "duplicates",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "answers 409 to a duplicate",
    "fix": "answer 200 to what was taken before, or it comes again and again"
  },
  {
    "name": "answers-429-to-redeliveries",
    "family": "duplicates",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "answers 429 to a redelivery",
    "fix": "answer 200 to what was taken before, or it comes again and again"
  },
  {
    "name": "last-arrival-wins",
    "family": "order",
    "level": "MUST",
    "explanation": "takes whatever arrives last for the state, so that a late STARTED reopens what is finished",
    "fix": "let FINISHED be final"
  },
  {
    "name": "crashes-on-finished-first",
    "family": "order",
    "level": "MUST",
    "explanation": "fails with 500 when FINISHED arrives before STARTED",
    "fix": "expect any order; deliveries overtake each other"
  },
  {
    "name": "waits-for-both-events",
    "family": "order",
    "level": "MUST",
    "explanation": "drops STARTED unless FINISHED came before, and thinks it has both only then",
    "fix": "have the effect of each event when it comes"
  },
  {
    "name": "drops-finished-without-started",
    "family": "order",
    "level": "MUST",
    "explanation": "answers 200 to a FINISHED whose STARTED it has not seen, and drops it",
    "fix": "note the interaction as finished, whether or not its start was seen"
  },
  {
    "name": "check-then-insert",
    "family": "concurrency",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "looks an event up and stores it a moment later, so that two at the same time both take effect",
    "fix": "insert under a unique key and see whether it worked"
  },
  {
    "name": "one-at-a-time",
    "family": "concurrency",
    "level": "SHOULD",
    "explanation": "holds a lock from the first byte to the answer, so that one slow delivery blocks all others",
    "fix": "lock an interaction, not the receiver, and only after the body was read"
  },
  {
    "name": "shares-state-between-requests",
    "family": "concurrency",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "keeps the delivery in a variable that all requests share, so that two at the same time mix",
    "fix": "keep what belongs to a request in the request"
  },
  {
    "name": "no-size-limit",
    "family": "payload",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "reads bodies of any size into memory",
    "fix": "stop reading at a limit and answer 413"
  },
  {
    "name": "splits-characters-between-chunks",
    "family": "payload",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "makes text of each piece of the body by itself, which breaks characters that lie across two",
    "fix": "put the bytes together first"
  },
  {
    "name": "leaks-stack-on-malformed-body",
    "family": "payload",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MAY",
    "explanation": "answers 500 with a stack trace to a body that is no JSON",
    "fix": "answer 400 without telling anything of the inside"
  },
  {
    "name": "counts-first-of-duplicate-keys",
    "family": "payload",
    "level": "MAY",
    "explanation": "recognises an event by the first of two equal keys and acts on the last",
    "fix": "parse once, and use what was parsed everywhere"
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
    "fix": "log the operationId and the outcome, and no more"
  },
  {
    "name": "expects-other-event-names",
    "family": "payload",
    "level": "MUST",
    "explanation": "waits for InteractionStarted and InteractionFinished, and ignores STARTED and FINISHED with 200",
    "fix": "handle the events STARTED and FINISHED"
  },
  {
    "name": "replaces-unknown-subtypes",
    "family": "payload",
    "level": "SHOULD",
    "explanation": "stores a subtype that it does not know as InboundNew",
    "fix": "keep values that you do not know as text"
  },
  {
    "name": "only-chat",
    "family": "payload",
    "level": "MUST",
    "explanation": "drops what is no chat",
    "fix": "handle every medium; email is delivered as well"
  },
  {
    "name": "answers-400-to-unknown-events",
    "family": "strictness",
    "level": "SHOULD",
    "explanation": "answers 400 to an event that it does not know",
    "fix": "answer 200 and ignore it; new events may come at any time"
  },
  {
    "name": "answers-400-to-extra-fields",
    "family": "strictness",
    "level": "SHOULD",
    "explanation": "answers 400 to a body with a member that it does not know",
    "fix": "ignore members that you do not know"
  },
  {
    "name": "requires-operation-id",
    "family": "strictness",
    "level": "SHOULD",
    "explanation": "answers 400 to a delivery without operationId",
    "fix": "do without; the member is optional"
  },
  {
    "name": "crashes-on-empty-entities",
    "family": "strictness",
    "level": "MAY",
    "explanation": "fails with 500 when the list of entities is empty",
    "fix": "answer 200 to a delivery without entities"
  },
  {
    "name": "crashes-on-missing-fields",
    "family": "strictness",
    "level": "SHOULD",
    "explanation": "fails with 500 when data, entity or another optional member is missing",
    "fix": "expect every member to be missing; all are optional"
  },
  {
    "name": "crashes-on-unknown-enum",
    "family": "strictness",
    "level": "SHOULD",
    "explanation": "fails with 500 at an event, medium or subtype that it does not know",
    "fix": "keep values that you do not know as text"
  },
  {
    "name": "crashes-on-null-entity",
    "family": "strictness",
    "level": "MAY",
    "explanation": "fails with 500 when an entry of the list is null",
    "fix": "skip entries that are no objects"
  },
  {
    "name": "only-first-entity",
    "family": "batches",
    "level": "MUST",
    "explanation": "handles the first entity of a delivery and drops the rest",
    "fix": "handle every entry of data.entities"
  },
  {
    "name": "stops-at-first-bad-entity",
    "family": "batches",
    "level": "MAY",
    "explanation": "stops at the first entity that it cannot use, and answers 200",
    "fix": "skip the bad entity and go on with the others"
  },
  {
    "name": "half-applies-a-batch",
    "family": "batches",
    "level": "MAY",
    "explanation": "answers 500 at a bad entity after it has handled those in front of it, and handles them again when they come again",
    "fix": "skip the bad entity, and note each good one as done"
  },
  {
    "name": "merges-batch-into-one",
    "family": "batches",
    "level": "MUST",
    "explanation": "takes all events of a delivery for events of its first interaction",
    "fix": "read the id of each entity"
  },
  {
    "name": "limits-batch-to-100",
    "family": "batches",
    "level": "MUST",
    "explanation": "drops what follows after the first 100 entities of a delivery",
    "fix": "handle every entry; no limit is promised"
  },
  {
    "name": "drops-batch-with-unknown-event",
    "family": "batches",
    "level": "SHOULD",
    "explanation": "drops a whole delivery if one of its events is unknown",
    "fix": "ignore the unknown event and handle the others"
  },
  {
    "name": "corrupts-emoji",
    "family": "ids",
    "level": "MAY",
    "explanation": "stores \"?\" for characters of four bytes, as a narrow column does",
    "fix": "store text in a form that holds all of Unicode, such as utf8mb4"
  },
  {
    "name": "lower-cases-ids",
    "family": "ids",
    "level": "SHOULD",
    "explanation": "turns ids into lower case, so that two interactions become one",
    "fix": "compare ids as they are"
  },
  {
    "name": "truncates-ids",
    "family": "ids",
    "level": "SHOULD",
    "explanation": "cuts ids to 36 characters, so that two interactions become one",
    "fix": "keep ids whole; nothing says that they are UUIDs"
  },
  {
    "name": "trims-ids",
    "family": "ids",
    "level": "MAY",
    "explanation": "strips white space from ids, so that two interactions become one",
    "fix": "compare ids as they are"
  },
  {
    "name": "requires-uuids",
    "family": "ids",
    "level": "SHOULD",
    "explanation": "drops interactions whose id is no UUID",
    "fix": "take ids for any text"
  },
  {
    "name": "pollutes-prototypes",
    "family": "pollution",
    "level": "MAY",
    "explanation": "merges the body into an object member by member, so that \"__proto__\" changes all later deliveries and answers",
    "fix": "read the members that you need, or merge into an object without prototype"
  },
  {
    "name": "fetches-before-verifying",
    "family": "resources",
    "level": "SHOULD",
    "explanation": "fetches selfUri before it has verified the delivery",
    "fix": "verify first; a forged delivery must not make the receiver call anyone"
  },
  {
    "name": "fetches-from-any-host",
    "family": "resources",
    "level": "MAY",
    "explanation": "fetches selfUri from whatever host it names",
    "fix": "fetch only from the origin of Nexus that you have configured"
  },
  {
    "name": "follows-redirects",
    "family": "resources",
    "level": "SHOULD",
    "explanation": "follows redirects of selfUri to any host",
    "fix": "do not follow redirects"
  },
  {
    "name": "fetches-before-answering",
    "family": "resources",
    "level": "SHOULD",
    "explanation": "waits for selfUri before it answers",
    "fix": "answer first and fetch afterwards"
  },
  {
    "name": "gives-up-on-404",
    "family": "resources",
    "level": "SHOULD",
    "explanation": "gives up when selfUri answers 404 at first",
    "fix": "ask again a little later; the resource may not be there yet"
  },
  {
    "name": "answers-200-while-down",
    "family": "resources",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MUST",
    "explanation": "answers 200 while its database or queue is down, and loses the delivery",
    "fix": "answer 503, so that the delivery comes again"
  },
  {
    "name": "exits-on-bad-payload",
    "family": "resources",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "MAY",
    "explanation": "ends the process at a body that it cannot read, by an unhandled rejection",
    "fix": "catch what parsing throws and answer 400"
  },
  {
    "name": "blocks-on-big-bodies",
    "family": "resources",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "holds up every other request for 3 seconds when a body is larger than 64 KiB",
    "fix": "keep work that grows with the body off the event loop, or bound it"
  },
  {
    "name": "drops-bursts-with-200",
    "family": "resources",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "answers 200 to more than 20 deliveries a second, and drops those beyond",
    "fix": "answer 429 or 503 to what you cannot take, so that it comes again"
  },
  {
    "name": "rejects-late-redeliveries",
    "family": "resources",
    "level": "SHOULD",
    "explanation": "refuses as a replay what comes again more than a quarter of a second after it was first seen",
    "fix": "take redeliveries however late they are; nothing that is signed says when it was sent"
  },
  {
    "name": "rejects-redeliveries-as-replays",
    "family": "resources",
    "level": "MUST",
    "explanation": "refuses a signature that it has seen before",
    "fix": "take redeliveries: they carry the same signature, and their effects are deduped"
  },
  {
    "name": "acts-on-a-body-that-broke-off",
    "family": "connections",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "takes what has come of a body for all of it when the connection breaks",
    "fix": "process a body only once the server says that it is complete"
  },
  {
    "name": "takes-the-first-piece-for-all",
    "family": "connections",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "takes the first piece of a body for all of it",
    "fix": "read until the body ends"
  },
  {
    "name": "takes-chunked-bodies-for-empty",
    "family": "connections",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "reads as many bytes as Content-Length says, and none without it",
    "fix": "read the body as the server hands it on, chunked or not"
  },
  {
    "name": "dedupes-in-memory",
    "family": "crashes",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "keeps what took effect in its database, and what it has seen in memory, so that a redelivery after a restart takes effect again",
    "fix": "keep the pair of event and interaction id under a unique key in the database"
  },
  {
    "name": "marks-in-its-database-after-answering",
    "family": "crashes",
    "level": "SHOULD",
    "explanation": "writes down that an event was seen only after it has answered, so that a crash in between doubles it",
    "fix": "write the effect and the mark in one transaction, before answering"
  },
  {
    "name": "marks-in-its-database-before-the-work",
    "family": "crashes",
    "level": "SHOULD",
    "explanation": "writes down that an event was seen before its effect, so that a crash in between loses it",
    "fix": "write the effect and the mark in one transaction"
  },
  {
    "name": "works-after-answering",
    "family": "crashes",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "answers first and works from a queue in memory, so that a crash loses what it has answered 200 to",
    "fix": "write the delivery down before answering, and go through what is left at the next start"
  },
  {
    "name": "stores-now-and-then",
    "family": "crashes",
    "level": "SHOULD",
    "explanation": "has the effect in memory and writes it down some time after its answer, so that a crash loses it",
    "fix": "write the effect down, and see that it is written, before answering"
  },
  {
    "name": "forgets-all-at-a-restart",
    "family": "crashes",
    "dialects": [
      "interactions",
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "keeps in memory what took effect, so that a restart forgets it",
    "fix": "keep it in a database"
  },
  {
    "name": "does-not-start-after-a-crash",
    "family": "crashes",
    "level": "SHOULD",
    "explanation": "leaves a lock file behind when it is killed, and does not start while there is one",
    "fix": "see whether the process that the lock names still runs, or use a lock that ends with the process"
  },
  {
    "name": "slow-to-warm-up",
    "family": "crashes",
    "level": "SHOULD",
    "explanation": "connects and compiles with the first delivery after a start, which it answers only after 11 seconds",
    "fix": "do that before listening"
  },
  {
    "name": "leaks-sockets-of-aborted-requests",
    "family": "crashes",
    "level": "SHOULD",
    "explanation": "opens a socket for each request, and closes it only once it has answered, which never comes for a request that broke off",
    "fix": "close what a request has opened in a finally, and when its connection closes"
  },
  {
    "name": "signs-the-body-alone",
    "family": "signed-time",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "computes the HMAC over the body alone, without the time",
    "fix": "compute it over t, a dot and the raw body"
  },
  {
    "name": "uses-the-secret-as-text",
    "family": "signed-time",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "uses the text of the secretKey as the key",
    "fix": "decode it from hexadecimal digits first"
  },
  {
    "name": "signs-its-own-time",
    "family": "signed-time",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "computes the HMAC with its own time in place of t",
    "fix": "use t exactly as it stands in the header"
  },
  {
    "name": "signs-the-time-in-seconds",
    "family": "signed-time",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "divides t by a thousand before it computes the HMAC",
    "fix": "use t exactly as it stands in the header"
  },
  {
    "name": "takes-the-time-for-seconds",
    "family": "signed-time",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "compares t with its clock in seconds, so that every delivery is of another time",
    "fix": "compare it in milliseconds"
  },
  {
    "name": "accepts-any-age",
    "family": "signed-time",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "does not compare the time of a signature with its clock",
    "fix": "refuse what is more than five minutes away"
  },
  {
    "name": "accepts-times-ahead",
    "family": "signed-time",
    "dialects": [
      "conversations"
    ],
    "level": "MAY",
    "explanation": "takes every time that is ahead of its clock",
    "fix": "compare the absolute difference with the tolerance"
  },
  {
    "name": "allows-no-clock-difference",
    "family": "signed-time",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "refuses what was signed ten seconds ago",
    "fix": "allow some minutes in both directions"
  },
  {
    "name": "checks-the-time-alone",
    "family": "signed-time",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "accepts any digest beside a fresh time",
    "fix": "compare the digest, too"
  },
  {
    "name": "tries-times-nearby",
    "family": "signed-time",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "tries the times around t as well, as one-time passwords do",
    "fix": "compute the HMAC with the t of the header and no other"
  },
  {
    "name": "accepts-a-time-without-digest",
    "family": "signed-time",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "accepts a signature that has a time and no digest",
    "fix": "refuse every value without v1 and 64 hexadecimal digits"
  },
  {
    "name": "trusts-the-subscription-id",
    "family": "signed-time",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "accepts an unsigned delivery that names a subscription",
    "fix": "treat a missing signature as a wrong one; an id is no secret"
  },
  {
    "name": "dedupes-by-conversation",
    "family": "event-identity",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "takes every further event of a conversation for a duplicate",
    "fix": "deduplicate by event_id"
  },
  {
    "name": "dedupes-by-conversation-and-event",
    "family": "event-identity",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "takes a second event of the same kind in a conversation for a duplicate",
    "fix": "deduplicate by event_id"
  },
  {
    "name": "dedupes-by-timestamp",
    "family": "event-identity",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "takes events with the same event_timestamp for one",
    "fix": "deduplicate by event_id"
  },
  {
    "name": "dedupes-by-event-id-and-attempt",
    "family": "event-identity",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "takes the signature into its key, which differs from attempt to attempt",
    "fix": "deduplicate by event_id alone"
  },
  {
    "name": "dedupes-conversations-only",
    "family": "event-identity",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "knows no duplicate of an event without a conversation",
    "fix": "deduplicate by event_id, whatever the event is about"
  },
  {
    "name": "takes-bans-for-one",
    "family": "event-identity",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "takes every further ban for a duplicate, since there is no conversation to tell it by",
    "fix": "deduplicate by event_id"
  },
  {
    "name": "wants-uuids-for-event-ids",
    "family": "event-identity",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "refuses an event_id that is no UUID, as in the example of the documents",
    "fix": "store ids as text"
  },
  {
    "name": "status-by-arrival",
    "family": "conversation-status",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "keeps the status of whichever event arrives last",
    "fix": "replace a status only by that of a newer event_timestamp"
  },
  {
    "name": "keeps-the-first-status",
    "family": "conversation-status",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "keeps the status that a conversation had at first",
    "fix": "follow the status of newer events"
  },
  {
    "name": "never-reopens",
    "family": "conversation-status",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "drops events of a conversation that was closed",
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
    "fix": "let event_timestamp decide about the status alone"
  },
  {
    "name": "keeps-status-under-the-event-id",
    "family": "conversation-status",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "keeps the status under the event_id, where nothing finds it",
    "fix": "keep it under the csid"
  },
  {
    "name": "shares-one-status",
    "family": "conversation-status",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "writes the status to the conversation of the request before, too",
    "fix": "keep what belongs to a request in its own variables"
  },
  {
    "name": "knows-one-event",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "processes CONVERSATION_CREATED and drops every other event with 200",
    "fix": "process every event that the subscription names"
  },
  {
    "name": "answers-400-to-new-events",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "answers 400 to an event_fqn that it does not know",
    "fix": "respond with 200 and ignore it"
  },
  {
    "name": "answers-404-without-handler",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "answers 404 to documented events that it has no handler for",
    "fix": "respond with 200 and ignore them"
  },
  {
    "name": "takes-events-by-their-beginning",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "takes every event_fqn that begins like CONVERSATION_CLOSED for it",
    "fix": "compare the whole name"
  },
  {
    "name": "requires-an-author",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "fails on a message or note without author",
    "fix": "take author as optional"
  },
  {
    "name": "requires-an-assignee",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "fails on a conversation that nobody is assigned to",
    "fix": "take assignee as a value that may be null"
  },
  {
    "name": "requires-a-conversation",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "answers 400 to an event without a conversation",
    "fix": "look at event_fqn first"
  },
  {
    "name": "requires-every-field",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "answers 400 when a field is missing that the example has",
    "fix": "require event_id and event_fqn alone"
  },
  {
    "name": "refuses-unknown-fields",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "answers 400 to fields that it does not know",
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
    "fix": "keep it as text"
  },
  {
    "name": "wants-a-number-for-the-version",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "MUST",
    "explanation": "answers 400 because event_version is a text",
    "fix": "take it as a text"
  },
  {
    "name": "refuses-other-versions",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "MAY",
    "explanation": "answers 400 to another event_version than 1",
    "fix": "do not refuse an event by its version"
  },
  {
    "name": "limits-messages-to-16-kilobytes",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "answers 413 to bodies of more than 16 kB",
    "fix": "set a limit of several megabytes"
  },
  {
    "name": "shows-messages-as-html",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "MAY",
    "explanation": "shows the text of a message in its response, as a page",
    "fix": "respond with a fixed text, or escape what people have written"
  },
  {
    "name": "merges-bodies-into-settings",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "MAY",
    "explanation": "merges the body into an object, so that __proto__ changes every other one",
    "fix": "read named fields, and copy nothing as a whole"
  },
  {
    "name": "answers-400-while-down",
    "family": "conversation-payload",
    "dialects": [
      "conversations"
    ],
    "level": "SHOULD",
    "explanation": "answers 400 to what it cannot store",
    "fix": "respond with 503, which is retried"
  },
  {
    "name": "compares-hexadecimal-digests",
    "family": "open-digests",
    "dialects": [
      "open-messaging"
    ],
    "level": "MUST",
    "explanation": "compares the digest in hexadecimal digits, as GitHub and Meta write it",
    "fix": "write the digest in base64"
  },
  {
    "name": "accepts-every-digest-form",
    "family": "open-digests",
    "dialects": [
      "open-messaging"
    ],
    "level": "MAY",
    "explanation": "accepts the digest in base64 and in hexadecimal digits, with and without the prefix",
    "fix": "compare the whole header with sha256= and the digest in padded base64"
  },
  {
    "name": "throws-on-another-length",
    "family": "open-digests",
    "dialects": [
      "open-messaging"
    ],
    "level": "SHOULD",
    "explanation": "throws when the signature has another length than expected, and responds with 500",
    "fix": "compare lengths before a constant-time comparison that throws"
  },
  {
    "name": "verifies-text-messages-only",
    "family": "open-digests",
    "dialects": [
      "open-messaging"
    ],
    "level": "MUST",
    "explanation": "verifies text messages, and takes receipts, events and structured messages as they come",
    "fix": "verify the signature before you look at the type"
  },
  {
    "name": "rejects-everything-but-text",
    "family": "open-messages",
    "dialects": [
      "open-messaging"
    ],
    "level": "MUST",
    "explanation": "responds with 400 to everything that is not a text message",
    "fix": "respond with 200 to every signed request, and ignore those that mean nothing to you"
  },
  {
    "name": "requires-a-text",
    "family": "open-messages",
    "dialects": [
      "open-messaging"
    ],
    "level": "MUST",
    "explanation": "fails on a message that consists of an attachment alone",
    "fix": "check whether there is a text before you use it"
  },
  {
    "name": "drops-messages-without-text",
    "family": "open-messages",
    "dialects": [
      "open-messaging"
    ],
    "level": "MUST",
    "explanation": "accepts a message without text and does nothing with it, as if it were a typing event",
    "fix": "tell messages from events by their type"
  },
  {
    "name": "dedupes-on-a-missing-field",
    "family": "open-messages",
    "dialects": [
      "open-messaging"
    ],
    "level": "MUST",
    "explanation": "looks for duplicates by a field that is not at the top level, so that it never finds one",
    "fix": "deduplicate by id"
  },
  {
    "name": "dedupes-on-text",
    "family": "open-messages",
    "dialects": [
      "open-messaging"
    ],
    "level": "MUST",
    "explanation": "takes two messages with the same text to the same end user for one",
    "fix": "deduplicate by id"
  },
  {
    "name": "dedupes-on-the-end-user",
    "family": "open-messages",
    "dialects": [
      "open-messaging"
    ],
    "level": "MUST",
    "explanation": "takes every further message to an end user for a duplicate",
    "fix": "deduplicate by id"
  },
  {
    "name": "requires-a-conversation-id",
    "family": "open-messages",
    "dialects": [
      "open-messaging"
    ],
    "level": "SHOULD",
    "explanation": "rejects a message without conversationId, or with an empty one",
    "fix": "route by channel.to.id, and take conversationId for optional"
  },
  {
    "name": "rejects-unknown-fields",
    "family": "open-messages",
    "dialects": [
      "open-messaging"
    ],
    "level": "MUST",
    "explanation": "rejects a message with a field that it does not know",
    "fix": "ignore unknown fields"
  },
  {
    "name": "crashes-on-unknown-kinds",
    "family": "open-messages",
    "dialects": [
      "open-messaging"
    ],
    "level": "SHOULD",
    "explanation": "fails on a type, contentType or eventType that it does not know",
    "fix": "give the switch a default that ignores what it does not know"
  },
  {
    "name": "answers-400-to-outages",
    "family": "open-messages",
    "dialects": [
      "open-messaging"
    ],
    "level": "MUST",
    "explanation": "responds with 400 to what it cannot keep at the moment",
    "fix": "respond with 503, which is sent again"
  }
] as const
