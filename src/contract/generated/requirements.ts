// Made from the specs by `npm run generate`; do not edit.

export const REQUIREMENTS = [
  {
    "id": "GWR-SIG-001",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "Takes a delivery whose X-Hub-Signature is `sha1=` and the HMAC-SHA1 of its body under the app secret.",
    "consequence": "no event is ever received",
    "source": "Seed 001, Parameters, X-Hub-Signature; seed 002, Webhook Overview. Digits: Assumption: `digestText`"
  },
  {
    "id": "GWR-SIG-002",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "Refuses a delivery whose X-Hub-Signature is missing or empty.",
    "consequence": "anyone who knows the URL can forge events",
    "source": "Seed 001, Parameters (the header is required); seed 002, Webhook Overview (the receiver is told to verify). Answer: Assumption: `badSignatureResponse`"
  },
  {
    "id": "GWR-SIG-003",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "Refuses a delivery whose digest is not that of its body under its secret.",
    "consequence": "anyone who knows the URL can forge events",
    "source": "Seed 002, Webhook Overview (the receiver is told to verify); RFC 2104, 2. Answer: Assumption: `badSignatureResponse`"
  },
  {
    "id": "GWR-SIG-004",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "Refuses a signature of any other form than `sha1=` and 40 hexadecimal digits.",
    "consequence": "anyone who guesses such a value can forge events",
    "source": "Seed 002, Webhook Overview (prefix); RFC 9110, 15.5 and 15.6. Digits: Assumption: `digestText`"
  },
  {
    "id": "GWR-SIG-005",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "Verifies the bytes that arrived, and not what they mean.",
    "consequence": "a body that nobody signed is taken for a signed one",
    "source": "Seed 001, Parameters (\"the body of the message\"). Assumption: `signedBytes`"
  },
  {
    "id": "GWR-SIG-006",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "Takes every rightly signed body, in whatever way its JSON is written.",
    "consequence": "events are refused, and lost once redelivery ends",
    "source": "Seed 001, Parameters, X-Hub-Signature; seed 002, Webhook Overview; RFC 8259, 2 and 7"
  },
  {
    "id": "GWR-SIG-007",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "Does nothing with a delivery before its signature is verified.",
    "consequence": "a forged event takes effect although it is refused",
    "source": "Seed 002, Webhook Overview (the signature validates integrity and origin); CWE-345"
  },
  {
    "id": "GWR-SIG-008",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "Treats upper-case digits of a digest the same way every time.",
    "consequence": "the same delivery is accepted one time and refused the next",
    "source": "Assumption: `digestText`"
  },
  {
    "id": "GWR-SIG-009",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "Treats two signature headers alike, whichever comes first, without a server error.",
    "consequence": "two servers in a row may disagree about what was signed",
    "source": "RFC 9110, 5.3; CWE-444"
  },
  {
    "id": "GWR-SIG-010",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Reads header names in any case, and is not upset by white space around a value.",
    "consequence": "every delivery that passes such a proxy is refused",
    "source": "RFC 9110, 5.1 and 5.5"
  },
  {
    "id": "GWR-SIG-011",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Tells nothing about the digest that would have been right.",
    "consequence": "an attacker can find the right signature step by step",
    "source": "CWE-208; CWE-209"
  },
  {
    "id": "GWR-SIG-012",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "Verifies each subscription with its own secret, and with no other.",
    "consequence": "anyone with the secret of one channel can forge events of another",
    "source": "Seed 001, Parameters, X-Hub-Signature (\"secret for the channel\"); CWE-345"
  },
  {
    "id": "GWR-SIG-013",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Takes what is signed with a new secret once that is in force, and with the old one for as long as it is.",
    "consequence": "every event is refused after the secret is replaced",
    "source": "Seed 001, Parameters, X-Hub-Signature; RFC 2104, 3 (keys are chosen anew from time to time)"
  },
  {
    "id": "GWR-SIG-014",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Refuses what is signed with a secret that is in force no longer.",
    "consequence": "a leaked secret keeps forging events after it was replaced",
    "source": "RFC 2104, 3; CWE-324"
  },
  {
    "id": "GWR-SIG-015",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Refuses a bad signature with an answer in 4xx, and not with a server error.",
    "consequence": "anyone who knows the URL can set off the alarms of an outage",
    "source": "RFC 9110, 15.5 and 15.6. Assumption: `badSignatureResponse`"
  },
  {
    "id": "GWR-SIG-016",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "Takes the right digest in its documented form alone.",
    "consequence": "one more form has to be kept safe than is needed",
    "source": "Seed 002, Webhook Overview (prefix). Digits: Assumption: `digestText`"
  },
  {
    "id": "GWR-ACK-001",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "Answers a good delivery with exactly 200 OK.",
    "consequence": "the sender redelivers until it gives up",
    "source": "Seed 002, Webhook Overview; seed 001, Responses. Assumption: `redirects`"
  },
  {
    "id": "GWR-ACK-002",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "Answers in the documented form, where it answers in JSON.",
    "consequence": "whoever reads the response cannot tell what became of the delivery",
    "source": "Seed 001, Responses. Assumptions: `responseOnSuccess`, `responseBodyRead`"
  },
  {
    "id": "GWR-ACK-003",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Answers before its sender gives up waiting.",
    "consequence": "the sender gives up, redelivers, and in the end stops",
    "source": "Assumptions: `interactionsSchedule`, `retryTimeoutMeaning`"
  },
  {
    "id": "GWR-ACK-004",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "Takes every documented media type and subtype.",
    "consequence": "all events of a documented channel are lost",
    "source": "Seed 001, Parameters, entity; seed 002 (chat and secure email). Pairs: Assumptions: `mediaTypeOfSubtypes`, `emailSubtypes`"
  },
  {
    "id": "GWR-ACK-005",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "Takes no other method than POST for a delivery.",
    "consequence": "what guards POST alone does not guard the webhook",
    "source": "Seed 002, Webhook Overview (POST); RFC 9110, 9.2.1 and 15.5.6"
  },
  {
    "id": "GWR-ACK-006",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "Answers requests to other paths and with unknown queries without a server error.",
    "consequence": "crawlers fill the error log",
    "source": "RFC 9110, 15.5.5. Assumption: `receiverPath`"
  },
  {
    "id": "GWR-ACK-007",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Takes `application/json` in any case and with any charset.",
    "consequence": "every delivery is refused after a change of the sender",
    "source": "Seed 001, Usage; RFC 9110, 8.3.1; RFC 8259, 11"
  },
  {
    "id": "GWR-ACK-008",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "Takes or refuses other types and encodings of content without a server error.",
    "consequence": "an error in declaring the content is reported as an outage",
    "source": "RFC 9110, 15.5.16"
  },
  {
    "id": "GWR-ACK-009",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "Takes a delivery without X-B3-TraceId.",
    "consequence": "every delivery without a trace ID is lost",
    "source": "Seed 001, Parameters (the header is not required)"
  },
  {
    "id": "GWR-ACK-010",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Takes no notice of headers that it does not know, nor of what a trace id looks like.",
    "consequence": "deliveries are refused because of what a proxy added",
    "source": "RFC 9110, 5.1. Assumption: `traceId`"
  },
  {
    "id": "GWR-ACK-011",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "Acts on an event that it has answered with 200 OK.",
    "consequence": "the event is lost: the sender will not redeliver it",
    "source": "Seed 002 (what is answered with 200 OK is not delivered again)"
  },
  {
    "id": "GWR-ACK-012",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "Answers something else than 200 OK to what it cannot keep, and acts on it when it comes again.",
    "consequence": "all events of an outage are lost",
    "source": "Seed 002, Webhook Overview (what is answered with 200 OK is not delivered again); RFC 9110, 15.6.4"
  },
  {
    "id": "GWR-ACK-013",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "Takes no form, text or markup for a delivery.",
    "consequence": "one more way in is open than is needed",
    "source": "Seed 001, Usage (the body is JSON); RFC 9110, 15.5.16"
  },
  {
    "id": "GWR-PAY-001",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "Answers a signed body that is no JSON object without a server error, and works on.",
    "consequence": "an error of the sender is reported as an outage of the receiver",
    "source": "Seed 001, Parameters, EventsPayload; RFC 9110, 15.5.1; CWE-248"
  },
  {
    "id": "GWR-PAY-002",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Takes a body without any of its optional members.",
    "consequence": "events of installations that leave a member out are lost",
    "source": "Seed 001, Parameters (every member is optional) and the sample"
  },
  {
    "id": "GWR-PAY-003",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "Acts on every event of a delivery.",
    "consequence": "all events of a delivery but some are lost",
    "source": "Seed 001, Parameters, data (a list of events)"
  },
  {
    "id": "GWR-PAY-004",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Acts on the good events of a delivery even if one of them is bad.",
    "consequence": "one odd event takes the good ones of its delivery with it",
    "source": "Seed 001, Parameters, data; seed 002, Webhook Overview (a delivery comes again as a whole)"
  },
  {
    "id": "GWR-PAY-005",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Takes unknown values of event, mediaType and interactionSubtype, and does not take them for others.",
    "consequence": "a new kind of event or channel is redelivered for ever, or changes the wrong thing",
    "source": "RFC 7493, 4.2"
  },
  {
    "id": "GWR-PAY-006",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Ignores members that it does not know.",
    "consequence": "every delivery is refused after a release of the sender",
    "source": "RFC 7493, 4.2"
  },
  {
    "id": "GWR-PAY-007",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "Takes, skips or refuses values of a wrong type or an unusual form without a server error.",
    "consequence": "an error of the sender is reported as an outage of the receiver",
    "source": "CWE-20; RFC 9110, 15.5.1"
  },
  {
    "id": "GWR-PAY-008",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "Keeps texts in any script, and survives escapes that stand for no letter.",
    "consequence": "an odd letter is reported as an outage of the receiver",
    "source": "RFC 8259, 7, 8.1 and 8.2"
  },
  {
    "id": "GWR-PAY-009",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "Takes or refuses bytes that are not UTF-8 without a server error.",
    "consequence": "an error of the sender is reported as an outage of the receiver",
    "source": "RFC 8259, 8.1"
  },
  {
    "id": "GWR-PAY-010",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Has limits of size, depth and numbers, and keeps to them without a server error.",
    "consequence": "one large request takes the receiver down",
    "source": "RFC 8259, 9; RFC 9110, 15.5.14; CWE-400; CWE-674"
  },
  {
    "id": "GWR-PAY-011",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "Survives members that are given twice.",
    "consequence": "two parts of the receiver act on different events",
    "source": "RFC 8259, 4"
  },
  {
    "id": "GWR-PAY-012",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "Is not changed by members that mean something to its language.",
    "consequence": "one delivery changes what all later ones mean",
    "source": "CWE-1321; CWE-502"
  },
  {
    "id": "GWR-PAY-013",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "Keeps texts of a payload inert.",
    "consequence": "a text in a delivery is carried out as a command or a query",
    "source": "CWE-74; CWE-113; CWE-117"
  },
  {
    "id": "GWR-PAY-014",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Keeps a value of mediaType or interactionSubtype that it does not know as it came.",
    "consequence": "customers end up in the wrong channel",
    "source": "RFC 7493, 4.2; CWE-20"
  },
  {
    "id": "GWR-PAY-015",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Takes a list of some hundred events.",
    "consequence": "a large delivery is lost as a whole",
    "source": "Seed 001, Parameters, data (a list without a documented limit)"
  },
  {
    "id": "GWR-PAY-016",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "Takes a signed body of megabytes, or refuses it without a server error.",
    "consequence": "a delivery too large is reported as an outage of the receiver",
    "source": "RFC 9110, 15.5.14; CWE-400"
  },
  {
    "id": "GWR-PAY-017",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Keeps interactions apart whose ids differ, whatever texts they are.",
    "consequence": "an event changes the wrong interaction",
    "source": "Seed 001, Parameters, entity (id); RFC 8259, 8.3"
  },
  {
    "id": "GWR-IDM-001",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "Counts a delivery once that comes again, and answers it with 200 OK.",
    "consequence": "one event counts twice",
    "source": "Seed 002, Webhook Overview (redelivery); RFC 9110, 9.2.2 (POST is not idempotent by itself)"
  },
  {
    "id": "GWR-IDM-002",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "Counts copies once that come at the same time.",
    "consequence": "one event counts twice",
    "source": "Seed 002, Webhook Overview (redelivery); CWE-362"
  },
  {
    "id": "GWR-IDM-003",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Counts a delivery once however late it comes again.",
    "consequence": "an event counts again when it comes late",
    "source": "Seed 002, Webhook Overview (redelivery without a documented end); CWE-294"
  },
  {
    "id": "GWR-IDM-004",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Counts an event once that comes again under another operationId or in other bytes.",
    "consequence": "one event counts twice after a restart of the sender",
    "source": "Seed 001, Parameters (no member is said to be unique but by its entity's id). Assumption: `operationId`"
  },
  {
    "id": "GWR-IDM-005",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Takes new events under an operationId that it knows.",
    "consequence": "every event that shares an operationId is lost",
    "source": "Seed 001, Parameters, EventsPayload. Assumption: `operationId`"
  },
  {
    "id": "GWR-IDM-006",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Counts an event once that stands twice in one delivery or in several.",
    "consequence": "one event counts twice",
    "source": "Seed 001, Parameters, data (a list of events)"
  },
  {
    "id": "GWR-IDM-007",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Tells events apart and knows them again without an operationId.",
    "consequence": "events without an operationId are lost or count twice",
    "source": "Seed 001, Parameters, EventsPayload (operationId is optional)"
  },
  {
    "id": "GWR-IDM-008",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Knows an event again whatever its own clock says.",
    "consequence": "events count twice around a change of the clock",
    "source": "Seed 001, Parameters (nothing that is signed tells the time); RFC 3339, 4"
  },
  {
    "id": "GWR-ORD-001",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "Keeps an interaction finished, whatever comes after its end.",
    "consequence": "a finished interaction is open again, and stays so",
    "source": "Seed 001 (FINISHED: processing was stopped). Assumption: `finishedWaitsForStarted`"
  },
  {
    "id": "GWR-ORD-002",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "Takes an end without a start, and a start without an end.",
    "consequence": "the end of an interaction is lost",
    "source": "Seed 001 (events are sent one by one); seed 002, Webhook Overview (redelivery is limited)"
  },
  {
    "id": "GWR-ORD-003",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "Keeps interactions apart.",
    "consequence": "an event changes the wrong interaction",
    "source": "Seed 001, Parameters, entity (id)"
  },
  {
    "id": "GWR-ORD-004",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "Follows an interaction from STARTED to FINISHED.",
    "consequence": "the state of every interaction is wrong",
    "source": "Seed 001; seed 002 (what the events mean)"
  },
  {
    "id": "GWR-RES-001",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Takes a burst of requests, or puts some off, without losing any.",
    "consequence": "events of a burst are lost",
    "source": "Seed 002, Webhook Overview (redelivery); RFC 9110, 15.6.4"
  },
  {
    "id": "GWR-RES-002",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Acts on every event of a backlog, once.",
    "consequence": "events of an outage are lost or count twice",
    "source": "Seed 002, Webhook Overview (redelivery)"
  },
  {
    "id": "GWR-RES-003",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Answers good deliveries after a flood of forged ones.",
    "consequence": "an attacker can keep real events away",
    "source": "CWE-400; CWE-405"
  },
  {
    "id": "GWR-RES-004",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Takes or refuses large headers without a server error.",
    "consequence": "a header of a proxy is reported as an outage of the receiver",
    "source": "RFC 9110, 5.4; RFC 6585, 5"
  },
  {
    "id": "GWR-RES-005",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Calls no selfUri before the signature is verified.",
    "consequence": "a stranger can make the receiver call any address",
    "source": "Seed 002, Webhook Overview (integrity and origin); CWE-918"
  },
  {
    "id": "GWR-RES-006",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "Calls no selfUri on another host than that of Nexus, and survives any text in its place.",
    "consequence": "the receiver calls, with its credentials, whatever host a delivery names",
    "source": "Seed 001, Parameters, selfUri. Assumption: `selfUri`. CWE-918"
  },
  {
    "id": "GWR-RES-007",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Shows nothing of its code in an answer.",
    "consequence": "a stranger learns how the receiver is built",
    "source": "CWE-209"
  },
  {
    "id": "GWR-RES-008",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Works on, and in time, beside bad and large bodies.",
    "consequence": "one bad or large request holds up all deliveries",
    "source": "CWE-400; CWE-404"
  },
  {
    "id": "GWR-RES-009",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Takes a captured delivery that is sent again without a second effect.",
    "consequence": "an attacker can make an event count again",
    "source": "Seed 001, Parameters (nothing that is signed tells the time); CWE-294"
  },
  {
    "id": "GWR-RES-021",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Follows no redirect of a selfUri to another host.",
    "consequence": "the credentials for Nexus are shown to another host",
    "source": "Seed 001, Parameters, selfUri. Assumption: `selfUri`. CWE-601; CWE-918"
  },
  {
    "id": "GWR-RES-022",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Answers without waiting for what it fetches.",
    "consequence": "deliveries time out whenever Nexus is slow",
    "source": "Assumptions: `interactionsSchedule`, `retryTimeoutMeaning`, `selfUri`"
  },
  {
    "id": "GWR-RES-023",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Asks again, within seconds, for an interaction that Nexus does not know at first.",
    "consequence": "interactions stay unknown that were asked for too early",
    "source": "RFC 9110, 15.5.5 (404 does not tell whether it is for ever). Assumption: `interactionResource`"
  },
  {
    "id": "GWR-RES-024",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "Keeps its secret out of its log.",
    "consequence": "anyone who can read the log can forge events",
    "source": "Seed 002, Webhook Overview (the signature shows the origin); CWE-532"
  },
  {
    "id": "GWR-RES-025",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Keeps what people wrote out of its log.",
    "consequence": "what customers wrote can be read by everyone who can read the log",
    "source": "CWE-532"
  },
  {
    "id": "GWR-RES-026",
    "dialect": "interactions",
    "level": "MUST",
    "sentence": "Shows neither its secret nor the right signature in an answer.",
    "consequence": "anyone who knows the URL can forge events",
    "source": "Seed 002, Webhook Overview (the signature shows the origin); CWE-209"
  },
  {
    "id": "GWR-NET-001",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Takes a body in chunks of any size, with trailers behind it.",
    "consequence": "every delivery that passes such a proxy is lost",
    "source": "RFC 9112, 6.1 and 7.1"
  },
  {
    "id": "GWR-NET-002",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Takes a delivery whose sender waits for 100 Continue.",
    "consequence": "every delivery waits until the sender gives up",
    "source": "RFC 9110, 10.1.1"
  },
  {
    "id": "GWR-NET-003",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Takes a body that comes in pieces, slowly but in time.",
    "consequence": "deliveries over a slow network are lost",
    "source": "RFC 9112, 6.3 and 9.5"
  },
  {
    "id": "GWR-NET-004",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Answers others in time beside idle and slow connections.",
    "consequence": "a few idle connections keep all deliveries waiting",
    "source": "RFC 9112, 9.5; CWE-400; CWE-404"
  },
  {
    "id": "GWR-NET-005",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Does nothing by a body that is not as long as announced.",
    "consequence": "half a delivery is taken for a whole one",
    "source": "RFC 9112, 6.3 and 8"
  },
  {
    "id": "GWR-NET-006",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Takes effect once when its answer is lost or not awaited.",
    "consequence": "one event counts twice, or not at all",
    "source": "Seed 002, Webhook Overview (redelivery); RFC 9110, 9.2.2"
  },
  {
    "id": "GWR-NET-007",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Survives a sender that closes its side of the connection.",
    "consequence": "an event is lost or counts twice",
    "source": "RFC 9112, 9.6"
  },
  {
    "id": "GWR-NET-008",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "Answers requests that come one behind the other over one connection.",
    "consequence": "the answers to deliveries are mixed up",
    "source": "RFC 9112, 9.3.2"
  },
  {
    "id": "GWR-NET-009",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Takes HTTP/1.0, a whole URL in the request line, and a connection for each delivery.",
    "consequence": "every delivery that passes such a proxy is lost",
    "source": "RFC 9110, 2.5; RFC 9112, 3.2.2 and 9.6"
  },
  {
    "id": "GWR-NET-010",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "Takes or refuses odd heads of requests without a server error.",
    "consequence": "two servers in a row may disagree about what was sent",
    "source": "RFC 9112, 2.2, 3.2, 5.2 and 6.3; RFC 9110, 15.5"
  },
  {
    "id": "GWR-NET-011",
    "dialect": "interactions",
    "level": "MAY",
    "sentence": "Takes a delivery under each name of its host.",
    "consequence": "the receiver works in one set-up alone",
    "source": "RFC 9110, 7.2 and 7.4. Assumption: `receiverPath`"
  },
  {
    "id": "GWR-LIF-001",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Keeps what it has answered 200 to when its process is killed or restarted.",
    "consequence": "events that were answered with 200 are lost at a restart",
    "source": "Seed 002, Webhook Overview (what is answered with 200 OK is not redelivered)"
  },
  {
    "id": "GWR-LIF-002",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Counts a delivery once that comes again after a restart.",
    "consequence": "one event counts twice after a restart",
    "source": "Seed 002, Webhook Overview (redelivery); RFC 9110, 9.2.2 (POST is not idempotent by itself)"
  },
  {
    "id": "GWR-LIF-003",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Acts once on a delivery that it was killed over and that comes again.",
    "consequence": "an event is lost or counts twice at a crash",
    "source": "Seed 002, Webhook Overview (redelivery of what got no answer)"
  },
  {
    "id": "GWR-LIF-004",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Starts again after it was killed or asked to end.",
    "consequence": "the receiver stays down until somebody looks",
    "source": "CWE-459 (incomplete cleanup); CWE-667 (improper locking)"
  },
  {
    "id": "GWR-LIF-005",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Counts a delivery once whose first attempt waited while the process stood still.",
    "consequence": "one event counts twice",
    "source": "Seed 002, Webhook Overview (redelivery of what got no answer)"
  },
  {
    "id": "GWR-LIF-006",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Finishes what is under way when it is asked to end, or leaves it without an answer.",
    "consequence": "events are lost at each deployment",
    "source": "Seed 002, Webhook Overview (what is answered with 200 OK is not redelivered)"
  },
  {
    "id": "GWR-LIF-007",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Answers the first delivery after a start in time.",
    "consequence": "the first delivery after each deployment times out",
    "source": "Assumptions: `interactionsSchedule`, `retryTimeoutMeaning`"
  },
  {
    "id": "GWR-LIF-008",
    "dialect": "interactions",
    "level": "SHOULD",
    "sentence": "Lets go of what it has opened for requests that break off.",
    "consequence": "the receiver stops taking connections after some days",
    "source": "CWE-772; CWE-775"
  },
  {
    "id": "GCV-SIG-001",
    "dialect": "conversations",
    "like": "GWR-SIG-001",
    "level": "MUST",
    "sentence": "Takes a delivery whose X-DIXA-SIGNATURE holds `t` and, as `v1`, the HMAC-SHA256 of `t`, a dot and the body under the decoded secretKey.",
    "consequence": "no event is ever received",
    "source": "Dixa webhooks security page (t, a dot, the raw body; the secretKey is decoded from hexadecimal digits). Unit of t: Assumption: `signedTime`"
  },
  {
    "id": "GCV-SIG-002",
    "dialect": "conversations",
    "like": "GWR-SIG-002",
    "level": "MUST",
    "sentence": "Refuses a delivery whose X-DIXA-SIGNATURE is missing or empty.",
    "consequence": "anyone who knows the URL can forge events",
    "source": "Dixa webhooks security page. Answer: Assumption: `badSignatureResponse`"
  },
  {
    "id": "GCV-SIG-003",
    "dialect": "conversations",
    "like": "GWR-SIG-003",
    "level": "MUST",
    "sentence": "Refuses a delivery whose digest is not that of its time and body under its secretKey.",
    "consequence": "anyone who knows the URL can forge events",
    "source": "Dixa webhooks security page; RFC 2104, 2. Answer: Assumption: `badSignatureResponse`"
  },
  {
    "id": "GCV-SIG-004",
    "dialect": "conversations",
    "like": "GWR-SIG-004",
    "level": "MUST",
    "sentence": "Refuses a signature of any other form than `t=`, digits, `,v1=` and 64 hexadecimal digits.",
    "consequence": "anyone who guesses such a value can forge events",
    "source": "Dixa webhooks security page (the form of the header); RFC 9110, 15.5 and 15.6"
  },
  {
    "id": "GCV-SIG-005",
    "dialect": "conversations",
    "like": "GWR-SIG-005",
    "level": "MUST",
    "sentence": "Verifies the bytes that arrived, and not what they mean.",
    "consequence": "a body that nobody signed is taken for a signed one",
    "source": "Dixa webhooks security page (the raw body, unchanged)"
  },
  {
    "id": "GCV-SIG-006",
    "dialect": "conversations",
    "like": "GWR-SIG-006",
    "level": "MUST",
    "sentence": "Takes every rightly signed body, in whatever way its JSON is written.",
    "consequence": "events are refused, and lost once redelivery ends",
    "source": "Dixa webhooks security page; RFC 8259, 2 and 7"
  },
  {
    "id": "GCV-SIG-007",
    "dialect": "conversations",
    "like": "GWR-SIG-007",
    "level": "MUST",
    "sentence": "Does nothing with a delivery before its signature is verified.",
    "consequence": "a forged event takes effect although it is refused",
    "source": "Dixa webhooks security page (the signature shows who sent a request); CWE-345"
  },
  {
    "id": "GCV-SIG-010",
    "dialect": "conversations",
    "like": "GWR-SIG-010",
    "level": "SHOULD",
    "sentence": "Reads header names in any case, and is not upset by white space around a value.",
    "consequence": "every delivery that passes such a proxy is refused",
    "source": "RFC 9110, 5.1 and 5.5"
  },
  {
    "id": "GCV-SIG-011",
    "dialect": "conversations",
    "like": "GWR-SIG-011",
    "level": "SHOULD",
    "sentence": "Tells nothing about the digest that would have been right.",
    "consequence": "an attacker can find the right signature step by step",
    "source": "CWE-208; CWE-209"
  },
  {
    "id": "GCV-SIG-012",
    "dialect": "conversations",
    "like": "GWR-SIG-012",
    "level": "MUST",
    "sentence": "Verifies each subscription with its own secretKey, and with no other.",
    "consequence": "anyone with the secretKey of one subscription can forge events of another",
    "source": "Seed 003 (each subscription has a secretKey); Dixa webhooks security page; CWE-345"
  },
  {
    "id": "GCV-SIG-013",
    "dialect": "conversations",
    "like": "GWR-SIG-013",
    "level": "SHOULD",
    "sentence": "Takes what is signed with a new secret once that is in force, and with the old one for as long as it is.",
    "consequence": "every event is refused after the secret is replaced",
    "source": "Seed 003 (secretKey is generated on creation); RFC 2104, 3. Assumption: `secretKey`"
  },
  {
    "id": "GCV-SIG-014",
    "dialect": "conversations",
    "like": "GWR-SIG-014",
    "level": "SHOULD",
    "sentence": "Refuses what is signed with a secret that is in force no longer.",
    "consequence": "a leaked secret keeps forging events after it was replaced",
    "source": "Seed 003 (secretKey is generated on creation); CWE-324. Assumption: `secretKey`"
  },
  {
    "id": "GCV-SIG-015",
    "dialect": "conversations",
    "like": "GWR-SIG-015",
    "level": "SHOULD",
    "sentence": "Refuses a bad signature with an answer in 4xx, and not with a server error.",
    "consequence": "anyone who knows the URL can set off the alarms of an outage",
    "source": "RFC 9110, 15.5 and 15.6. Assumption: `badSignatureResponse`"
  },
  {
    "id": "GCV-SIG-016",
    "dialect": "conversations",
    "like": "GWR-SIG-016",
    "level": "MAY",
    "sentence": "Takes the right digest in its documented form alone.",
    "consequence": "one more form has to be kept safe than is needed",
    "source": "Seed 002, Webhook Overview (prefix). Digits: Assumption: `digestText`"
  },
  {
    "id": "GCV-SIG-017",
    "dialect": "conversations",
    "level": "SHOULD",
    "sentence": "Refuses a signature whose time is long past.",
    "consequence": "whoever recorded a delivery can send it again for ever",
    "source": "CWE-294. Assumption: `verifyTolerance`"
  },
  {
    "id": "GCV-SIG-018",
    "dialect": "conversations",
    "level": "MAY",
    "sentence": "Refuses a signature whose time is far ahead.",
    "consequence": "a delivery of the future can be replayed until then",
    "source": "CWE-294. Assumption: `verifyTolerance`"
  },
  {
    "id": "GCV-SIG-019",
    "dialect": "conversations",
    "level": "MUST",
    "sentence": "Refuses a delivery whose time is not the one that was signed.",
    "consequence": "whoever recorded a delivery can make it look fresh and send it again",
    "source": "Dixa webhooks security page (t is part of what is signed); CWE-294"
  },
  {
    "id": "GCV-SIG-020",
    "dialect": "conversations",
    "level": "SHOULD",
    "sentence": "Takes a signature whose time is off by half a minute.",
    "consequence": "events are refused whenever a clock is off or the network is slow",
    "source": "Assumption: `verifyTolerance`"
  },
  {
    "id": "GCV-ACK-001",
    "dialect": "conversations",
    "like": "GWR-ACK-001",
    "level": "MUST",
    "sentence": "Answers a good delivery with a success: a status in 2xx.",
    "consequence": "events are delivered again, or lost",
    "source": "Dixa webhooks guide. Assumption: `conversationsSuccess`"
  },
  {
    "id": "GCV-ACK-003",
    "dialect": "conversations",
    "like": "GWR-ACK-003",
    "level": "SHOULD",
    "sentence": "Answers before its sender gives up waiting.",
    "consequence": "the sender gives up, redelivers, and in the end stops",
    "source": "Assumptions: `interactionsSchedule`, `retryTimeoutMeaning`"
  },
  {
    "id": "GCV-ACK-005",
    "dialect": "conversations",
    "like": "GWR-ACK-005",
    "level": "MAY",
    "sentence": "Takes no other method than POST for a delivery.",
    "consequence": "what guards POST alone does not guard the webhook",
    "source": "Seed 002, Webhook Overview (POST); RFC 9110, 9.2.1 and 15.5.6"
  },
  {
    "id": "GCV-ACK-006",
    "dialect": "conversations",
    "like": "GWR-ACK-006",
    "level": "MAY",
    "sentence": "Answers requests to other paths and with unknown queries without a server error.",
    "consequence": "crawlers fill the error log",
    "source": "RFC 9110, 15.5.5. Assumption: `receiverPath`"
  },
  {
    "id": "GCV-ACK-007",
    "dialect": "conversations",
    "like": "GWR-ACK-007",
    "level": "SHOULD",
    "sentence": "Takes `application/json` in any case and with any charset.",
    "consequence": "every delivery is refused after a change of the sender",
    "source": "Seed 001, Usage; RFC 9110, 8.3.1; RFC 8259, 11"
  },
  {
    "id": "GCV-ACK-008",
    "dialect": "conversations",
    "like": "GWR-ACK-008",
    "level": "MAY",
    "sentence": "Takes or refuses other types and encodings of content without a server error.",
    "consequence": "an error in declaring the content is reported as an outage",
    "source": "RFC 9110, 15.5.16"
  },
  {
    "id": "GCV-ACK-011",
    "dialect": "conversations",
    "like": "GWR-ACK-011",
    "level": "MUST",
    "sentence": "Acts on an event that it has answered with 200 OK.",
    "consequence": "the event is lost: the sender will not redeliver it",
    "source": "Dixa webhooks guide (an event is told by a request to the url)"
  },
  {
    "id": "GCV-ACK-012",
    "dialect": "conversations",
    "like": "GWR-ACK-012",
    "level": "MUST",
    "sentence": "Answers something else than 200 OK to what it cannot keep, and acts on it when it comes again.",
    "consequence": "all events of an outage are lost",
    "source": "Dixa webhooks guide. Assumption: `conversationsSuccess`"
  },
  {
    "id": "GCV-ACK-013",
    "dialect": "conversations",
    "like": "GWR-ACK-013",
    "level": "MAY",
    "sentence": "Takes no form, text or markup for a delivery.",
    "consequence": "one more way in is open than is needed",
    "source": "Seed 001, Usage (the body is JSON); RFC 9110, 15.5.16"
  },
  {
    "id": "GCV-ACK-014",
    "dialect": "conversations",
    "level": "SHOULD",
    "sentence": "Answers what it cannot keep for the moment with 408, 429 or a status in 5xx.",
    "consequence": "what could not be stored is refused for good, and lost",
    "source": "Assumption: `conversationsRetries`"
  },
  {
    "id": "GCV-PAY-001",
    "dialect": "conversations",
    "like": "GWR-PAY-001",
    "level": "MAY",
    "sentence": "Answers a signed body that is no JSON object without a server error, and works on.",
    "consequence": "an error of the sender is reported as an outage of the receiver",
    "source": "Seed 001, Parameters, EventsPayload; RFC 9110, 15.5.1; CWE-248"
  },
  {
    "id": "GCV-PAY-002",
    "dialect": "conversations",
    "like": "GWR-PAY-002",
    "level": "SHOULD",
    "sentence": "Takes events without the fields that may be absent or null.",
    "consequence": "events of some channels are refused, and lost",
    "source": "Dixa webhooks payloads page (payloads are dynamic); seed 003 (subject and phone are null)"
  },
  {
    "id": "GCV-PAY-005",
    "dialect": "conversations",
    "like": "GWR-PAY-005",
    "level": "SHOULD",
    "sentence": "Takes an event that it does not know, and not for another one.",
    "consequence": "a new kind of event is refused, or taken for another one",
    "source": "Assumption: `doubtfulEventNames`; Dixa webhooks events page (the list has grown)"
  },
  {
    "id": "GCV-PAY-006",
    "dialect": "conversations",
    "like": "GWR-PAY-006",
    "level": "SHOULD",
    "sentence": "Ignores members that it does not know.",
    "consequence": "every delivery is refused after a release of the sender",
    "source": "Dixa webhooks payloads page (payloads are dynamic); RFC 8259, 4"
  },
  {
    "id": "GCV-PAY-007",
    "dialect": "conversations",
    "like": "GWR-PAY-007",
    "level": "MAY",
    "sentence": "Takes, skips or refuses values of a wrong type or an unusual form without a server error.",
    "consequence": "an error of the sender is reported as an outage of the receiver",
    "source": "CWE-20; RFC 9110, 15.5.1"
  },
  {
    "id": "GCV-PAY-009",
    "dialect": "conversations",
    "like": "GWR-PAY-009",
    "level": "MAY",
    "sentence": "Takes or refuses bytes that are not UTF-8 without a server error.",
    "consequence": "an error of the sender is reported as an outage of the receiver",
    "source": "RFC 8259, 8.1"
  },
  {
    "id": "GCV-PAY-010",
    "dialect": "conversations",
    "like": "GWR-PAY-010",
    "level": "SHOULD",
    "sentence": "Has limits of size, depth and numbers, and keeps to them without a server error.",
    "consequence": "one large request takes the receiver down",
    "source": "RFC 8259, 9; RFC 9110, 15.5.14; CWE-400; CWE-674"
  },
  {
    "id": "GCV-PAY-012",
    "dialect": "conversations",
    "like": "GWR-PAY-012",
    "level": "MAY",
    "sentence": "Is not changed by members that mean something to its language.",
    "consequence": "one delivery changes what all later ones mean",
    "source": "CWE-1321; CWE-502"
  },
  {
    "id": "GCV-PAY-013",
    "dialect": "conversations",
    "like": "GWR-PAY-013",
    "level": "MAY",
    "sentence": "Keeps texts of a payload inert.",
    "consequence": "a text in a delivery is carried out as a command or a query",
    "source": "CWE-74; CWE-113; CWE-117"
  },
  {
    "id": "GCV-PAY-017",
    "dialect": "conversations",
    "like": "GWR-PAY-017",
    "level": "SHOULD",
    "sentence": "Takes ids of any form for texts.",
    "consequence": "events are refused, and lost",
    "source": "Seed 003 (ids of the example are no UUIDs)"
  },
  {
    "id": "GCV-PAY-019",
    "dialect": "conversations",
    "level": "SHOULD",
    "sentence": "Takes every event of the documents.",
    "consequence": "events are refused, and lost, once someone adds them to the subscription",
    "source": "Dixa webhooks events page; payloads: Assumption: `inferredPayloads`"
  },
  {
    "id": "GCV-PAY-020",
    "dialect": "conversations",
    "level": "SHOULD",
    "sentence": "Takes values that it does not know.",
    "consequence": "events of a new channel are refused, and lost",
    "source": "Assumption: `channelNames`; Dixa webhooks payloads page"
  },
  {
    "id": "GCV-PAY-021",
    "dialect": "conversations",
    "level": "SHOULD",
    "sentence": "Takes events that have no conversation.",
    "consequence": "bans are refused, and lost",
    "source": "Dixa webhooks events page; payloads: Assumption: `inferredPayloads`"
  },
  {
    "id": "GCV-PAY-022",
    "dialect": "conversations",
    "level": "MAY",
    "sentence": "Takes another event_version.",
    "consequence": "events are refused, and lost, once the version changes",
    "source": "Dixa webhooks payloads page (event_version is a text); RFC 8259, 7"
  },
  {
    "id": "GCV-PAY-023",
    "dialect": "conversations",
    "level": "SHOULD",
    "sentence": "Takes a message of sixty kilobytes.",
    "consequence": "long messages are refused, and lost",
    "source": "Dixa webhooks payloads page (no limit is given); RFC 9110, 15.5.14"
  },
  {
    "id": "GCV-IDM-001",
    "dialect": "conversations",
    "like": "GWR-IDM-001",
    "level": "MUST",
    "sentence": "Counts an event once, however often it is delivered.",
    "consequence": "one event counts twice",
    "source": "Dixa webhooks guide (the same event may arrive more than once; deduplicate by event_id)"
  },
  {
    "id": "GCV-IDM-002",
    "dialect": "conversations",
    "like": "GWR-IDM-002",
    "level": "MUST",
    "sentence": "Counts an event once that is delivered several times at the same moment.",
    "consequence": "one event counts twice",
    "source": "Dixa webhooks guide (the same event may arrive more than once)"
  },
  {
    "id": "GCV-IDM-003",
    "dialect": "conversations",
    "like": "GWR-IDM-003",
    "level": "SHOULD",
    "sentence": "Counts a delivery once however late it comes again.",
    "consequence": "an event counts again when it comes late",
    "source": "Dixa webhooks guide. Assumption: `conversationsSchedule`"
  },
  {
    "id": "GCV-IDM-004",
    "dialect": "conversations",
    "like": "GWR-IDM-004",
    "level": "SHOULD",
    "sentence": "Counts an event once that comes again under another operationId or in other bytes.",
    "consequence": "one event counts twice after a restart of the sender",
    "source": "Seed 001, Parameters (no member is said to be unique but by its entity's id). Assumption: `operationId`"
  },
  {
    "id": "GCV-IDM-009",
    "dialect": "conversations",
    "level": "MUST",
    "sentence": "Counts events apart that have event_ids of their own.",
    "consequence": "events are taken for duplicates, and lost",
    "source": "Dixa webhooks guide (deduplicate by event_id); Dixa webhooks events page (a rating and its comment are one event each)"
  },
  {
    "id": "GCV-ORD-001",
    "dialect": "conversations",
    "like": "GWR-ORD-001",
    "level": "SHOULD",
    "sentence": "Keeps the status of the newest event by event_timestamp.",
    "consequence": "closed conversations are open again",
    "source": "Dixa webhooks guide (order is best effort); Dixa webhooks payloads page (event_timestamp)"
  },
  {
    "id": "GCV-ORD-002",
    "dialect": "conversations",
    "like": "GWR-ORD-002",
    "level": "MUST",
    "sentence": "Takes an event of a conversation that it does not know.",
    "consequence": "the end of an interaction is lost",
    "source": "Dixa webhooks guide (order is best effort)"
  },
  {
    "id": "GCV-ORD-003",
    "dialect": "conversations",
    "like": "GWR-ORD-003",
    "level": "MUST",
    "sentence": "Keeps conversations apart.",
    "consequence": "events of one conversation change another one",
    "source": "Seed 003 (csid names the conversation)"
  },
  {
    "id": "GCV-ORD-004",
    "dialect": "conversations",
    "like": "GWR-ORD-004",
    "level": "MUST",
    "sentence": "Follows the status of a conversation.",
    "consequence": "conversations stay open for ever",
    "source": "Seed 003 (status of the conversation)"
  },
  {
    "id": "GCV-ORD-005",
    "dialect": "conversations",
    "level": "MUST",
    "sentence": "Processes an event that is older than others that it has had.",
    "consequence": "events that come late are lost",
    "source": "Dixa webhooks guide (order is best effort)"
  },
  {
    "id": "GCV-RES-001",
    "dialect": "conversations",
    "like": "GWR-RES-001",
    "level": "SHOULD",
    "sentence": "Takes a burst of requests, or puts some off, without losing any.",
    "consequence": "events of a burst are lost",
    "source": "Seed 002, Webhook Overview (redelivery); RFC 9110, 15.6.4"
  },
  {
    "id": "GCV-RES-002",
    "dialect": "conversations",
    "like": "GWR-RES-002",
    "level": "SHOULD",
    "sentence": "Acts on every event of a backlog, once.",
    "consequence": "events of an outage are lost or count twice",
    "source": "Seed 002, Webhook Overview (redelivery)"
  },
  {
    "id": "GCV-RES-003",
    "dialect": "conversations",
    "like": "GWR-RES-003",
    "level": "SHOULD",
    "sentence": "Answers good deliveries after a flood of forged ones.",
    "consequence": "an attacker can keep real events away",
    "source": "CWE-400; CWE-405"
  },
  {
    "id": "GCV-RES-004",
    "dialect": "conversations",
    "like": "GWR-RES-004",
    "level": "SHOULD",
    "sentence": "Takes or refuses large headers without a server error.",
    "consequence": "a header of a proxy is reported as an outage of the receiver",
    "source": "RFC 9110, 5.4; RFC 6585, 5"
  },
  {
    "id": "GCV-RES-007",
    "dialect": "conversations",
    "like": "GWR-RES-007",
    "level": "SHOULD",
    "sentence": "Shows nothing of its code in an answer.",
    "consequence": "a stranger learns how the receiver is built",
    "source": "CWE-209"
  },
  {
    "id": "GCV-RES-009",
    "dialect": "conversations",
    "like": "GWR-RES-009",
    "level": "SHOULD",
    "sentence": "Takes a captured delivery that is sent again without a second effect.",
    "consequence": "an attacker can make an event count again",
    "source": "Seed 001, Parameters (nothing that is signed tells the time); CWE-294"
  },
  {
    "id": "GCV-RES-024",
    "dialect": "conversations",
    "like": "GWR-RES-024",
    "level": "MUST",
    "sentence": "Keeps its secret out of its log.",
    "consequence": "anyone who can read the log can forge events",
    "source": "Seed 003 (the secretKey signs); CWE-532"
  },
  {
    "id": "GCV-RES-026",
    "dialect": "conversations",
    "like": "GWR-RES-026",
    "level": "MUST",
    "sentence": "Shows neither its secret nor the right signature in an answer.",
    "consequence": "anyone who knows the URL can forge events",
    "source": "Dixa webhooks security page; CWE-209"
  },
  {
    "id": "GCV-NET-001",
    "dialect": "conversations",
    "like": "GWR-NET-001",
    "level": "SHOULD",
    "sentence": "Takes a body in chunks of any size, with trailers behind it.",
    "consequence": "every delivery that passes such a proxy is lost",
    "source": "RFC 9112, 6.1 and 7.1"
  },
  {
    "id": "GCV-NET-002",
    "dialect": "conversations",
    "like": "GWR-NET-002",
    "level": "SHOULD",
    "sentence": "Takes a delivery whose sender waits for 100 Continue.",
    "consequence": "every delivery waits until the sender gives up",
    "source": "RFC 9110, 10.1.1"
  },
  {
    "id": "GCV-NET-003",
    "dialect": "conversations",
    "like": "GWR-NET-003",
    "level": "SHOULD",
    "sentence": "Takes a body that comes in pieces, slowly but in time.",
    "consequence": "deliveries over a slow network are lost",
    "source": "RFC 9112, 6.3 and 9.5"
  },
  {
    "id": "GCV-NET-004",
    "dialect": "conversations",
    "like": "GWR-NET-004",
    "level": "SHOULD",
    "sentence": "Answers others in time beside idle and slow connections.",
    "consequence": "a few idle connections keep all deliveries waiting",
    "source": "RFC 9112, 9.5; CWE-400; CWE-404"
  },
  {
    "id": "GCV-NET-005",
    "dialect": "conversations",
    "like": "GWR-NET-005",
    "level": "SHOULD",
    "sentence": "Does nothing by a body that is not as long as announced.",
    "consequence": "half a delivery is taken for a whole one",
    "source": "RFC 9112, 6.3 and 8"
  },
  {
    "id": "GCV-NET-006",
    "dialect": "conversations",
    "like": "GWR-NET-006",
    "level": "SHOULD",
    "sentence": "Takes effect once when its answer is lost or not awaited.",
    "consequence": "one event counts twice, or not at all",
    "source": "Seed 002, Webhook Overview (redelivery); RFC 9110, 9.2.2"
  },
  {
    "id": "GCV-NET-007",
    "dialect": "conversations",
    "like": "GWR-NET-007",
    "level": "SHOULD",
    "sentence": "Survives a sender that closes its side of the connection.",
    "consequence": "an event is lost or counts twice",
    "source": "RFC 9112, 9.6"
  },
  {
    "id": "GCV-NET-008",
    "dialect": "conversations",
    "like": "GWR-NET-008",
    "level": "MAY",
    "sentence": "Answers requests that come one behind the other over one connection.",
    "consequence": "the answers to deliveries are mixed up",
    "source": "RFC 9112, 9.3.2"
  },
  {
    "id": "GCV-NET-009",
    "dialect": "conversations",
    "like": "GWR-NET-009",
    "level": "SHOULD",
    "sentence": "Takes HTTP/1.0, a whole URL in the request line, and a connection for each delivery.",
    "consequence": "every delivery that passes such a proxy is lost",
    "source": "RFC 9110, 2.5; RFC 9112, 3.2.2 and 9.6"
  },
  {
    "id": "GCV-NET-010",
    "dialect": "conversations",
    "like": "GWR-NET-010",
    "level": "MAY",
    "sentence": "Takes or refuses odd heads of requests without a server error.",
    "consequence": "two servers in a row may disagree about what was sent",
    "source": "RFC 9112, 2.2, 3.2, 5.2 and 6.3; RFC 9110, 15.5"
  },
  {
    "id": "GCV-NET-011",
    "dialect": "conversations",
    "like": "GWR-NET-011",
    "level": "MAY",
    "sentence": "Takes a delivery under each name of its host.",
    "consequence": "the receiver works in one set-up alone",
    "source": "RFC 9110, 7.2 and 7.4. Assumption: `receiverPath`"
  },
  {
    "id": "GCV-LIF-001",
    "dialect": "conversations",
    "like": "GWR-LIF-001",
    "level": "SHOULD",
    "sentence": "Keeps what it has answered 200 to when its process is killed or restarted.",
    "consequence": "events that were answered with 200 are lost at a restart",
    "source": "Seed 002, Webhook Overview (what is answered with 200 OK is not redelivered)"
  },
  {
    "id": "GCV-LIF-002",
    "dialect": "conversations",
    "like": "GWR-LIF-002",
    "level": "SHOULD",
    "sentence": "Counts a delivery once that comes again after a restart.",
    "consequence": "one event counts twice after a restart",
    "source": "Seed 002, Webhook Overview (redelivery); RFC 9110, 9.2.2 (POST is not idempotent by itself)"
  },
  {
    "id": "GCV-LIF-003",
    "dialect": "conversations",
    "like": "GWR-LIF-003",
    "level": "SHOULD",
    "sentence": "Acts once on a delivery that it was killed over and that comes again.",
    "consequence": "an event is lost or counts twice at a crash",
    "source": "Seed 002, Webhook Overview (redelivery of what got no answer)"
  },
  {
    "id": "GCV-LIF-004",
    "dialect": "conversations",
    "like": "GWR-LIF-004",
    "level": "SHOULD",
    "sentence": "Starts again after it was killed or asked to end.",
    "consequence": "the receiver stays down until somebody looks",
    "source": "CWE-459 (incomplete cleanup); CWE-667 (improper locking)"
  },
  {
    "id": "GCV-LIF-005",
    "dialect": "conversations",
    "like": "GWR-LIF-005",
    "level": "SHOULD",
    "sentence": "Counts a delivery once whose first attempt waited while the process stood still.",
    "consequence": "one event counts twice",
    "source": "Seed 002, Webhook Overview (redelivery of what got no answer)"
  },
  {
    "id": "GCV-LIF-006",
    "dialect": "conversations",
    "like": "GWR-LIF-006",
    "level": "SHOULD",
    "sentence": "Finishes what is under way when it is asked to end, or leaves it without an answer.",
    "consequence": "events are lost at each deployment",
    "source": "Seed 002, Webhook Overview (what is answered with 200 OK is not redelivered)"
  },
  {
    "id": "GCV-LIF-007",
    "dialect": "conversations",
    "like": "GWR-LIF-007",
    "level": "SHOULD",
    "sentence": "Answers the first delivery after a start in time.",
    "consequence": "the first delivery after each deployment times out",
    "source": "Assumptions: `interactionsSchedule`, `retryTimeoutMeaning`"
  },
  {
    "id": "GCV-LIF-008",
    "dialect": "conversations",
    "like": "GWR-LIF-008",
    "level": "SHOULD",
    "sentence": "Lets go of what it has opened for requests that break off.",
    "consequence": "the receiver stops taking connections after some days",
    "source": "CWE-772; CWE-775"
  },
  {
    "id": "GCO-SIG-001",
    "dialect": "open-messaging",
    "like": "GWR-SIG-001",
    "level": "MUST",
    "sentence": "Accepts a request whose X-Hub-Signature-256 is `sha256=` and the HMAC-SHA256 of its body under the text of the token, in padded base64.",
    "consequence": "no event is ever received",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (header, recipe, base64)"
  },
  {
    "id": "GCO-SIG-002",
    "dialect": "open-messaging",
    "like": "GWR-SIG-002",
    "level": "MUST",
    "sentence": "Rejects a request whose X-Hub-Signature-256 is missing or empty.",
    "consequence": "anyone who knows the URL can forge messages",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (the header accompanies all requests). Answer: Assumption: `badSignatureResponse`"
  },
  {
    "id": "GCO-SIG-003",
    "dialect": "open-messaging",
    "like": "GWR-SIG-003",
    "level": "MUST",
    "sentence": "Rejects a request whose digest is not that of its body under its token.",
    "consequence": "anyone who knows the URL can forge messages",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (throw such a request away). Answer: Assumption: `badSignatureResponse`"
  },
  {
    "id": "GCO-SIG-004",
    "dialect": "open-messaging",
    "like": "GWR-SIG-004",
    "level": "MUST",
    "sentence": "Rejects a signature of any other form than `sha256=` and 44 characters of base64, without a server error.",
    "consequence": "anyone can forge messages, or have a request repeated five times",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (form of the header; 5xx is sent again)"
  },
  {
    "id": "GCO-SIG-006",
    "dialect": "open-messaging",
    "like": "GWR-SIG-006",
    "level": "SHOULD",
    "sentence": "Accepts every rightly signed body, in whatever way its JSON is written.",
    "consequence": "messages are rejected, and the end user never gets them",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications; RFC 8259, 2 and 7. Assumption: `openSignedBytes`"
  },
  {
    "id": "GCO-SIG-007",
    "dialect": "open-messaging",
    "like": "GWR-SIG-007",
    "level": "MUST",
    "sentence": "Does nothing with a request before its signature is verified.",
    "consequence": "a forged message reaches the end user although it was rejected",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (verify, then process); CWE-345"
  },
  {
    "id": "GCO-SIG-010",
    "dialect": "open-messaging",
    "like": "GWR-SIG-010",
    "level": "SHOULD",
    "sentence": "Reads header names in any case, and is not upset by white space around a value.",
    "consequence": "every delivery that passes such a proxy is refused",
    "source": "RFC 9110, 5.1 and 5.5"
  },
  {
    "id": "GCO-SIG-011",
    "dialect": "open-messaging",
    "like": "GWR-SIG-011",
    "level": "SHOULD",
    "sentence": "Tells nothing about the digest that would have been right.",
    "consequence": "an attacker can find the right signature step by step",
    "source": "CWE-208; CWE-209"
  },
  {
    "id": "GCO-SIG-013",
    "dialect": "open-messaging",
    "like": "GWR-SIG-013",
    "level": "SHOULD",
    "sentence": "Takes what is signed with a new secret once that is in force, and with the old one for as long as it is.",
    "consequence": "every event is refused after the secret is replaced",
    "source": "Genesys Cloud Platform API, PATCH of an open messaging integration (the token can be set); RFC 2104, 3"
  },
  {
    "id": "GCO-SIG-014",
    "dialect": "open-messaging",
    "like": "GWR-SIG-014",
    "level": "SHOULD",
    "sentence": "Refuses what is signed with a secret that is in force no longer.",
    "consequence": "a leaked secret keeps forging events after it was replaced",
    "source": "Genesys Cloud Platform API, PATCH of an open messaging integration (the token can be set); CWE-324"
  },
  {
    "id": "GCO-SIG-015",
    "dialect": "open-messaging",
    "like": "GWR-SIG-015",
    "level": "SHOULD",
    "sentence": "Rejects a bad signature with a status that is not tried again, and not with a server error.",
    "consequence": "a forged request is sent five times more, and looks like an outage",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (429 and 5xx are sent again). Assumption: `badSignatureResponse`"
  },
  {
    "id": "GCO-SIG-016",
    "dialect": "open-messaging",
    "like": "GWR-SIG-016",
    "level": "MAY",
    "sentence": "Accepts the right digest in base64 alone.",
    "consequence": "one more form has to be kept safe than is needed",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (base64)"
  },
  {
    "id": "GCO-SIG-020",
    "dialect": "open-messaging",
    "level": "MUST",
    "sentence": "Verifies receipts and typing events as strictly as messages.",
    "consequence": "a forged receipt shows a lost message as delivered",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (the header accompanies all requests)"
  },
  {
    "id": "GCO-ACK-001",
    "dialect": "open-messaging",
    "like": "GWR-ACK-001",
    "level": "MUST",
    "sentence": "Responds with 2xx to every signed message, receipt and typing event.",
    "consequence": "messages fail, or are sent five times more",
    "source": "Genesys Cloud developer forum, thread 30668, an answer by Genesys staff (2xx accepts a message); Genesys Cloud Developer Center, Validate webhook notifications (all webhook requests)"
  },
  {
    "id": "GCO-ACK-003",
    "dialect": "open-messaging",
    "like": "GWR-ACK-003",
    "level": "MUST",
    "sentence": "Responds within ten seconds.",
    "consequence": "messages are sent again although they were processed",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (10 seconds)"
  },
  {
    "id": "GCO-ACK-005",
    "dialect": "open-messaging",
    "like": "GWR-ACK-005",
    "level": "MAY",
    "sentence": "Takes no other method than POST for a delivery.",
    "consequence": "what guards POST alone does not guard the webhook",
    "source": "Seed 002, Webhook Overview (POST); RFC 9110, 9.2.1 and 15.5.6"
  },
  {
    "id": "GCO-ACK-006",
    "dialect": "open-messaging",
    "like": "GWR-ACK-006",
    "level": "MAY",
    "sentence": "Answers requests to other paths and with unknown queries without a server error.",
    "consequence": "crawlers fill the error log",
    "source": "RFC 9110, 15.5.5. Assumption: `receiverPath`"
  },
  {
    "id": "GCO-ACK-010",
    "dialect": "open-messaging",
    "like": "GWR-ACK-010",
    "level": "SHOULD",
    "sentence": "Takes no notice of headers that it does not know, nor of what a trace id looks like.",
    "consequence": "deliveries are refused because of what a proxy added",
    "source": "RFC 9110, 5.1. Assumption: `traceId`"
  },
  {
    "id": "GCO-ACK-011",
    "dialect": "open-messaging",
    "like": "GWR-ACK-011",
    "level": "MUST",
    "sentence": "Processes a message that it has accepted.",
    "consequence": "the agent believes that the end user has a message that was lost",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (only a timeout, 429 and 5xx are sent again)"
  },
  {
    "id": "GCO-ACK-012",
    "dialect": "open-messaging",
    "like": "GWR-ACK-012",
    "level": "MUST",
    "sentence": "Responds with 429 or 5xx to a message that it cannot keep, and processes it when it is sent again.",
    "consequence": "messages are lost in every outage",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (retryable responses)"
  },
  {
    "id": "GCO-IDM-001",
    "dialect": "open-messaging",
    "like": "GWR-IDM-001",
    "level": "MUST",
    "sentence": "Processes a message once that is delivered again, and responds with 2xx.",
    "consequence": "the end user gets a message up to six times",
    "source": "Genesys Cloud Developer Center, Open messaging outbound messages (id and time are unique together); Genesys Cloud Developer Center, Validate webhook notifications (retries)"
  },
  {
    "id": "GCO-IDM-002",
    "dialect": "open-messaging",
    "like": "GWR-IDM-002",
    "level": "SHOULD",
    "sentence": "Processes a message once whose copies arrive at the same time.",
    "consequence": "the end user gets a message twice",
    "source": "Genesys Cloud Developer Center, Open messaging outbound messages (id and time are unique together); CWE-362"
  },
  {
    "id": "GCO-IDM-020",
    "dialect": "open-messaging",
    "level": "MUST",
    "sentence": "Processes messages with different ids, however alike they are.",
    "consequence": "the second of two equal messages is lost",
    "source": "Genesys Cloud Developer Center, Open messaging outbound messages (id and time are unique together)"
  },
  {
    "id": "GCO-PAY-001",
    "dialect": "open-messaging",
    "like": "GWR-PAY-001",
    "level": "MAY",
    "sentence": "Answers a signed body that is no JSON object without a server error, and works on.",
    "consequence": "the same bytes are sent five times more",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (5xx is sent again); RFC 9110, 15.5.1; CWE-248"
  },
  {
    "id": "GCO-PAY-003",
    "dialect": "open-messaging",
    "level": "MAY",
    "sentence": "Survives fields of a wrong type.",
    "consequence": "one wrong message is sent five times more, or ends the process",
    "source": "Genesys Cloud schema OpenOutboundNormalizedMessage (types); CWE-20; CWE-248"
  },
  {
    "id": "GCO-PAY-005",
    "dialect": "open-messaging",
    "like": "GWR-PAY-005",
    "level": "SHOULD",
    "sentence": "Accepts unknown types, contents, events and codes, and does not take them for others.",
    "consequence": "a new kind of message fails, and with it the conversation",
    "source": "Genesys Cloud schema OpenOutboundNormalizedMessage (additionalProperties; typing events came after it); RFC 7493, 4.2"
  },
  {
    "id": "GCO-PAY-006",
    "dialect": "open-messaging",
    "like": "GWR-PAY-006",
    "level": "MUST",
    "sentence": "Ignores fields that it does not know.",
    "consequence": "every message is rejected after a release of Genesys Cloud",
    "source": "Genesys Cloud schema OpenOutboundNormalizedMessage (additionalProperties); RFC 7493, 4.2"
  },
  {
    "id": "GCO-PAY-021",
    "dialect": "open-messaging",
    "level": "SHOULD",
    "sentence": "Accepts a message without optional fields.",
    "consequence": "messages of an older or newer form fail",
    "source": "Genesys Cloud schema OpenOutboundNormalizedMessage (nothing is required). Assumption: `openConversationId`"
  },
  {
    "id": "GCO-RES-001",
    "dialect": "open-messaging",
    "like": "GWR-RES-001",
    "level": "SHOULD",
    "sentence": "Takes a burst of requests, or puts some off, without losing any.",
    "consequence": "events of a burst are lost",
    "source": "Seed 002, Webhook Overview (redelivery); RFC 9110, 15.6.4"
  },
  {
    "id": "GCO-RES-003",
    "dialect": "open-messaging",
    "like": "GWR-RES-003",
    "level": "SHOULD",
    "sentence": "Answers good deliveries after a flood of forged ones.",
    "consequence": "an attacker can keep real events away",
    "source": "CWE-400; CWE-405"
  },
  {
    "id": "GCO-RES-009",
    "dialect": "open-messaging",
    "like": "GWR-RES-009",
    "level": "SHOULD",
    "sentence": "Takes a captured delivery that is sent again without a second effect.",
    "consequence": "an attacker can make an event count again",
    "source": "Genesys Cloud Developer Center, Validate webhook notifications (nothing but the body is signed); CWE-294"
  },
  {
    "id": "GCO-NET-003",
    "dialect": "open-messaging",
    "like": "GWR-NET-003",
    "level": "SHOULD",
    "sentence": "Takes a body that comes in pieces, slowly but in time.",
    "consequence": "deliveries over a slow network are lost",
    "source": "RFC 9112, 6.3 and 9.5"
  },
  {
    "id": "GCO-NET-004",
    "dialect": "open-messaging",
    "like": "GWR-NET-004",
    "level": "SHOULD",
    "sentence": "Answers others in time beside idle and slow connections.",
    "consequence": "a few idle connections keep all deliveries waiting",
    "source": "RFC 9112, 9.5; CWE-400; CWE-404"
  },
  {
    "id": "GCO-NET-005",
    "dialect": "open-messaging",
    "like": "GWR-NET-005",
    "level": "SHOULD",
    "sentence": "Does nothing by a body that is not as long as announced.",
    "consequence": "half a delivery is taken for a whole one",
    "source": "RFC 9112, 6.3 and 8"
  },
  {
    "id": "GCO-NET-006",
    "dialect": "open-messaging",
    "like": "GWR-NET-006",
    "level": "SHOULD",
    "sentence": "Takes effect once when its answer is lost or not awaited.",
    "consequence": "one event counts twice, or not at all",
    "source": "Seed 002, Webhook Overview (redelivery); RFC 9110, 9.2.2"
  },
  {
    "id": "GCO-LIF-001",
    "dialect": "open-messaging",
    "like": "GWR-LIF-001",
    "level": "SHOULD",
    "sentence": "Keeps what it has answered 200 to when its process is killed or restarted.",
    "consequence": "events that were answered with 200 are lost at a restart",
    "source": "Seed 002, Webhook Overview (what is answered with 200 OK is not redelivered)"
  },
  {
    "id": "GCO-LIF-002",
    "dialect": "open-messaging",
    "like": "GWR-LIF-002",
    "level": "SHOULD",
    "sentence": "Counts a delivery once that comes again after a restart.",
    "consequence": "one event counts twice after a restart",
    "source": "Seed 002, Webhook Overview (redelivery); RFC 9110, 9.2.2 (POST is not idempotent by itself)"
  },
  {
    "id": "GCO-LIF-004",
    "dialect": "open-messaging",
    "like": "GWR-LIF-004",
    "level": "SHOULD",
    "sentence": "Starts again after it was killed or asked to end.",
    "consequence": "the receiver stays down until somebody looks",
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
        "the pair of event and interaction id",
        "the event_id"
      ],
      [
        "its name and the id of its interaction",
        "its event_id"
      ],
      [
        "The operationId",
        "The event_id"
      ],
      [
        "the operationId",
        "the event_id"
      ],
      [
        "answers 200 OK to",
        "answers with success to"
      ],
      [
        "answers something else than 200",
        "answers with no success"
      ],
      [
        "answered with 200 OK",
        "answered with success"
      ],
      [
        "answered with 200",
        "answered with success"
      ],
      [
        "answered 200",
        "answered with success"
      ],
      [
        "it has answered 200 to",
        "it has answered with success"
      ],
      [
        "the answer is 200",
        "the answer is a success"
      ],
      [
        "an interaction",
        "a conversation"
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
        "what the sender sends"
      ]
    ],
    "scenarios": [
      "delivery/accepts-json-with-a-charset",
      "delivery/acts-on-what-comes-again-after-an-outage",
      "delivery/answers-200-to-a-redelivery",
      "delivery/answers-in-time",
      "delivery/answers-no-200-while-it-can-keep-nothing",
      "delivery/does-nothing-on-reading-requests",
      "delivery/needs-no-second-attempt",
      "delivery/survives-a-compressed-body",
      "delivery/survives-a-missing-content-type",
      "delivery/survives-an-untrue-content-encoding",
      "delivery/survives-another-content-type",
      "delivery/survives-requests-to-other-paths",
      "delivery/takes-no-form-for-a-delivery",
      "delivery/takes-no-other-method-for-a-delivery",
      "lifecycle/acts-once-on-what-it-was-killed-over",
      "lifecycle/answers-the-first-delivery-after-a-start-in-time",
      "lifecycle/finishes-or-leaves-what-is-under-way-when-it-is-stopped",
      "lifecycle/finishes-what-it-was-killed-in-the-midst-of",
      "lifecycle/keeps-what-it-answered-for",
      "lifecycle/lets-go-of-requests-that-break-off",
      "lifecycle/loses-and-doubles-nothing-in-a-burst",
      "lifecycle/processes-what-came-while-it-was-away",
      "order/accepts-an-end-without-a-start",
      "order/counts-a-redelivery-in-other-bytes-once",
      "order/counts-a-redelivery-once",
      "order/counts-copies-that-come-at-once-once",
      "order/counts-once-what-comes-again-days-later",
      "order/counts-once-what-comes-before-during-and-after-an-outage",
      "payload/stops-reading-at-a-limit",
      "resilience/answers-after-a-flood-of-forgeries",
      "resilience/keeps-its-secret-out-of-its-log",
      "resilience/shows-nothing-of-itself-in-errors",
      "resilience/survives-large-headers",
      "resilience/survives-many-headers",
      "resilience/takes-a-burst-of-deliveries",
      "signature/accepts-both-secrets-during-a-rotation",
      "signature/accepts-header-names-in-any-case",
      "signature/accepts-the-new-secret-after-a-rotation",
      "signature/accepts-what-is-sent-again-with-a-signature",
      "signature/refuses-a-base64-digest",
      "signature/refuses-a-changed-body",
      "signature/refuses-a-flipped-bit",
      "signature/refuses-a-malformed-digest",
      "signature/refuses-a-missing-signature",
      "signature/refuses-a-rewritten-body",
      "signature/refuses-an-empty-secret",
      "signature/refuses-an-empty-signature",
      "signature/refuses-the-old-secret-after-a-rotation",
      "signature/refuses-what-was-signed-after-decoding",
      "signature/refuses-with-an-answer-in-4xx",
      "signature/survives-white-space-around-the-signature",
      "signature/verifies-each-subscription-with-its-own-secret",
      "wire/accepts-a-slow-body",
      "wire/accepts-other-forms-of-a-request",
      "wire/accepts-the-other-name-of-its-host",
      "wire/acts-on-what-broke-off-when-it-comes-again",
      "wire/answers-others-beside-idle-connections",
      "wire/answers-others-beside-slow-bodies",
      "wire/answers-others-beside-slow-headers",
      "wire/answers-pipelined-requests",
      "wire/asks-for-the-body-with-100",
      "wire/counts-once-what-lost-its-answer",
      "wire/counts-once-what-was-given-up-too-early",
      "wire/counts-once-what-was-reset-after-its-body",
      "wire/does-nothing-by-a-body-announced-as-shorter",
      "wire/does-nothing-by-a-body-cut-short",
      "wire/survives-a-half-closed-connection",
      "wire/survives-odd-lines-in-a-head"
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
        "the pair of event and interaction id",
        "the id of the message"
      ],
      [
        "its name and the id of its interaction",
        "its id"
      ],
      [
        "The operationId",
        "The id"
      ],
      [
        "the operationId",
        "the id"
      ],
      [
        "answers 200 OK to",
        "answers with success to"
      ],
      [
        "answers something else than 200",
        "answers with no success"
      ],
      [
        "answered with 200 OK",
        "answered with success"
      ],
      [
        "answered with 200",
        "answered with success"
      ],
      [
        "answered 200",
        "answered with success"
      ],
      [
        "it has answered 200 to",
        "it has answered with success"
      ],
      [
        "the answer is 200",
        "the answer is a success"
      ],
      [
        "an interaction",
        "a message"
      ],
      [
        "interactions",
        "messages"
      ],
      [
        "interaction",
        "message"
      ]
    ],
    "scenarios": [
      "delivery/answers-in-time",
      "delivery/needs-no-second-attempt",
      "delivery/survives-requests-to-other-paths",
      "delivery/takes-no-other-method-for-a-delivery",
      "lifecycle/keeps-what-it-answered-for",
      "order/counts-copies-that-come-at-once-once",
      "resilience/answers-after-a-flood-of-forgeries",
      "resilience/takes-a-burst-of-deliveries",
      "signature/accepts-both-secrets-during-a-rotation",
      "signature/accepts-header-names-in-any-case",
      "signature/accepts-what-is-sent-again-with-a-signature",
      "signature/refuses-a-changed-body",
      "signature/refuses-a-flipped-bit",
      "signature/refuses-a-missing-signature",
      "signature/refuses-an-empty-secret",
      "signature/refuses-an-empty-signature",
      "signature/refuses-the-old-secret-after-a-rotation",
      "signature/refuses-with-an-answer-in-4xx",
      "signature/survives-white-space-around-the-signature",
      "wire/accepts-a-slow-body",
      "wire/answers-others-beside-slow-bodies",
      "wire/counts-once-what-was-given-up-too-early",
      "wire/does-nothing-by-a-body-cut-short"
    ]
  }
} as const
