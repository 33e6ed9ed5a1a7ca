// Made from the specs by `npm run generate`; do not edit.

export const REQUIREMENTS = [
  {
    "id": "GWR-SIG-001",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "The receiver accepts a delivery whose X-Hub-Signature is `sha1=` followed by the HMAC-SHA1 of its body, keyed with the app secret.",
    "consequence": "no event is ever received",
    "source": "Seed 001, Parameters, X-Hub-Signature; seed 002, Webhook Overview. Digits: Assumption: `digestText`"
  },
  {
    "id": "GWR-SIG-002",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "The receiver rejects a delivery whose X-Hub-Signature is missing or empty.",
    "consequence": "anyone who knows the URL can forge events",
    "source": "Seed 001, Parameters (the header is required); seed 002, Webhook Overview (the receiver should verify). Response: Assumption: `badSignatureResponse`"
  },
  {
    "id": "GWR-SIG-003",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "The receiver rejects a delivery whose digest does not match its body and secret.",
    "consequence": "anyone who knows the URL can forge events",
    "source": "Seed 002, Webhook Overview (the receiver should verify); RFC 2104, 2. Response: Assumption: `badSignatureResponse`"
  },
  {
    "id": "GWR-SIG-004",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "The receiver rejects a signature that is not `sha1=` followed by 40 hexadecimal digits.",
    "consequence": "anyone who guesses such a value can forge events",
    "source": "Seed 002, Webhook Overview (prefix); RFC 9110, 15.5 and 15.6. Digits: Assumption: `digestText`"
  },
  {
    "id": "GWR-SIG-005",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "The receiver verifies the bytes that it received, not the JSON that it parsed from them.",
    "consequence": "a body that nobody signed passes verification",
    "source": "Seed 001, Parameters (\"the body of the message\"). Assumption: `signedBytes`"
  },
  {
    "id": "GWR-SIG-006",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "The receiver accepts every correctly signed body, however its JSON is formatted.",
    "consequence": "events are rejected and lost once redelivery ends",
    "source": "Seed 001, Parameters, X-Hub-Signature; seed 002, Webhook Overview; RFC 8259, 2 and 7"
  },
  {
    "id": "GWR-SIG-007",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "The receiver verifies the signature of a delivery before it processes anything.",
    "consequence": "a forged event takes effect although it is rejected",
    "source": "Seed 002, Webhook Overview (the signature validates integrity and origin); CWE-345"
  },
  {
    "id": "GWR-SIG-008",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "The receiver treats uppercase digits in a digest the same way every time.",
    "consequence": "the same delivery is sometimes accepted and sometimes rejected",
    "source": "Assumption: `digestText`"
  },
  {
    "id": "GWR-SIG-009",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "The receiver handles two signature headers the same way in either order, without a server error.",
    "consequence": "two servers in a chain may disagree about what was signed",
    "source": "RFC 9110, 5.3; CWE-444"
  },
  {
    "id": "GWR-SIG-010",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver reads header names in any case and tolerates whitespace around a value.",
    "consequence": "every delivery through such a proxy is rejected",
    "source": "RFC 9110, 5.1 and 5.5"
  },
  {
    "id": "GWR-SIG-011",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver reveals nothing about the expected digest.",
    "consequence": "an attacker can work out the correct signature step by step",
    "source": "CWE-208; CWE-209"
  },
  {
    "id": "GWR-SIG-012",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "The receiver verifies each subscription with its own secret and no other.",
    "consequence": "anyone with the secret of one channel can forge events of another",
    "source": "Seed 001, Parameters, X-Hub-Signature (\"secret for the channel\"); CWE-345"
  },
  {
    "id": "GWR-SIG-013",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver accepts deliveries signed with a new secret once it is in force, and with the old secret while that is still in force.",
    "consequence": "every event is rejected after the secret is rotated",
    "source": "Seed 001, Parameters, X-Hub-Signature; RFC 2104, 3 (keys are refreshed periodically)"
  },
  {
    "id": "GWR-SIG-014",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver rejects deliveries signed with a secret that is no longer in force.",
    "consequence": "a leaked secret can still forge events after it was replaced",
    "source": "RFC 2104, 3; CWE-324"
  },
  {
    "id": "GWR-SIG-015",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver rejects a bad signature with a 4xx status, not with a server error.",
    "consequence": "anyone who knows the URL can set off the alarms of an outage",
    "source": "RFC 9110, 15.5 and 15.6. Assumption: `badSignatureResponse`"
  },
  {
    "id": "GWR-SIG-016",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "The receiver accepts the correct digest only in its documented form.",
    "consequence": "the receiver has a larger attack surface than it needs",
    "source": "Seed 002, Webhook Overview (prefix). Digits: Assumption: `digestText`"
  },
  {
    "id": "GWR-ACK-001",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "The receiver responds to a valid delivery with exactly 200 OK.",
    "consequence": "the sender redelivers until it gives up",
    "source": "Seed 002, Webhook Overview; seed 001, Responses. Assumption: `redirects`"
  },
  {
    "id": "GWR-ACK-002",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "The receiver uses the documented format when it responds with JSON.",
    "consequence": "a program that reads the response cannot tell what happened to the delivery",
    "source": "Seed 001, Responses. Assumptions: `responseOnSuccess`, `responseBodyRead`"
  },
  {
    "id": "GWR-ACK-003",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver responds before the sender times out.",
    "consequence": "the sender times out, redelivers, and eventually gives up",
    "source": "Assumptions: `interactionsSchedule`, `retryTimeoutMeaning`"
  },
  {
    "id": "GWR-ACK-004",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "The receiver accepts every documented media type and subtype.",
    "consequence": "all events of a documented channel are lost",
    "source": "Seed 001, Parameters, entity; seed 002 (chat and secure email). Pairs: Assumptions: `mediaTypeOfSubtypes`, `emailSubtypes`"
  },
  {
    "id": "GWR-ACK-005",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "The receiver accepts deliveries by POST only.",
    "consequence": "a proxy rule for POST can be bypassed with another method",
    "source": "Seed 002, Webhook Overview (POST); RFC 9110, 9.2.1 and 15.5.6"
  },
  {
    "id": "GWR-ACK-006",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "The receiver responds without a server error to requests for other paths or with unknown query parameters.",
    "consequence": "crawlers fill the error log",
    "source": "RFC 9110, 15.5.5. Assumption: `receiverPath`"
  },
  {
    "id": "GWR-ACK-007",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver accepts `application/json` in any case and with any charset.",
    "consequence": "every delivery is rejected after the sender changes its header",
    "source": "Seed 001, Usage; RFC 9110, 8.3.1; RFC 8259, 11"
  },
  {
    "id": "GWR-ACK-008",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "The receiver accepts or rejects other content types and encodings without a server error.",
    "consequence": "a wrong Content-Type or Content-Encoding is reported as an outage",
    "source": "RFC 9110, 15.5.16"
  },
  {
    "id": "GWR-ACK-009",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "The receiver accepts a delivery without X-B3-TraceId.",
    "consequence": "every delivery without a trace ID is lost",
    "source": "Seed 001, Parameters (the header is not required)"
  },
  {
    "id": "GWR-ACK-010",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver ignores unknown headers, and accepts a trace ID in any format.",
    "consequence": "deliveries are rejected because of a header that a proxy added",
    "source": "RFC 9110, 5.1. Assumption: `traceId`"
  },
  {
    "id": "GWR-ACK-011",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "The receiver processes every event that it acknowledges with 200 OK.",
    "consequence": "the event is lost: the sender does not redeliver it",
    "source": "Seed 002 (a delivery that got 200 OK is not redelivered)"
  },
  {
    "id": "GWR-ACK-012",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "The receiver does not respond with 200 OK to a delivery that it cannot store, and processes it when it is redelivered.",
    "consequence": "every event during an outage is lost",
    "source": "Seed 002, Webhook Overview (a delivery that got 200 OK is not redelivered); RFC 9110, 15.6.4"
  },
  {
    "id": "GWR-ACK-013",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "The receiver rejects deliveries whose Content-Type is a form, text or markup type.",
    "consequence": "the receiver accepts more content types than it needs",
    "source": "Seed 001, Usage (the body is JSON); RFC 9110, 15.5.16"
  },
  {
    "id": "GWR-PAY-001",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "The receiver responds without a server error to a signed body that is not a JSON object, and keeps working.",
    "consequence": "a sender's mistake looks like an outage of the receiver",
    "source": "Seed 001, Parameters, EventsPayload; RFC 9110, 15.5.1; CWE-248"
  },
  {
    "id": "GWR-PAY-002",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver accepts a body without its optional fields.",
    "consequence": "events of installations that omit a field are lost",
    "source": "Seed 001, Parameters (every field is optional) and the sample"
  },
  {
    "id": "GWR-PAY-003",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "The receiver processes every event in a delivery.",
    "consequence": "only some events of a delivery are processed, and the others are lost",
    "source": "Seed 001, Parameters, data (a list of events)"
  },
  {
    "id": "GWR-PAY-004",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver processes the valid events of a delivery even if one of them is invalid.",
    "consequence": "the valid events are lost together with the invalid one",
    "source": "Seed 001, Parameters, data; seed 002, Webhook Overview (a delivery is redelivered as a whole)"
  },
  {
    "id": "GWR-PAY-005",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver accepts unknown values of event, mediaType and interactionSubtype, and does not mistake them for known ones.",
    "consequence": "events of a new kind or channel are redelivered again and again, or change the wrong state",
    "source": "RFC 7493, 4.2"
  },
  {
    "id": "GWR-PAY-006",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver ignores unknown fields.",
    "consequence": "every delivery is rejected after a release of the sender",
    "source": "RFC 7493, 4.2"
  },
  {
    "id": "GWR-PAY-007",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "The receiver accepts, skips or rejects values of the wrong type or in an unusual form without a server error.",
    "consequence": "a sender's mistake looks like an outage of the receiver",
    "source": "CWE-20; RFC 9110, 15.5.1"
  },
  {
    "id": "GWR-PAY-008",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "The receiver accepts text in any script, and survives escapes that do not encode a character.",
    "consequence": "an unusual character is reported as an outage of the receiver",
    "source": "RFC 8259, 7, 8.1 and 8.2"
  },
  {
    "id": "GWR-PAY-009",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "The receiver accepts or rejects bytes that are not valid UTF-8 without a server error.",
    "consequence": "a sender's mistake looks like an outage of the receiver",
    "source": "RFC 8259, 8.1"
  },
  {
    "id": "GWR-PAY-010",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver limits the size of a body, its nesting depth and the range of its numbers, and enforces these limits without a server error.",
    "consequence": "one large request takes the receiver down",
    "source": "RFC 8259, 9; RFC 9110, 15.5.14; CWE-400; CWE-674"
  },
  {
    "id": "GWR-PAY-011",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "The receiver survives duplicate keys in JSON.",
    "consequence": "two parts of the receiver process different events",
    "source": "RFC 8259, 4"
  },
  {
    "id": "GWR-PAY-012",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "The receiver treats fields that are special in its language, such as __proto__, as plain data.",
    "consequence": "one delivery changes how all later ones are read",
    "source": "CWE-1321; CWE-502"
  },
  {
    "id": "GWR-PAY-013",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "The receiver treats text in a payload as data only.",
    "consequence": "text in a delivery is executed as a command or a query",
    "source": "CWE-74; CWE-113; CWE-117"
  },
  {
    "id": "GWR-PAY-014",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver stores an unknown mediaType or interactionSubtype unchanged.",
    "consequence": "customers end up in the wrong channel",
    "source": "RFC 7493, 4.2; CWE-20"
  },
  {
    "id": "GWR-PAY-015",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver accepts a list of several hundred events.",
    "consequence": "a large delivery is lost as a whole",
    "source": "Seed 001, Parameters, data (a list without a documented limit)"
  },
  {
    "id": "GWR-PAY-016",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "The receiver accepts a signed body of several megabytes, or rejects it without a server error.",
    "consequence": "an oversized delivery is reported as an outage of the receiver",
    "source": "RFC 9110, 15.5.14; CWE-400"
  },
  {
    "id": "GWR-PAY-017",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver keeps interactions with different IDs apart, whatever characters the IDs contain.",
    "consequence": "an event changes the wrong interaction",
    "source": "Seed 001, Parameters, entity (id); RFC 8259, 8.3"
  },
  {
    "id": "GWR-IDM-001",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "The receiver processes a redelivered event once, and responds to the redelivery with 200 OK.",
    "consequence": "an event is processed twice",
    "source": "Seed 002, Webhook Overview (redelivery); RFC 9110, 9.2.2 (POST is not idempotent)"
  },
  {
    "id": "GWR-IDM-002",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "The receiver processes an event once when duplicates arrive at the same time.",
    "consequence": "an event is processed twice",
    "source": "Seed 002, Webhook Overview (redelivery); CWE-362"
  },
  {
    "id": "GWR-IDM-003",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver processes an event once, however late a duplicate arrives.",
    "consequence": "a late duplicate is processed as a new event",
    "source": "Seed 002, Webhook Overview (redelivery without a documented end); CWE-294"
  },
  {
    "id": "GWR-IDM-004",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver processes an event once when a duplicate has another operationId or other bytes.",
    "consequence": "an event is processed twice after the sender restarts",
    "source": "Seed 001, Parameters (no field but the entity's id is said to be unique). Assumption: `operationId`"
  },
  {
    "id": "GWR-IDM-005",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver processes new events even if it has already seen their operationId.",
    "consequence": "events that share an operationId are lost",
    "source": "Seed 001, Parameters, EventsPayload. Assumption: `operationId`"
  },
  {
    "id": "GWR-IDM-006",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver processes an event once when it appears twice, in one delivery or in several.",
    "consequence": "an event is processed twice",
    "source": "Seed 001, Parameters, data (a list of events)"
  },
  {
    "id": "GWR-IDM-007",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver distinguishes events and recognizes duplicates without an operationId.",
    "consequence": "events without an operationId are lost or processed twice",
    "source": "Seed 001, Parameters, EventsPayload (operationId is optional)"
  },
  {
    "id": "GWR-IDM-008",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver recognizes a duplicate whatever its own clock shows.",
    "consequence": "events are processed twice when the clock changes",
    "source": "Seed 001, Parameters (no signed field has a time); RFC 3339, 4"
  },
  {
    "id": "GWR-ORD-001",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "The receiver keeps an interaction finished, whatever arrives later.",
    "consequence": "a finished interaction is reopened and stays open",
    "source": "Seed 001 (FINISHED: processing was stopped). Assumption: `finishedWaitsForStarted`"
  },
  {
    "id": "GWR-ORD-002",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "The receiver accepts FINISHED without STARTED, and STARTED without FINISHED.",
    "consequence": "the end of an interaction is lost",
    "source": "Seed 001 (events are sent one by one); seed 002, Webhook Overview (redelivery is limited)"
  },
  {
    "id": "GWR-ORD-003",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "The receiver keeps the states of different interactions apart.",
    "consequence": "an event changes the wrong interaction",
    "source": "Seed 001, Parameters, entity (id)"
  },
  {
    "id": "GWR-ORD-004",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "The receiver tracks an interaction from STARTED to FINISHED.",
    "consequence": "the state of every interaction is wrong",
    "source": "Seed 001; seed 002 (what the events mean)"
  },
  {
    "id": "GWR-RES-001",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver accepts a burst of requests, or defers some of them, without losing any.",
    "consequence": "events in a burst are lost",
    "source": "Seed 002, Webhook Overview (redelivery); RFC 9110, 15.6.4"
  },
  {
    "id": "GWR-RES-002",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver processes every event of a backlog exactly once.",
    "consequence": "events from an outage are lost or processed twice",
    "source": "Seed 002, Webhook Overview (redelivery)"
  },
  {
    "id": "GWR-RES-003",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver keeps accepting valid deliveries after a flood of forged ones.",
    "consequence": "an attacker can block real events",
    "source": "CWE-400; CWE-405"
  },
  {
    "id": "GWR-RES-004",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver accepts or rejects large headers without a server error.",
    "consequence": "a header added by a proxy is reported as an outage of the receiver",
    "source": "RFC 9110, 5.4; RFC 6585, 5"
  },
  {
    "id": "GWR-RES-005",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver does not fetch the selfUri before the signature is verified.",
    "consequence": "an attacker can make the receiver send requests to any address",
    "source": "Seed 002, Webhook Overview (integrity and origin); CWE-918"
  },
  {
    "id": "GWR-RES-006",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "The receiver fetches the selfUri only from the Nexus host, and survives any text in that field.",
    "consequence": "the receiver sends its credentials to any host that a delivery names",
    "source": "Seed 001, Parameters, selfUri. Assumption: `selfUri`. CWE-918"
  },
  {
    "id": "GWR-RES-007",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver reveals nothing about its code in a response.",
    "consequence": "an attacker learns how the receiver is built",
    "source": "CWE-209"
  },
  {
    "id": "GWR-RES-008",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver keeps working, and responds in time, while it receives malformed and large bodies.",
    "consequence": "one bad or large request holds up all deliveries",
    "source": "CWE-400; CWE-404"
  },
  {
    "id": "GWR-RES-009",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver does not process a replayed delivery again.",
    "consequence": "an attacker can make the receiver process an event again",
    "source": "Seed 001, Parameters (no signed field has a time); CWE-294"
  },
  {
    "id": "GWR-RES-021",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver does not follow a redirect from selfUri to another host.",
    "consequence": "the credentials for Nexus are sent to another host",
    "source": "Seed 001, Parameters, selfUri. Assumption: `selfUri`. CWE-601; CWE-918"
  },
  {
    "id": "GWR-RES-022",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver responds without waiting for the resources that it fetches.",
    "consequence": "deliveries time out whenever Nexus is slow",
    "source": "Assumptions: `interactionsSchedule`, `retryTimeoutMeaning`, `selfUri`"
  },
  {
    "id": "GWR-RES-023",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver fetches the selfUri again within seconds if Nexus does not know the interaction yet.",
    "consequence": "interactions that are fetched too early stay unknown",
    "source": "RFC 9110, 15.5.5 (404 does not say whether the absence is permanent). Assumption: `interactionResource`"
  },
  {
    "id": "GWR-RES-024",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "The receiver keeps its secret out of its log.",
    "consequence": "anyone who can read the log can forge events",
    "source": "Seed 002, Webhook Overview (the signature shows the origin); CWE-532"
  },
  {
    "id": "GWR-RES-025",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver keeps personal data out of its log.",
    "consequence": "anyone who can read the log can read what customers wrote",
    "source": "CWE-532"
  },
  {
    "id": "GWR-RES-026",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "The receiver reveals neither its secret nor the expected signature in a response.",
    "consequence": "anyone who knows the URL can forge events",
    "source": "Seed 002, Webhook Overview (the signature shows the origin); CWE-209"
  },
  {
    "id": "GWR-NET-001",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver accepts a body in chunks of any size, with or without trailers.",
    "consequence": "every delivery through such a proxy is lost",
    "source": "RFC 9112, 6.1 and 7.1"
  },
  {
    "id": "GWR-NET-002",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver accepts a delivery whose sender waits for 100 Continue.",
    "consequence": "every delivery waits until the sender times out",
    "source": "RFC 9110, 10.1.1"
  },
  {
    "id": "GWR-NET-003",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver accepts a body that arrives in pieces, slowly but in time.",
    "consequence": "deliveries over a slow network are lost",
    "source": "RFC 9112, 6.3 and 9.5"
  },
  {
    "id": "GWR-NET-004",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver responds to other requests in time while some connections are idle or slow.",
    "consequence": "a few idle connections block all deliveries",
    "source": "RFC 9112, 9.5; CWE-400; CWE-404"
  },
  {
    "id": "GWR-NET-005",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver ignores a body whose length differs from its Content-Length.",
    "consequence": "an incomplete delivery is processed as if it were complete",
    "source": "RFC 9112, 6.3 and 8"
  },
  {
    "id": "GWR-NET-006",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver processes a delivery once when its response is lost or the sender times out.",
    "consequence": "an event is processed twice, or not at all",
    "source": "Seed 002, Webhook Overview (redelivery); RFC 9110, 9.2.2"
  },
  {
    "id": "GWR-NET-007",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver survives a sender that closes its side of the connection.",
    "consequence": "an event is lost or processed twice",
    "source": "RFC 9112, 9.6"
  },
  {
    "id": "GWR-NET-008",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "The receiver responds to pipelined requests on one connection.",
    "consequence": "responses are matched to the wrong deliveries",
    "source": "RFC 9112, 9.3.2"
  },
  {
    "id": "GWR-NET-009",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver accepts HTTP/1.0, an absolute URL in the request line, and a new connection for each delivery.",
    "consequence": "every delivery through such a proxy is lost",
    "source": "RFC 9110, 2.5; RFC 9112, 3.2.2 and 9.6"
  },
  {
    "id": "GWR-NET-010",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "The receiver accepts or rejects duplicate headers and obsolete header syntax without a server error.",
    "consequence": "two servers in a chain may disagree about what was sent",
    "source": "RFC 9112, 2.2, 3.2, 5.2 and 6.3; RFC 9110, 15.5"
  },
  {
    "id": "GWR-NET-011",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "The receiver accepts deliveries under every host name that points to it.",
    "consequence": "the receiver works in only one environment",
    "source": "RFC 9110, 7.2 and 7.4. Assumption: `receiverPath`"
  },
  {
    "id": "GWR-LIF-001",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "When its process is killed or restarted, the receiver keeps every event that it acknowledged.",
    "consequence": "acknowledged events are lost on restart",
    "source": "Seed 002, Webhook Overview (a delivery that got 200 OK is not redelivered)"
  },
  {
    "id": "GWR-LIF-002",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver processes a delivery once when it is redelivered after a restart.",
    "consequence": "an event is lost or processed twice after a restart",
    "source": "Seed 002, Webhook Overview (redelivery); RFC 9110, 9.2.2 (POST is not idempotent)"
  },
  {
    "id": "GWR-LIF-003",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver processes a delivery once when a crash interrupts the first attempt.",
    "consequence": "an event is lost or processed twice after a crash",
    "source": "Seed 002, Webhook Overview (a delivery without a response is redelivered)"
  },
  {
    "id": "GWR-LIF-004",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver starts again after it was killed or stopped.",
    "consequence": "the receiver stays down until someone intervenes",
    "source": "CWE-459 (incomplete cleanup); CWE-667 (improper locking)"
  },
  {
    "id": "GWR-LIF-005",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver processes a delivery once when its first attempt arrives while the process is paused.",
    "consequence": "an event is lost or processed twice",
    "source": "Seed 002, Webhook Overview (a delivery without a response is redelivered)"
  },
  {
    "id": "GWR-LIF-006",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "When it is stopped, the receiver finishes the requests in flight or leaves them without a response.",
    "consequence": "events are lost at each deployment",
    "source": "Seed 002, Webhook Overview (a delivery that got 200 OK is not redelivered)"
  },
  {
    "id": "GWR-LIF-007",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver responds in time to the first delivery after a start.",
    "consequence": "the first delivery after each deployment times out",
    "source": "Assumptions: `interactionsSchedule`, `retryTimeoutMeaning`"
  },
  {
    "id": "GWR-LIF-008",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "The receiver releases the resources that it opened for an aborted request.",
    "consequence": "the receiver stops accepting connections after some days",
    "source": "CWE-772; CWE-775"
  },
  {
    "id": "GCV-SIG-001",
    "dialect": "conversations",
    "like": "GWR-SIG-001",
    "level": "MUST",
    "sentence": "The receiver accepts a delivery whose X-DIXA-SIGNATURE is `t=T,v1=DIGEST`, where DIGEST is the HMAC-SHA256 of T, a dot and the body, keyed with the decoded secretKey.",
    "consequence": "no event is ever received",
    "source": "Dixa webhooks security page (t, a dot, the raw body; the secretKey is decoded from hexadecimal digits). Unit of t: Assumption: `signedTime`"
  },
  {
    "id": "GCV-SIG-002",
    "dialect": "conversations",
    "like": "GWR-SIG-002",
    "level": "MUST",
    "sentence": "The receiver rejects a delivery whose X-DIXA-SIGNATURE is missing or empty.",
    "consequence": "anyone who knows the URL can forge events",
    "source": "Dixa webhooks security page. Response: Assumption: `badSignatureResponse`"
  },
  {
    "id": "GCV-SIG-003",
    "dialect": "conversations",
    "like": "GWR-SIG-003",
    "level": "MUST",
    "sentence": "The receiver rejects a delivery whose digest does not match its timestamp, its body and the secretKey.",
    "consequence": "anyone who knows the URL can forge events",
    "source": "Dixa webhooks security page; RFC 2104, 2. Response: Assumption: `badSignatureResponse`"
  },
  {
    "id": "GCV-SIG-004",
    "dialect": "conversations",
    "like": "GWR-SIG-004",
    "level": "MUST",
    "sentence": "The receiver rejects a signature that does not have the format `t=<digits>,v1=<64 hexadecimal digits>`.",
    "consequence": "anyone who guesses such a value can forge events",
    "source": "Dixa webhooks security page (the form of the header); RFC 9110, 15.5 and 15.6"
  },
  {
    "id": "GCV-SIG-005",
    "dialect": "conversations",
    "like": "GWR-SIG-005",
    "level": "MUST",
    "sentence": "The receiver verifies the bytes that it received, not the JSON that it parsed from them.",
    "consequence": "a body that nobody signed passes verification",
    "source": "Dixa webhooks security page (the raw body, unchanged)"
  },
  {
    "id": "GCV-SIG-006",
    "dialect": "conversations",
    "like": "GWR-SIG-006",
    "level": "MUST",
    "sentence": "The receiver accepts every correctly signed body, however its JSON is formatted.",
    "consequence": "events are rejected and lost once redelivery ends",
    "source": "Dixa webhooks security page; RFC 8259, 2 and 7"
  },
  {
    "id": "GCV-SIG-007",
    "dialect": "conversations",
    "like": "GWR-SIG-007",
    "level": "MUST",
    "sentence": "The receiver verifies the signature of a delivery before it processes anything.",
    "consequence": "a forged event takes effect although it is rejected",
    "source": "Dixa webhooks security page (the signature shows who sent a request); CWE-345"
  },
  {
    "id": "GCV-SIG-010",
    "dialect": "conversations",
    "like": "GWR-SIG-010",
    "level": "SHOULD",
    "sentence": "The receiver reads header names in any case and tolerates whitespace around a value.",
    "consequence": "every delivery through such a proxy is rejected",
    "source": "RFC 9110, 5.1 and 5.5"
  },
  {
    "id": "GCV-SIG-011",
    "dialect": "conversations",
    "like": "GWR-SIG-011",
    "level": "SHOULD",
    "sentence": "The receiver reveals nothing about the expected digest.",
    "consequence": "an attacker can work out the correct signature step by step",
    "source": "CWE-208; CWE-209"
  },
  {
    "id": "GCV-SIG-012",
    "dialect": "conversations",
    "like": "GWR-SIG-012",
    "level": "MUST",
    "sentence": "The receiver verifies each subscription with its own secretKey and no other.",
    "consequence": "anyone with the secretKey of one subscription can forge events of another",
    "source": "Seed 003 (each subscription has a secretKey); Dixa webhooks security page; CWE-345"
  },
  {
    "id": "GCV-SIG-013",
    "dialect": "conversations",
    "like": "GWR-SIG-013",
    "level": "SHOULD",
    "sentence": "The receiver accepts deliveries signed with a new secret once it is in force, and with the old secret while that is still in force.",
    "consequence": "every event is rejected after the secret is rotated",
    "source": "Seed 003 (secretKey is generated on creation); RFC 2104, 3. Assumption: `secretKey`"
  },
  {
    "id": "GCV-SIG-014",
    "dialect": "conversations",
    "like": "GWR-SIG-014",
    "level": "SHOULD",
    "sentence": "The receiver rejects deliveries signed with a secret that is no longer in force.",
    "consequence": "a leaked secret can still forge events after it was replaced",
    "source": "Seed 003 (secretKey is generated on creation); CWE-324. Assumption: `secretKey`"
  },
  {
    "id": "GCV-SIG-015",
    "dialect": "conversations",
    "like": "GWR-SIG-015",
    "level": "SHOULD",
    "sentence": "The receiver rejects a bad signature with a 4xx status, not with a server error.",
    "consequence": "anyone who knows the URL can set off the alarms of an outage",
    "source": "RFC 9110, 15.5 and 15.6. Assumption: `badSignatureResponse`"
  },
  {
    "id": "GCV-SIG-016",
    "dialect": "conversations",
    "like": "GWR-SIG-016",
    "level": "MAY",
    "sentence": "The receiver accepts the correct digest only in its documented form.",
    "consequence": "the receiver has a larger attack surface than it needs",
    "source": "Seed 002, Webhook Overview (prefix). Digits: Assumption: `digestText`"
  },
  {
    "id": "GCV-SIG-017",
    "dialect": "conversations",
    "level": "SHOULD",
    "sentence": "The receiver rejects a signature whose timestamp is too old.",
    "consequence": "anyone who captured a delivery can replay it forever",
    "source": "CWE-294. Assumption: `verifyTolerance`"
  },
  {
    "id": "GCV-SIG-018",
    "dialect": "conversations",
    "level": "MAY",
    "sentence": "The receiver rejects a signature whose timestamp is far in the future.",
    "consequence": "a delivery with a future timestamp can be replayed until that time has passed",
    "source": "CWE-294. Assumption: `verifyTolerance`"
  },
  {
    "id": "GCV-SIG-019",
    "dialect": "conversations",
    "level": "MUST",
    "sentence": "The receiver rejects a delivery whose timestamp differs from the signed one.",
    "consequence": "anyone who captured a delivery can make it look fresh and replay it",
    "source": "Dixa webhooks security page (t is part of what is signed); CWE-294"
  },
  {
    "id": "GCV-SIG-020",
    "dialect": "conversations",
    "level": "SHOULD",
    "sentence": "The receiver accepts a signature whose timestamp is off by thirty seconds.",
    "consequence": "events are rejected whenever a clock is off or the network is slow",
    "source": "Assumption: `verifyTolerance`"
  },
  {
    "id": "GCV-ACK-001",
    "dialect": "conversations",
    "like": "GWR-ACK-001",
    "level": "MUST",
    "sentence": "The receiver responds to a valid delivery with a 2xx status.",
    "consequence": "events are redelivered, or lost",
    "source": "Dixa webhooks guide. Assumption: `conversationsSuccess`"
  },
  {
    "id": "GCV-ACK-003",
    "dialect": "conversations",
    "like": "GWR-ACK-003",
    "level": "SHOULD",
    "sentence": "The receiver responds before the sender times out.",
    "consequence": "the sender times out, redelivers, and eventually gives up",
    "source": "Assumptions: `interactionsSchedule`, `retryTimeoutMeaning`"
  },
  {
    "id": "GCV-ACK-005",
    "dialect": "conversations",
    "like": "GWR-ACK-005",
    "level": "MAY",
    "sentence": "The receiver accepts deliveries by POST only.",
    "consequence": "a proxy rule for POST can be bypassed with another method",
    "source": "Seed 002, Webhook Overview (POST); RFC 9110, 9.2.1 and 15.5.6"
  },
  {
    "id": "GCV-ACK-006",
    "dialect": "conversations",
    "like": "GWR-ACK-006",
    "level": "MAY",
    "sentence": "The receiver responds without a server error to requests for other paths or with unknown query parameters.",
    "consequence": "crawlers fill the error log",
    "source": "RFC 9110, 15.5.5. Assumption: `receiverPath`"
  },
  {
    "id": "GCV-ACK-007",
    "dialect": "conversations",
    "like": "GWR-ACK-007",
    "level": "SHOULD",
    "sentence": "The receiver accepts `application/json` in any case and with any charset.",
    "consequence": "every delivery is rejected after the sender changes its header",
    "source": "Seed 001, Usage; RFC 9110, 8.3.1; RFC 8259, 11"
  },
  {
    "id": "GCV-ACK-008",
    "dialect": "conversations",
    "like": "GWR-ACK-008",
    "level": "MAY",
    "sentence": "The receiver accepts or rejects other content types and encodings without a server error.",
    "consequence": "a wrong Content-Type or Content-Encoding is reported as an outage",
    "source": "RFC 9110, 15.5.16"
  },
  {
    "id": "GCV-ACK-011",
    "dialect": "conversations",
    "like": "GWR-ACK-011",
    "level": "MUST",
    "sentence": "The receiver processes every event that it acknowledges with a 2xx status.",
    "consequence": "the event is lost: the sender does not redeliver it",
    "source": "Dixa webhooks guide (each event is sent as a request to the url)"
  },
  {
    "id": "GCV-ACK-012",
    "dialect": "conversations",
    "like": "GWR-ACK-012",
    "level": "MUST",
    "sentence": "The receiver does not respond with 2xx to an event that it cannot store, and processes it when it is redelivered.",
    "consequence": "every event during an outage is lost",
    "source": "Dixa webhooks guide. Assumption: `conversationsSuccess`"
  },
  {
    "id": "GCV-ACK-013",
    "dialect": "conversations",
    "like": "GWR-ACK-013",
    "level": "MAY",
    "sentence": "The receiver rejects deliveries whose Content-Type is a form, text or markup type.",
    "consequence": "the receiver accepts more content types than it needs",
    "source": "Seed 001, Usage (the body is JSON); RFC 9110, 15.5.16"
  },
  {
    "id": "GCV-ACK-014",
    "dialect": "conversations",
    "level": "SHOULD",
    "sentence": "The receiver responds with 408, 429 or 5xx to an event that it cannot store at the moment.",
    "consequence": "events that could not be stored are rejected permanently and lost",
    "source": "Assumption: `conversationsRetries`"
  },
  {
    "id": "GCV-PAY-001",
    "dialect": "conversations",
    "like": "GWR-PAY-001",
    "level": "MAY",
    "sentence": "The receiver responds without a server error to a signed body that is not a JSON object, and keeps working.",
    "consequence": "a sender's mistake looks like an outage of the receiver",
    "source": "Seed 001, Parameters, EventsPayload; RFC 9110, 15.5.1; CWE-248"
  },
  {
    "id": "GCV-PAY-002",
    "dialect": "conversations",
    "like": "GWR-PAY-002",
    "level": "SHOULD",
    "sentence": "The receiver accepts events without the fields that may be absent or null.",
    "consequence": "events of some channels are rejected and lost",
    "source": "Dixa webhooks payloads page (payloads are dynamic); seed 003 (subject and phone are null)"
  },
  {
    "id": "GCV-PAY-005",
    "dialect": "conversations",
    "like": "GWR-PAY-005",
    "level": "SHOULD",
    "sentence": "The receiver accepts unknown events, and does not mistake them for known ones.",
    "consequence": "a new kind of event is rejected, or processed as another one",
    "source": "Assumption: `doubtfulEventNames`; Dixa webhooks events page (the list has grown)"
  },
  {
    "id": "GCV-PAY-006",
    "dialect": "conversations",
    "like": "GWR-PAY-006",
    "level": "SHOULD",
    "sentence": "The receiver ignores unknown fields.",
    "consequence": "every delivery is rejected after a release of the sender",
    "source": "Dixa webhooks payloads page (payloads are dynamic); RFC 8259, 4"
  },
  {
    "id": "GCV-PAY-007",
    "dialect": "conversations",
    "like": "GWR-PAY-007",
    "level": "MAY",
    "sentence": "The receiver accepts, skips or rejects values of the wrong type or in an unusual form without a server error.",
    "consequence": "a sender's mistake looks like an outage of the receiver",
    "source": "CWE-20; RFC 9110, 15.5.1"
  },
  {
    "id": "GCV-PAY-009",
    "dialect": "conversations",
    "like": "GWR-PAY-009",
    "level": "MAY",
    "sentence": "The receiver accepts or rejects bytes that are not valid UTF-8 without a server error.",
    "consequence": "a sender's mistake looks like an outage of the receiver",
    "source": "RFC 8259, 8.1"
  },
  {
    "id": "GCV-PAY-010",
    "dialect": "conversations",
    "like": "GWR-PAY-010",
    "level": "SHOULD",
    "sentence": "The receiver limits the size of a body, its nesting depth and the range of its numbers, and enforces these limits without a server error.",
    "consequence": "one large request takes the receiver down",
    "source": "RFC 8259, 9; RFC 9110, 15.5.14; CWE-400; CWE-674"
  },
  {
    "id": "GCV-PAY-012",
    "dialect": "conversations",
    "like": "GWR-PAY-012",
    "level": "MAY",
    "sentence": "The receiver treats fields that are special in its language, such as __proto__, as plain data.",
    "consequence": "one delivery changes how all later ones are read",
    "source": "CWE-1321; CWE-502"
  },
  {
    "id": "GCV-PAY-013",
    "dialect": "conversations",
    "like": "GWR-PAY-013",
    "level": "MAY",
    "sentence": "The receiver treats text in a payload as data only.",
    "consequence": "text in a delivery is executed as a command or a query",
    "source": "CWE-74; CWE-113; CWE-117"
  },
  {
    "id": "GCV-PAY-017",
    "dialect": "conversations",
    "like": "GWR-PAY-017",
    "level": "SHOULD",
    "sentence": "The receiver accepts IDs in any format.",
    "consequence": "events are rejected and lost",
    "source": "Seed 003 (the ids of the example are not UUIDs)"
  },
  {
    "id": "GCV-PAY-019",
    "dialect": "conversations",
    "level": "SHOULD",
    "sentence": "The receiver accepts every documented event.",
    "consequence": "events are rejected and lost, once someone adds them to the subscription",
    "source": "Dixa webhooks events page; payloads: Assumption: `inferredPayloads`"
  },
  {
    "id": "GCV-PAY-020",
    "dialect": "conversations",
    "level": "SHOULD",
    "sentence": "The receiver accepts unknown channels, statuses, directions and roles.",
    "consequence": "events of a new channel are rejected and lost",
    "source": "Assumption: `channelNames`; Dixa webhooks payloads page"
  },
  {
    "id": "GCV-PAY-021",
    "dialect": "conversations",
    "level": "SHOULD",
    "sentence": "The receiver accepts events that have no conversation.",
    "consequence": "ban events are rejected and lost",
    "source": "Dixa webhooks events page; payloads: Assumption: `inferredPayloads`"
  },
  {
    "id": "GCV-PAY-022",
    "dialect": "conversations",
    "level": "MAY",
    "sentence": "The receiver accepts any event_version.",
    "consequence": "events are rejected and lost, once the version changes",
    "source": "Dixa webhooks payloads page (event_version is a string); RFC 8259, 7"
  },
  {
    "id": "GCV-PAY-023",
    "dialect": "conversations",
    "level": "SHOULD",
    "sentence": "The receiver accepts a message of sixty kilobytes.",
    "consequence": "long messages are rejected and lost",
    "source": "Dixa webhooks payloads page (no limit is given); RFC 9110, 15.5.14"
  },
  {
    "id": "GCV-IDM-001",
    "dialect": "conversations",
    "like": "GWR-IDM-001",
    "level": "MUST",
    "sentence": "The receiver processes an event once, however often it is delivered.",
    "consequence": "an event is processed twice",
    "source": "Dixa webhooks guide (the same event may arrive more than once; deduplicate by event_id)"
  },
  {
    "id": "GCV-IDM-002",
    "dialect": "conversations",
    "like": "GWR-IDM-002",
    "level": "MUST",
    "sentence": "The receiver processes an event once when duplicates arrive at the same time.",
    "consequence": "an event is processed twice",
    "source": "Dixa webhooks guide (the same event may arrive more than once)"
  },
  {
    "id": "GCV-IDM-003",
    "dialect": "conversations",
    "like": "GWR-IDM-003",
    "level": "SHOULD",
    "sentence": "The receiver processes an event once, however late a duplicate arrives.",
    "consequence": "a late duplicate is processed as a new event",
    "source": "Dixa webhooks guide. Assumption: `conversationsSchedule`"
  },
  {
    "id": "GCV-IDM-004",
    "dialect": "conversations",
    "like": "GWR-IDM-004",
    "level": "SHOULD",
    "sentence": "The receiver processes an event once when a duplicate has other bytes.",
    "consequence": "an event is processed twice after the sender restarts",
    "source": "Seed 001, Parameters (no field but the entity's id is said to be unique). Assumption: `operationId`"
  },
  {
    "id": "GCV-IDM-009",
    "dialect": "conversations",
    "level": "MUST",
    "sentence": "The receiver processes events with different event_ids as different events.",
    "consequence": "events are dropped as duplicates, and lost",
    "source": "Dixa webhooks guide (deduplicate by event_id); Dixa webhooks events page (a rating and its comment are one event each)"
  },
  {
    "id": "GCV-ORD-001",
    "dialect": "conversations",
    "like": "GWR-ORD-001",
    "level": "SHOULD",
    "sentence": "The receiver keeps the status from the event with the newest event_timestamp.",
    "consequence": "closed conversations are reopened",
    "source": "Dixa webhooks guide (order is best effort); Dixa webhooks payloads page (event_timestamp)"
  },
  {
    "id": "GCV-ORD-002",
    "dialect": "conversations",
    "like": "GWR-ORD-002",
    "level": "MUST",
    "sentence": "The receiver accepts an event of a conversation that it does not know.",
    "consequence": "the end of a conversation is lost",
    "source": "Dixa webhooks guide (order is best effort)"
  },
  {
    "id": "GCV-ORD-003",
    "dialect": "conversations",
    "like": "GWR-ORD-003",
    "level": "MUST",
    "sentence": "The receiver keeps the statuses of different conversations apart.",
    "consequence": "events of one conversation change the status of another",
    "source": "Seed 003 (csid names the conversation)"
  },
  {
    "id": "GCV-ORD-004",
    "dialect": "conversations",
    "like": "GWR-ORD-004",
    "level": "MUST",
    "sentence": "The receiver tracks the status of a conversation.",
    "consequence": "conversations stay open forever",
    "source": "Seed 003 (status of the conversation)"
  },
  {
    "id": "GCV-ORD-005",
    "dialect": "conversations",
    "level": "MUST",
    "sentence": "The receiver processes an event that is older than events it has already received.",
    "consequence": "events that arrive late are lost",
    "source": "Dixa webhooks guide (order is best effort)"
  },
  {
    "id": "GCV-RES-001",
    "dialect": "conversations",
    "like": "GWR-RES-001",
    "level": "SHOULD",
    "sentence": "The receiver accepts a burst of requests, or defers some of them, without losing any.",
    "consequence": "events in a burst are lost",
    "source": "Seed 002, Webhook Overview (redelivery); RFC 9110, 15.6.4"
  },
  {
    "id": "GCV-RES-002",
    "dialect": "conversations",
    "like": "GWR-RES-002",
    "level": "SHOULD",
    "sentence": "The receiver processes every event of a backlog exactly once.",
    "consequence": "events from an outage are lost or processed twice",
    "source": "Seed 002, Webhook Overview (redelivery)"
  },
  {
    "id": "GCV-RES-003",
    "dialect": "conversations",
    "like": "GWR-RES-003",
    "level": "SHOULD",
    "sentence": "The receiver keeps accepting valid deliveries after a flood of forged ones.",
    "consequence": "an attacker can block real events",
    "source": "CWE-400; CWE-405"
  },
  {
    "id": "GCV-RES-004",
    "dialect": "conversations",
    "like": "GWR-RES-004",
    "level": "SHOULD",
    "sentence": "The receiver accepts or rejects large headers without a server error.",
    "consequence": "a header added by a proxy is reported as an outage of the receiver",
    "source": "RFC 9110, 5.4; RFC 6585, 5"
  },
  {
    "id": "GCV-RES-007",
    "dialect": "conversations",
    "like": "GWR-RES-007",
    "level": "SHOULD",
    "sentence": "The receiver reveals nothing about its code in a response.",
    "consequence": "an attacker learns how the receiver is built",
    "source": "CWE-209"
  },
  {
    "id": "GCV-RES-009",
    "dialect": "conversations",
    "like": "GWR-RES-009",
    "level": "SHOULD",
    "sentence": "The receiver does not process a replayed delivery again.",
    "consequence": "an attacker can make the receiver process an event again",
    "source": "Seed 001, Parameters (no signed field has a time); CWE-294"
  },
  {
    "id": "GCV-RES-024",
    "dialect": "conversations",
    "like": "GWR-RES-024",
    "level": "MUST",
    "sentence": "The receiver keeps its secret out of its log.",
    "consequence": "anyone who can read the log can forge events",
    "source": "Seed 003 (the secretKey signs); CWE-532"
  },
  {
    "id": "GCV-RES-026",
    "dialect": "conversations",
    "like": "GWR-RES-026",
    "level": "MUST",
    "sentence": "The receiver reveals neither its secret nor the expected signature in a response.",
    "consequence": "anyone who knows the URL can forge events",
    "source": "Dixa webhooks security page; CWE-209"
  },
  {
    "id": "GCV-NET-001",
    "dialect": "conversations",
    "like": "GWR-NET-001",
    "level": "SHOULD",
    "sentence": "The receiver accepts a body in chunks of any size, with or without trailers.",
    "consequence": "every delivery through such a proxy is lost",
    "source": "RFC 9112, 6.1 and 7.1"
  },
  {
    "id": "GCV-NET-002",
    "dialect": "conversations",
    "like": "GWR-NET-002",
    "level": "SHOULD",
    "sentence": "The receiver accepts a delivery whose sender waits for 100 Continue.",
    "consequence": "every delivery waits until the sender times out",
    "source": "RFC 9110, 10.1.1"
  },
  {
    "id": "GCV-NET-003",
    "dialect": "conversations",
    "like": "GWR-NET-003",
    "level": "SHOULD",
    "sentence": "The receiver accepts a body that arrives in pieces, slowly but in time.",
    "consequence": "deliveries over a slow network are lost",
    "source": "RFC 9112, 6.3 and 9.5"
  },
  {
    "id": "GCV-NET-004",
    "dialect": "conversations",
    "like": "GWR-NET-004",
    "level": "SHOULD",
    "sentence": "The receiver responds to other requests in time while some connections are idle or slow.",
    "consequence": "a few idle connections block all deliveries",
    "source": "RFC 9112, 9.5; CWE-400; CWE-404"
  },
  {
    "id": "GCV-NET-005",
    "dialect": "conversations",
    "like": "GWR-NET-005",
    "level": "SHOULD",
    "sentence": "The receiver ignores a body whose length differs from its Content-Length.",
    "consequence": "an incomplete delivery is processed as if it were complete",
    "source": "RFC 9112, 6.3 and 8"
  },
  {
    "id": "GCV-NET-006",
    "dialect": "conversations",
    "like": "GWR-NET-006",
    "level": "SHOULD",
    "sentence": "The receiver processes a delivery once when its response is lost or the sender times out.",
    "consequence": "an event is processed twice, or not at all",
    "source": "Seed 002, Webhook Overview (redelivery); RFC 9110, 9.2.2"
  },
  {
    "id": "GCV-NET-007",
    "dialect": "conversations",
    "like": "GWR-NET-007",
    "level": "SHOULD",
    "sentence": "The receiver survives a sender that closes its side of the connection.",
    "consequence": "an event is lost or processed twice",
    "source": "RFC 9112, 9.6"
  },
  {
    "id": "GCV-NET-008",
    "dialect": "conversations",
    "like": "GWR-NET-008",
    "level": "MAY",
    "sentence": "The receiver responds to pipelined requests on one connection.",
    "consequence": "responses are matched to the wrong deliveries",
    "source": "RFC 9112, 9.3.2"
  },
  {
    "id": "GCV-NET-009",
    "dialect": "conversations",
    "like": "GWR-NET-009",
    "level": "SHOULD",
    "sentence": "The receiver accepts HTTP/1.0, an absolute URL in the request line, and a new connection for each delivery.",
    "consequence": "every delivery through such a proxy is lost",
    "source": "RFC 9110, 2.5; RFC 9112, 3.2.2 and 9.6"
  },
  {
    "id": "GCV-NET-010",
    "dialect": "conversations",
    "like": "GWR-NET-010",
    "level": "MAY",
    "sentence": "The receiver accepts or rejects duplicate headers and obsolete header syntax without a server error.",
    "consequence": "two servers in a chain may disagree about what was sent",
    "source": "RFC 9112, 2.2, 3.2, 5.2 and 6.3; RFC 9110, 15.5"
  },
  {
    "id": "GCV-NET-011",
    "dialect": "conversations",
    "like": "GWR-NET-011",
    "level": "MAY",
    "sentence": "The receiver accepts deliveries under every host name that points to it.",
    "consequence": "the receiver works in only one environment",
    "source": "RFC 9110, 7.2 and 7.4. Assumption: `receiverPath`"
  },
  {
    "id": "GCV-LIF-001",
    "dialect": "conversations",
    "like": "GWR-LIF-001",
    "level": "SHOULD",
    "sentence": "When its process is killed or restarted, the receiver keeps every event that it acknowledged.",
    "consequence": "acknowledged events are lost on restart",
    "source": "Seed 002, Webhook Overview (a delivery that got 200 OK is not redelivered)"
  },
  {
    "id": "GCV-LIF-002",
    "dialect": "conversations",
    "like": "GWR-LIF-002",
    "level": "SHOULD",
    "sentence": "The receiver processes a delivery once when it is redelivered after a restart.",
    "consequence": "an event is lost or processed twice after a restart",
    "source": "Seed 002, Webhook Overview (redelivery); RFC 9110, 9.2.2 (POST is not idempotent)"
  },
  {
    "id": "GCV-LIF-003",
    "dialect": "conversations",
    "like": "GWR-LIF-003",
    "level": "SHOULD",
    "sentence": "The receiver processes a delivery once when a crash interrupts the first attempt.",
    "consequence": "an event is lost or processed twice after a crash",
    "source": "Seed 002, Webhook Overview (a delivery without a response is redelivered)"
  },
  {
    "id": "GCV-LIF-004",
    "dialect": "conversations",
    "like": "GWR-LIF-004",
    "level": "SHOULD",
    "sentence": "The receiver starts again after it was killed or stopped.",
    "consequence": "the receiver stays down until someone intervenes",
    "source": "CWE-459 (incomplete cleanup); CWE-667 (improper locking)"
  },
  {
    "id": "GCV-LIF-005",
    "dialect": "conversations",
    "like": "GWR-LIF-005",
    "level": "SHOULD",
    "sentence": "The receiver processes a delivery once when its first attempt arrives while the process is paused.",
    "consequence": "an event is lost or processed twice",
    "source": "Seed 002, Webhook Overview (a delivery without a response is redelivered)"
  },
  {
    "id": "GCV-LIF-006",
    "dialect": "conversations",
    "like": "GWR-LIF-006",
    "level": "SHOULD",
    "sentence": "When it is stopped, the receiver finishes the requests in flight or leaves them without a response.",
    "consequence": "events are lost at each deployment",
    "source": "Seed 002, Webhook Overview (a delivery that got 200 OK is not redelivered)"
  },
  {
    "id": "GCV-LIF-007",
    "dialect": "conversations",
    "like": "GWR-LIF-007",
    "level": "SHOULD",
    "sentence": "The receiver responds in time to the first delivery after a start.",
    "consequence": "the first delivery after each deployment times out",
    "source": "Assumptions: `interactionsSchedule`, `retryTimeoutMeaning`"
  },
  {
    "id": "GCV-LIF-008",
    "dialect": "conversations",
    "like": "GWR-LIF-008",
    "level": "SHOULD",
    "sentence": "The receiver releases the resources that it opened for an aborted request.",
    "consequence": "the receiver stops accepting connections after some days",
    "source": "CWE-772; CWE-775"
  },
  {
    "id": "GCO-SIG-001",
    "dialect": "open-messaging",
    "like": "GWR-SIG-001",
    "level": "MUST",
    "sentence": "The receiver accepts a request whose X-Hub-Signature-256 is `sha256=` followed by the HMAC-SHA256 of its body, keyed with the text of the token, in padded base64.",
    "consequence": "no event is ever received",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (header, recipe, base64)"
  },
  {
    "id": "GCO-SIG-002",
    "dialect": "open-messaging",
    "like": "GWR-SIG-002",
    "level": "MUST",
    "sentence": "The receiver rejects a request whose X-Hub-Signature-256 is missing or empty.",
    "consequence": "anyone who knows the URL can forge messages",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (the header accompanies all requests). Response: Assumption: `badSignatureResponse`"
  },
  {
    "id": "GCO-SIG-003",
    "dialect": "open-messaging",
    "like": "GWR-SIG-003",
    "level": "MUST",
    "sentence": "The receiver rejects a request whose digest does not match its body and token.",
    "consequence": "anyone who knows the URL can forge messages",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (throw such a request away). Response: Assumption: `badSignatureResponse`"
  },
  {
    "id": "GCO-SIG-004",
    "dialect": "open-messaging",
    "like": "GWR-SIG-004",
    "level": "MUST",
    "sentence": "The receiver rejects, without a server error, a signature that is not `sha256=` followed by 44 base64 characters.",
    "consequence": "anyone can forge messages, or cause five retries of a request",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (form of the header; 5xx is retried)"
  },
  {
    "id": "GCO-SIG-006",
    "dialect": "open-messaging",
    "like": "GWR-SIG-006",
    "level": "SHOULD",
    "sentence": "The receiver accepts every correctly signed body, however its JSON is formatted.",
    "consequence": "messages are rejected, and the end user never gets them",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications; RFC 8259, 2 and 7. Assumption: `openSignedBytes`"
  },
  {
    "id": "GCO-SIG-007",
    "dialect": "open-messaging",
    "like": "GWR-SIG-007",
    "level": "MUST",
    "sentence": "The receiver verifies the signature of a request before it processes anything.",
    "consequence": "a forged message reaches the end user although it was rejected",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (verify, then process); CWE-345"
  },
  {
    "id": "GCO-SIG-010",
    "dialect": "open-messaging",
    "like": "GWR-SIG-010",
    "level": "SHOULD",
    "sentence": "The receiver reads header names in any case and tolerates whitespace around a value.",
    "consequence": "every delivery through such a proxy is rejected",
    "source": "RFC 9110, 5.1 and 5.5"
  },
  {
    "id": "GCO-SIG-011",
    "dialect": "open-messaging",
    "like": "GWR-SIG-011",
    "level": "SHOULD",
    "sentence": "The receiver reveals nothing about the expected digest.",
    "consequence": "an attacker can work out the correct signature step by step",
    "source": "CWE-208; CWE-209"
  },
  {
    "id": "GCO-SIG-013",
    "dialect": "open-messaging",
    "like": "GWR-SIG-013",
    "level": "SHOULD",
    "sentence": "The receiver accepts deliveries signed with a new secret once it is in force, and with the old secret while that is still in force.",
    "consequence": "every event is rejected after the secret is rotated",
    "source": "Genesys Cloud Platform API, PATCH of an open messaging integration (the token can be set); RFC 2104, 3"
  },
  {
    "id": "GCO-SIG-014",
    "dialect": "open-messaging",
    "like": "GWR-SIG-014",
    "level": "SHOULD",
    "sentence": "The receiver rejects deliveries signed with a secret that is no longer in force.",
    "consequence": "a leaked secret can still forge events after it was replaced",
    "source": "Genesys Cloud Platform API, PATCH of an open messaging integration (the token can be set); CWE-324"
  },
  {
    "id": "GCO-SIG-015",
    "dialect": "open-messaging",
    "like": "GWR-SIG-015",
    "level": "SHOULD",
    "sentence": "The receiver rejects a bad signature with a status that is not retried, such as 401.",
    "consequence": "a forged request is sent five more times, and looks like an outage",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (429 and 5xx are retried). Assumption: `badSignatureResponse`"
  },
  {
    "id": "GCO-SIG-016",
    "dialect": "open-messaging",
    "like": "GWR-SIG-016",
    "level": "MAY",
    "sentence": "The receiver accepts the correct digest in base64 only.",
    "consequence": "the receiver has a larger attack surface than it needs",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (base64)"
  },
  {
    "id": "GCO-SIG-020",
    "dialect": "open-messaging",
    "level": "MUST",
    "sentence": "The receiver verifies receipts and typing events as strictly as messages.",
    "consequence": "a forged receipt makes a lost message look delivered",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (the header accompanies all requests)"
  },
  {
    "id": "GCO-ACK-001",
    "dialect": "open-messaging",
    "like": "GWR-ACK-001",
    "level": "MUST",
    "sentence": "The receiver responds with 2xx to every signed message, receipt and typing event.",
    "consequence": "messages fail, or are retried five times",
    "source": "Genesys Cloud developer forum, thread 30668, a reply by Genesys staff (2xx accepts a message); Genesys Cloud Developer Center, Validate webhook notifications (all webhook requests)"
  },
  {
    "id": "GCO-ACK-003",
    "dialect": "open-messaging",
    "like": "GWR-ACK-003",
    "level": "MUST",
    "sentence": "The receiver responds within ten seconds.",
    "consequence": "messages are retried although they were processed",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (10 seconds)"
  },
  {
    "id": "GCO-ACK-005",
    "dialect": "open-messaging",
    "like": "GWR-ACK-005",
    "level": "MAY",
    "sentence": "The receiver accepts deliveries by POST only.",
    "consequence": "a proxy rule for POST can be bypassed with another method",
    "source": "Seed 002, Webhook Overview (POST); RFC 9110, 9.2.1 and 15.5.6"
  },
  {
    "id": "GCO-ACK-006",
    "dialect": "open-messaging",
    "like": "GWR-ACK-006",
    "level": "MAY",
    "sentence": "The receiver responds without a server error to requests for other paths or with unknown query parameters.",
    "consequence": "crawlers fill the error log",
    "source": "RFC 9110, 15.5.5. Assumption: `receiverPath`"
  },
  {
    "id": "GCO-ACK-010",
    "dialect": "open-messaging",
    "like": "GWR-ACK-010",
    "level": "SHOULD",
    "sentence": "The receiver ignores unknown headers, and accepts a trace ID in any format.",
    "consequence": "deliveries are rejected because of a header that a proxy added",
    "source": "RFC 9110, 5.1. Assumption: `traceId`"
  },
  {
    "id": "GCO-ACK-011",
    "dialect": "open-messaging",
    "like": "GWR-ACK-011",
    "level": "MUST",
    "sentence": "The receiver processes every message that it acknowledges.",
    "consequence": "a message is lost, but the agent believes it was received",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (only a timeout, 429 and 5xx are retried)"
  },
  {
    "id": "GCO-ACK-012",
    "dialect": "open-messaging",
    "like": "GWR-ACK-012",
    "level": "MUST",
    "sentence": "The receiver responds with 429 or 5xx to a message that it cannot store, and processes the message when it is retried.",
    "consequence": "messages are lost in every outage",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (retryable responses)"
  },
  {
    "id": "GCO-IDM-001",
    "dialect": "open-messaging",
    "like": "GWR-IDM-001",
    "level": "MUST",
    "sentence": "The receiver processes a redelivered message once, and responds to the redelivery with 2xx.",
    "consequence": "the end user gets a message up to six times",
    "source": "Genesys Cloud Developer Center, Open messaging outbound messages (id and time are unique together); Genesys Cloud Developer Center, Validate webhook notifications (retries)"
  },
  {
    "id": "GCO-IDM-002",
    "dialect": "open-messaging",
    "like": "GWR-IDM-002",
    "level": "SHOULD",
    "sentence": "The receiver processes a message once when duplicates arrive at the same time.",
    "consequence": "the end user gets a message twice",
    "source": "Genesys Cloud Developer Center, Open messaging outbound messages (id and time are unique together); CWE-362"
  },
  {
    "id": "GCO-IDM-020",
    "dialect": "open-messaging",
    "level": "MUST",
    "sentence": "The receiver processes messages with different IDs as different messages, even if their texts are identical.",
    "consequence": "the second of two identical messages is lost",
    "source": "Genesys Cloud Developer Center, Open messaging outbound messages (id and time are unique together)"
  },
  {
    "id": "GCO-PAY-001",
    "dialect": "open-messaging",
    "like": "GWR-PAY-001",
    "level": "MAY",
    "sentence": "The receiver responds without a server error to a signed body that is not a JSON object, and keeps working.",
    "consequence": "the same bytes are sent five more times",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (5xx is retried); RFC 9110, 15.5.1; CWE-248"
  },
  {
    "id": "GCO-PAY-003",
    "dialect": "open-messaging",
    "level": "MAY",
    "sentence": "The receiver survives fields of the wrong type.",
    "consequence": "one malformed message is sent five more times, or crashes the process",
    "source": "Genesys Cloud schema OpenOutboundNormalizedMessage (types); CWE-20; CWE-248"
  },
  {
    "id": "GCO-PAY-005",
    "dialect": "open-messaging",
    "like": "GWR-PAY-005",
    "level": "SHOULD",
    "sentence": "The receiver accepts unknown types, contents, events and codes, and does not mistake them for known ones.",
    "consequence": "messages of a new kind fail, which breaks the conversation",
    "source": "Genesys Cloud schema OpenOutboundNormalizedMessage (additionalProperties; typing events were added after it); RFC 7493, 4.2"
  },
  {
    "id": "GCO-PAY-006",
    "dialect": "open-messaging",
    "like": "GWR-PAY-006",
    "level": "MUST",
    "sentence": "The receiver ignores unknown fields.",
    "consequence": "every message is rejected after a release of Genesys Cloud",
    "source": "Genesys Cloud schema OpenOutboundNormalizedMessage (additionalProperties); RFC 7493, 4.2"
  },
  {
    "id": "GCO-PAY-021",
    "dialect": "open-messaging",
    "level": "SHOULD",
    "sentence": "The receiver accepts a message without optional fields.",
    "consequence": "messages in an older or newer format fail",
    "source": "Genesys Cloud schema OpenOutboundNormalizedMessage (nothing is required). Assumption: `openConversationId`"
  },
  {
    "id": "GCO-RES-001",
    "dialect": "open-messaging",
    "like": "GWR-RES-001",
    "level": "SHOULD",
    "sentence": "The receiver accepts a burst of requests, or defers some of them, without losing any.",
    "consequence": "events in a burst are lost",
    "source": "Seed 002, Webhook Overview (redelivery); RFC 9110, 15.6.4"
  },
  {
    "id": "GCO-RES-003",
    "dialect": "open-messaging",
    "like": "GWR-RES-003",
    "level": "SHOULD",
    "sentence": "The receiver keeps accepting valid deliveries after a flood of forged ones.",
    "consequence": "an attacker can block real events",
    "source": "CWE-400; CWE-405"
  },
  {
    "id": "GCO-RES-009",
    "dialect": "open-messaging",
    "like": "GWR-RES-009",
    "level": "SHOULD",
    "sentence": "The receiver does not process a replayed delivery again.",
    "consequence": "an attacker can make the receiver process an event again",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (only the body is signed); CWE-294"
  },
  {
    "id": "GCO-NET-003",
    "dialect": "open-messaging",
    "like": "GWR-NET-003",
    "level": "SHOULD",
    "sentence": "The receiver accepts a body that arrives in pieces, slowly but in time.",
    "consequence": "deliveries over a slow network are lost",
    "source": "RFC 9112, 6.3 and 9.5"
  },
  {
    "id": "GCO-NET-004",
    "dialect": "open-messaging",
    "like": "GWR-NET-004",
    "level": "SHOULD",
    "sentence": "The receiver responds to other requests in time while some connections are idle or slow.",
    "consequence": "a few idle connections block all deliveries",
    "source": "RFC 9112, 9.5; CWE-400; CWE-404"
  },
  {
    "id": "GCO-NET-005",
    "dialect": "open-messaging",
    "like": "GWR-NET-005",
    "level": "SHOULD",
    "sentence": "The receiver ignores a body whose length differs from its Content-Length.",
    "consequence": "an incomplete delivery is processed as if it were complete",
    "source": "RFC 9112, 6.3 and 8"
  },
  {
    "id": "GCO-NET-006",
    "dialect": "open-messaging",
    "like": "GWR-NET-006",
    "level": "SHOULD",
    "sentence": "The receiver processes a delivery once when its response is lost or the sender times out.",
    "consequence": "an event is processed twice, or not at all",
    "source": "Seed 002, Webhook Overview (redelivery); RFC 9110, 9.2.2"
  },
  {
    "id": "GCO-LIF-001",
    "dialect": "open-messaging",
    "like": "GWR-LIF-001",
    "level": "SHOULD",
    "sentence": "When its process is killed or restarted, the receiver keeps every event that it acknowledged.",
    "consequence": "acknowledged events are lost on restart",
    "source": "Seed 002, Webhook Overview (a delivery that got 200 OK is not redelivered)"
  },
  {
    "id": "GCO-LIF-002",
    "dialect": "open-messaging",
    "like": "GWR-LIF-002",
    "level": "SHOULD",
    "sentence": "The receiver processes a delivery once when it is redelivered after a restart.",
    "consequence": "an event is lost or processed twice after a restart",
    "source": "Seed 002, Webhook Overview (redelivery); RFC 9110, 9.2.2 (POST is not idempotent)"
  },
  {
    "id": "GCO-LIF-004",
    "dialect": "open-messaging",
    "like": "GWR-LIF-004",
    "level": "SHOULD",
    "sentence": "The receiver starts again after it was killed or stopped.",
    "consequence": "the receiver stays down until someone intervenes",
    "source": "CWE-459 (incomplete cleanup); CWE-667 (improper locking)"
  }
] as const

export const SHARED = {
  "conversations": {
    "events": {
      "STARTED": "ConversationCreated",
      "FINISHED": "ConversationClosed"
    },
    "states": {
      "STARTED": "OPEN",
      "FINISHED": "CLOSED"
    },
    "texts": [
      [
        "The operationId",
        "The event_id"
      ],
      [
        "the operationId",
        "the event_id"
      ],
      [
        "STARTED",
        "CONVERSATION_CREATED"
      ],
      [
        "FINISHED",
        "CONVERSATION_CLOSED"
      ],
      [
        "a 200",
        "a 2xx"
      ],
      [
        "with 200",
        "with 2xx"
      ],
      [
        "is always 200",
        "is always 2xx"
      ],
      [
        "interactions",
        "conversations"
      ],
      [
        "interaction",
        "conversation"
      ],
      [
        "what Genesys sends",
        "what Dixa sends"
      ]
    ],
    "wording": {
      "delivery/responds-in-time": {
        "because": "The documentation gives no timeout. A sender waits a limited time for a response and then retries; a related API waits ten seconds."
      },
      "order/processes-a-redelivery-once": {
        "fix": "Store the event_id as a unique key, treat a conflict as a duplicate, and respond with 2xx."
      },
      "order/processes-a-reformatted-redelivery-once": {
        "fix": "Identify an event by its event_id."
      },
      "signature/rejects-a-base64-digest": {
        "cause": "The code was copied from a recipe for another webhook, or guesses the encoding from the length."
      }
    },
    "scenarios": [
      "delivery/accepts-a-delivery-on-the-first-attempt",
      "delivery/accepts-json-with-a-charset",
      "delivery/asks-for-a-retry-during-an-outage",
      "delivery/ignores-get-head-and-options",
      "delivery/processes-a-redelivery-after-an-outage",
      "delivery/rejects-other-content-types",
      "delivery/rejects-put-patch-and-delete",
      "delivery/responds-in-time",
      "delivery/responds-with-200-to-a-redelivery",
      "delivery/survives-a-compressed-body",
      "delivery/survives-a-missing-content-type",
      "delivery/survives-a-wrong-content-encoding",
      "delivery/survives-any-content-type",
      "delivery/survives-requests-to-other-urls",
      "lifecycle/keeps-every-event-it-acknowledged",
      "lifecycle/processes-a-backlog-after-downtime",
      "lifecycle/processes-a-burst-once-across-a-crash",
      "lifecycle/processes-a-delivery-once-across-a-crash",
      "lifecycle/processes-every-delivery-once-across-a-shutdown",
      "lifecycle/processes-in-flight-deliveries-once-across-a-crash",
      "lifecycle/releases-sockets-of-aborted-requests",
      "lifecycle/responds-in-time-after-a-start",
      "order/accepts-finished-without-started",
      "order/processes-a-delivery-once-across-an-outage",
      "order/processes-a-redelivery-once",
      "order/processes-a-reformatted-redelivery-once",
      "order/processes-an-old-delivery-once-by-the-receivers-clock",
      "order/processes-concurrent-duplicates-once",
      "payload/rejects-an-oversized-body",
      "resilience/accepts-a-burst-of-duplicates",
      "resilience/accepts-a-delivery-after-a-flood-of-forged-ones",
      "resilience/does-not-leak-internals-in-errors",
      "resilience/keeps-its-secret-out-of-the-log",
      "resilience/survives-large-headers",
      "resilience/survives-many-headers",
      "signature/accepts-a-signed-redelivery-after-an-unsigned-attempt",
      "signature/accepts-both-secrets-during-a-rotation",
      "signature/accepts-header-names-in-any-case",
      "signature/accepts-the-new-secret-after-a-rotation",
      "signature/rejects-a-base64-digest",
      "signature/rejects-a-flipped-bit",
      "signature/rejects-a-malformed-digest",
      "signature/rejects-a-missing-signature",
      "signature/rejects-a-reserialized-body",
      "signature/rejects-a-signature-over-decoded-text",
      "signature/rejects-a-tampered-body",
      "signature/rejects-an-empty-secret",
      "signature/rejects-an-empty-signature",
      "signature/rejects-bad-signatures-with-4xx",
      "signature/rejects-the-old-secret-after-a-rotation",
      "signature/survives-whitespace-around-the-signature",
      "signature/verifies-each-subscription-with-its-own-secret",
      "wire/accepts-a-slow-body",
      "wire/accepts-http-1-0-and-absolute-urls",
      "wire/accepts-the-other-loopback-name",
      "wire/ignores-a-body-longer-than-its-content-length",
      "wire/ignores-a-truncated-body",
      "wire/processes-a-delivery-once-when-the-connection-is-reset",
      "wire/processes-a-delivery-once-when-the-response-is-lost",
      "wire/processes-a-delivery-once-when-the-sender-times-out",
      "wire/processes-the-retry-of-a-truncated-request-once",
      "wire/responds-despite-idle-connections",
      "wire/responds-despite-slow-bodies",
      "wire/responds-despite-slow-headers",
      "wire/responds-to-pipelined-requests",
      "wire/supports-expect-100-continue",
      "wire/survives-a-half-closed-connection",
      "wire/survives-obsolete-header-syntax"
    ]
  },
  "open-messaging": {
    "events": {
      "STARTED": "OpenMessageText",
      "FINISHED": "OpenMessageTemplate"
    },
    "states": {},
    "texts": [
      [
        "The operationId",
        "The message ID"
      ],
      [
        "a 200",
        "a 2xx"
      ]
    ],
    "wording": {
      "delivery/responds-in-time": {
        "because": "The documentation sets ten seconds. A message without a response by then is retried."
      }
    },
    "scenarios": [
      "delivery/accepts-a-delivery-on-the-first-attempt",
      "delivery/rejects-put-patch-and-delete",
      "delivery/responds-in-time",
      "delivery/survives-requests-to-other-urls",
      "lifecycle/keeps-every-event-it-acknowledged",
      "order/processes-concurrent-duplicates-once",
      "resilience/accepts-a-burst-of-duplicates",
      "resilience/accepts-a-delivery-after-a-flood-of-forged-ones",
      "signature/accepts-a-signed-redelivery-after-an-unsigned-attempt",
      "signature/accepts-both-secrets-during-a-rotation",
      "signature/accepts-header-names-in-any-case",
      "signature/rejects-a-flipped-bit",
      "signature/rejects-a-missing-signature",
      "signature/rejects-a-tampered-body",
      "signature/rejects-an-empty-secret",
      "signature/rejects-an-empty-signature",
      "signature/rejects-bad-signatures-with-4xx",
      "signature/rejects-the-old-secret-after-a-rotation",
      "signature/survives-whitespace-around-the-signature",
      "wire/accepts-a-slow-body",
      "wire/ignores-a-truncated-body",
      "wire/processes-a-delivery-once-when-the-sender-times-out",
      "wire/responds-despite-slow-bodies"
    ]
  }
} as const
