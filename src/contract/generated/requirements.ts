// Made from the specs by `npm run generate`; do not edit.

export const REQUIREMENTS = [
  {
    "id": "GWR-SIG-001",
    "level": "MUST",
    "sentence": "Takes a delivery whose X-Hub-Signature is `sha1=` and the HMAC-SHA1 of its body under the app secret.",
    "source": "Seed 001, Parameters, X-Hub-Signature; seed 002, Webhook Overview. Digits: Assumption: `digestText`"
  },
  {
    "id": "GWR-SIG-002",
    "level": "MUST",
    "sentence": "Refuses a delivery whose X-Hub-Signature is missing or empty.",
    "source": "Seed 001, Parameters (the header is required); seed 002, Webhook Overview (the receiver is told to verify). Answer: Assumption: `badSignatureAnswer`"
  },
  {
    "id": "GWR-SIG-003",
    "level": "MUST",
    "sentence": "Refuses a delivery whose digest is not that of its body under its secret.",
    "source": "Seed 002, Webhook Overview (the receiver is told to verify); RFC 2104, 2. Answer: Assumption: `badSignatureAnswer`"
  },
  {
    "id": "GWR-SIG-004",
    "level": "MUST",
    "sentence": "Refuses a signature of any other form than `sha1=` and 40 hexadecimal digits, without a server error.",
    "source": "Seed 002, Webhook Overview (prefix); RFC 9110, 15.5 and 15.6. Digits: Assumption: `digestText`"
  },
  {
    "id": "GWR-SIG-005",
    "level": "MUST",
    "sentence": "Verifies the bytes that arrived, and not what they mean.",
    "source": "Seed 001, Parameters (\"the body of the message\"). Assumption: `signedBytes`"
  },
  {
    "id": "GWR-SIG-006",
    "level": "MUST",
    "sentence": "Takes every rightly signed body, in whatever way its JSON is written.",
    "source": "Seed 001, Parameters, X-Hub-Signature; seed 002, Webhook Overview; RFC 8259, 2 and 7"
  },
  {
    "id": "GWR-SIG-007",
    "level": "MUST",
    "sentence": "Does nothing with a delivery before its signature is verified.",
    "source": "Seed 002, Webhook Overview (the signature validates integrity and origin); CWE-345"
  },
  {
    "id": "GWR-SIG-008",
    "level": "MAY",
    "sentence": "Treats upper-case digits of a digest the same way every time.",
    "source": "Assumption: `digestText`"
  },
  {
    "id": "GWR-SIG-009",
    "level": "SHOULD",
    "sentence": "Treats two signature headers alike, whichever comes first, without a server error.",
    "source": "RFC 9110, 5.3; CWE-444"
  },
  {
    "id": "GWR-SIG-010",
    "level": "SHOULD",
    "sentence": "Reads header names in any case, and is not upset by white space around a value.",
    "source": "RFC 9110, 5.1 and 5.5"
  },
  {
    "id": "GWR-SIG-011",
    "level": "SHOULD",
    "sentence": "Tells nothing about the digest that would have been right.",
    "source": "CWE-208; CWE-209"
  },
  {
    "id": "GWR-SIG-012",
    "level": "SHOULD",
    "sentence": "Verifies each subscription with its own secret, and with no other.",
    "source": "Seed 001, Parameters, X-Hub-Signature (\"secret for the channel\"); CWE-345"
  },
  {
    "id": "GWR-SIG-013",
    "level": "SHOULD",
    "sentence": "Takes what is signed with a new secret once that is in force, and with the old one for as long as it is.",
    "source": "Seed 001, Parameters, X-Hub-Signature; RFC 2104, 3 (keys are chosen anew from time to time)"
  },
  {
    "id": "GWR-SIG-014",
    "level": "SHOULD",
    "sentence": "Refuses what is signed with a secret that is in force no longer.",
    "source": "RFC 2104, 3; CWE-324"
  },
  {
    "id": "GWR-ACK-001",
    "level": "MUST",
    "sentence": "Answers a good delivery with exactly 200 OK.",
    "source": "Seed 002, Webhook Overview; seed 001, Responses. Assumption: `redirects`"
  },
  {
    "id": "GWR-ACK-002",
    "level": "SHOULD",
    "sentence": "Answers in the documented form, where it answers in JSON.",
    "source": "Seed 001, Responses. Assumptions: `answerOnSuccess`, `answerBodyRead`"
  },
  {
    "id": "GWR-ACK-003",
    "level": "SHOULD",
    "sentence": "Answers before its sender gives up waiting.",
    "source": "Assumptions: `interactionsSchedule`, `retryTimeoutMeaning`"
  },
  {
    "id": "GWR-ACK-004",
    "level": "MUST",
    "sentence": "Takes every documented media type and subtype.",
    "source": "Seed 001, Parameters, entity; seed 002 (chat and secure email). Pairs: Assumptions: `mediaTypeOfSubtypes`, `emailSubtypes`"
  },
  {
    "id": "GWR-ACK-005",
    "level": "SHOULD",
    "sentence": "Takes no other method than POST for a delivery.",
    "source": "Seed 002, Webhook Overview (POST); RFC 9110, 9.2.1 and 15.5.6"
  },
  {
    "id": "GWR-ACK-006",
    "level": "MAY",
    "sentence": "Answers requests to other paths and with unknown queries without a server error.",
    "source": "RFC 9110, 15.5.5. Assumption: `receiverPath`"
  },
  {
    "id": "GWR-ACK-007",
    "level": "SHOULD",
    "sentence": "Takes `application/json` in any case and with any charset.",
    "source": "Seed 001, Usage; RFC 9110, 8.3.1; RFC 8259, 11"
  },
  {
    "id": "GWR-ACK-008",
    "level": "SHOULD",
    "sentence": "Takes or refuses other types and encodings of content without a server error.",
    "source": "RFC 9110, 15.5.16"
  },
  {
    "id": "GWR-ACK-009",
    "level": "MUST",
    "sentence": "Takes a delivery without X-B3-TraceId.",
    "source": "Seed 001, Parameters (the header is not required)"
  },
  {
    "id": "GWR-ACK-010",
    "level": "SHOULD",
    "sentence": "Takes no notice of headers that it does not know, nor of what a trace id looks like.",
    "source": "RFC 9110, 5.1. Assumption: `traceId`"
  },
  {
    "id": "GWR-ACK-011",
    "level": "SHOULD",
    "sentence": "Acts on an event that it has answered with 200 OK.",
    "source": "Seed 002 (what is answered with 200 OK is not delivered again)"
  },
  {
    "id": "GWR-ACK-012",
    "level": "SHOULD",
    "sentence": "Answers something else than 200 OK to what it cannot keep, and acts on it when it comes again.",
    "source": "Seed 002, Webhook Overview (what is answered with 200 OK is not delivered again); RFC 9110, 15.6.4"
  },
  {
    "id": "GWR-ACK-013",
    "level": "SHOULD",
    "sentence": "Takes no form, text or markup for a delivery.",
    "source": "Seed 001, Usage (the body is JSON); RFC 9110, 15.5.16"
  },
  {
    "id": "GWR-PAY-001",
    "level": "SHOULD",
    "sentence": "Answers a signed body that is no JSON object without a server error, and works on.",
    "source": "Seed 001, Parameters, EventsPayload; RFC 9110, 15.5.1; CWE-248"
  },
  {
    "id": "GWR-PAY-002",
    "level": "MUST",
    "sentence": "Takes a body without any of its optional members.",
    "source": "Seed 001, Parameters (every member is optional) and the sample"
  },
  {
    "id": "GWR-PAY-003",
    "level": "SHOULD",
    "sentence": "Acts on every event of a delivery.",
    "source": "Seed 001, Parameters, data (a list of events)"
  },
  {
    "id": "GWR-PAY-004",
    "level": "SHOULD",
    "sentence": "Acts on the good events of a delivery even if one of them is bad.",
    "source": "Seed 001, Parameters, data; seed 002, Webhook Overview (a delivery comes again as a whole)"
  },
  {
    "id": "GWR-PAY-005",
    "level": "SHOULD",
    "sentence": "Takes unknown values of event, mediaType and interactionSubtype, and does not take them for others.",
    "source": "RFC 7493, 4.2"
  },
  {
    "id": "GWR-PAY-006",
    "level": "SHOULD",
    "sentence": "Ignores members that it does not know.",
    "source": "RFC 7493, 4.2"
  },
  {
    "id": "GWR-PAY-007",
    "level": "SHOULD",
    "sentence": "Takes, skips or refuses values of a wrong type or an unusual form without a server error.",
    "source": "CWE-20; RFC 9110, 15.5.1"
  },
  {
    "id": "GWR-PAY-008",
    "level": "SHOULD",
    "sentence": "Keeps texts in any script, and survives escapes that stand for no letter.",
    "source": "RFC 8259, 7, 8.1 and 8.2"
  },
  {
    "id": "GWR-PAY-009",
    "level": "SHOULD",
    "sentence": "Takes or refuses bytes that are not UTF-8 without a server error.",
    "source": "RFC 8259, 8.1"
  },
  {
    "id": "GWR-PAY-010",
    "level": "SHOULD",
    "sentence": "Has limits of size, depth and numbers, and keeps to them without a server error.",
    "source": "RFC 8259, 9; RFC 9110, 15.5.14; CWE-400; CWE-674"
  },
  {
    "id": "GWR-PAY-011",
    "level": "SHOULD",
    "sentence": "Survives members that are given twice.",
    "source": "RFC 8259, 4"
  },
  {
    "id": "GWR-PAY-012",
    "level": "SHOULD",
    "sentence": "Is not changed by members that mean something to its language.",
    "source": "CWE-1321; CWE-502"
  },
  {
    "id": "GWR-PAY-013",
    "level": "SHOULD",
    "sentence": "Keeps texts of a payload inert.",
    "source": "CWE-74; CWE-113; CWE-117"
  },
  {
    "id": "GWR-PAY-014",
    "level": "SHOULD",
    "sentence": "Keeps a value of mediaType or interactionSubtype that it does not know as it came.",
    "source": "RFC 7493, 4.2; CWE-20"
  },
  {
    "id": "GWR-PAY-015",
    "level": "SHOULD",
    "sentence": "Takes a list of some hundred events.",
    "source": "Seed 001, Parameters, data (a list without a documented limit)"
  },
  {
    "id": "GWR-IDM-001",
    "level": "SHOULD",
    "sentence": "Counts a delivery once that comes again, and answers it with 200 OK.",
    "source": "Seed 002, Webhook Overview (redelivery); RFC 9110, 9.2.2 (POST is not idempotent by itself)"
  },
  {
    "id": "GWR-IDM-002",
    "level": "SHOULD",
    "sentence": "Counts copies once that come at the same time.",
    "source": "Seed 002, Webhook Overview (redelivery); CWE-362"
  },
  {
    "id": "GWR-IDM-003",
    "level": "SHOULD",
    "sentence": "Counts a delivery once however late it comes again.",
    "source": "Seed 002, Webhook Overview (redelivery without a documented end); CWE-294"
  },
  {
    "id": "GWR-IDM-004",
    "level": "SHOULD",
    "sentence": "Counts an event once that comes again under another operationId or in other bytes.",
    "source": "Seed 001, Parameters (no member is said to be unique but by its entity's id). Assumption: `operationId`"
  },
  {
    "id": "GWR-IDM-005",
    "level": "SHOULD",
    "sentence": "Takes new events under an operationId that it knows.",
    "source": "Seed 001, Parameters, EventsPayload. Assumption: `operationId`"
  },
  {
    "id": "GWR-IDM-006",
    "level": "SHOULD",
    "sentence": "Counts an event once that stands twice in one delivery or in several.",
    "source": "Seed 001, Parameters, data (a list of events)"
  },
  {
    "id": "GWR-IDM-007",
    "level": "SHOULD",
    "sentence": "Tells events apart and knows them again without an operationId.",
    "source": "Seed 001, Parameters, EventsPayload (operationId is optional)"
  },
  {
    "id": "GWR-IDM-008",
    "level": "SHOULD",
    "sentence": "Knows an event again whatever its own clock says.",
    "source": "Seed 001, Parameters (nothing that is signed tells the time); RFC 3339, 4"
  },
  {
    "id": "GWR-ORD-001",
    "level": "SHOULD",
    "sentence": "Keeps an interaction finished, whatever comes after its end.",
    "source": "Seed 001 (FINISHED: processing was stopped). Assumption: `finishedWaitsForStarted`"
  },
  {
    "id": "GWR-ORD-002",
    "level": "SHOULD",
    "sentence": "Takes an end without a start, and a start without an end.",
    "source": "Seed 001 (events are sent one by one); seed 002, Webhook Overview (redelivery is limited)"
  },
  {
    "id": "GWR-ORD-003",
    "level": "SHOULD",
    "sentence": "Keeps interactions apart.",
    "source": "Seed 001, Parameters, entity (id)"
  },
  {
    "id": "GWR-ORD-004",
    "level": "SHOULD",
    "sentence": "Follows an interaction from STARTED to FINISHED.",
    "source": "Seed 001; seed 002 (what the events mean)"
  },
  {
    "id": "GWR-RES-001",
    "level": "SHOULD",
    "sentence": "Takes a burst of requests, or puts some off, without losing any.",
    "source": "Seed 002, Webhook Overview (redelivery); RFC 9110, 15.6.4"
  },
  {
    "id": "GWR-RES-002",
    "level": "SHOULD",
    "sentence": "Acts on every event of a backlog, once.",
    "source": "Seed 002, Webhook Overview (redelivery)"
  },
  {
    "id": "GWR-RES-003",
    "level": "SHOULD",
    "sentence": "Answers good deliveries after a flood of forged ones.",
    "source": "CWE-400; CWE-405"
  },
  {
    "id": "GWR-RES-004",
    "level": "SHOULD",
    "sentence": "Takes or refuses large headers without a server error.",
    "source": "RFC 9110, 5.4; RFC 6585, 5"
  },
  {
    "id": "GWR-RES-005",
    "level": "SHOULD",
    "sentence": "Calls no selfUri before the signature is verified.",
    "source": "Seed 002, Webhook Overview (integrity and origin); CWE-918"
  },
  {
    "id": "GWR-RES-006",
    "level": "SHOULD",
    "sentence": "Calls no selfUri on another host than that of Nexus, and survives any text in its place.",
    "source": "Seed 001, Parameters, selfUri. Assumption: `selfUri`. CWE-918"
  },
  {
    "id": "GWR-RES-007",
    "level": "SHOULD",
    "sentence": "Shows neither its secret, nor the right signature, nor its code in an answer.",
    "source": "CWE-209"
  },
  {
    "id": "GWR-RES-008",
    "level": "SHOULD",
    "sentence": "Works on, and in time, beside bad and large bodies.",
    "source": "CWE-400; CWE-404"
  },
  {
    "id": "GWR-RES-009",
    "level": "SHOULD",
    "sentence": "Takes a captured delivery that is sent again without a second effect.",
    "source": "Seed 001, Parameters (nothing that is signed tells the time); CWE-294"
  },
  {
    "id": "GWR-RES-021",
    "level": "SHOULD",
    "sentence": "Follows no redirect of a selfUri to another host.",
    "source": "Seed 001, Parameters, selfUri. Assumption: `selfUri`. CWE-601; CWE-918"
  },
  {
    "id": "GWR-RES-022",
    "level": "SHOULD",
    "sentence": "Answers without waiting for what it fetches.",
    "source": "Assumptions: `interactionsSchedule`, `retryTimeoutMeaning`, `selfUri`"
  },
  {
    "id": "GWR-RES-023",
    "level": "SHOULD",
    "sentence": "Asks again, within seconds, for an interaction that Nexus does not know at first.",
    "source": "RFC 9110, 15.5.5 (404 does not tell whether it is for ever). Assumption: `interactionResource`"
  },
  {
    "id": "GWR-RES-024",
    "level": "SHOULD",
    "sentence": "Keeps its secret out of its log.",
    "source": "CWE-532"
  },
  {
    "id": "GWR-RES-025",
    "level": "SHOULD",
    "sentence": "Keeps what people wrote out of its log.",
    "source": "CWE-532"
  },
  {
    "id": "GWR-NET-001",
    "level": "SHOULD",
    "sentence": "Takes a body in chunks of any size, with trailers behind it.",
    "source": "RFC 9112, 6.1 and 7.1"
  },
  {
    "id": "GWR-NET-002",
    "level": "SHOULD",
    "sentence": "Takes a delivery whose sender waits for 100 Continue.",
    "source": "RFC 9110, 10.1.1"
  },
  {
    "id": "GWR-NET-003",
    "level": "SHOULD",
    "sentence": "Takes a body that comes in pieces, slowly but in time.",
    "source": "RFC 9112, 6.3 and 9.5"
  },
  {
    "id": "GWR-NET-004",
    "level": "SHOULD",
    "sentence": "Answers others in time beside idle and slow connections.",
    "source": "RFC 9112, 9.5; CWE-400; CWE-404"
  },
  {
    "id": "GWR-NET-005",
    "level": "SHOULD",
    "sentence": "Does nothing by a body that is not as long as announced.",
    "source": "RFC 9112, 6.3 and 8"
  },
  {
    "id": "GWR-NET-006",
    "level": "SHOULD",
    "sentence": "Takes effect once when its answer is lost or not awaited.",
    "source": "Seed 002, Webhook Overview (redelivery); RFC 9110, 9.2.2"
  },
  {
    "id": "GWR-NET-007",
    "level": "SHOULD",
    "sentence": "Survives a sender that closes its side of the connection.",
    "source": "RFC 9112, 9.6"
  },
  {
    "id": "GWR-NET-008",
    "level": "SHOULD",
    "sentence": "Answers requests that come one behind the other over one connection.",
    "source": "RFC 9112, 9.3.2"
  },
  {
    "id": "GWR-NET-009",
    "level": "SHOULD",
    "sentence": "Takes HTTP/1.0, a whole URL in the request line, and a connection for each delivery.",
    "source": "RFC 9110, 2.5; RFC 9112, 3.2.2 and 9.6"
  },
  {
    "id": "GWR-NET-010",
    "level": "SHOULD",
    "sentence": "Takes or refuses odd heads of requests without a server error.",
    "source": "RFC 9112, 2.2, 3.2, 5.2 and 6.3; RFC 9110, 15.5"
  },
  {
    "id": "GWR-NET-011",
    "level": "MAY",
    "sentence": "Takes a delivery under each name of its host.",
    "source": "RFC 9110, 7.2 and 7.4. Assumption: `receiverPath`"
  }
] as const
