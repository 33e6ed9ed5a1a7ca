// Made from the specs by `npm run generate`; do not edit.
export interface paths {
    "/_mock/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check whether the mock accepts requests */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish one event
         * @description Without `interaction` a new one is generated; with a known id the event continues that interaction.
         */
        post: operations["publishEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/interactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Play a whole life cycle
         * @description Created, queued, started, assigned, messages, finished, closed: one event per `pace` of the mock's clock. If a subscription has open messages, those of one conversation follow; if no subscription has other events, only they are played.
         */
        post: operations["playInteraction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List deliveries, oldest first */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The ID from the response to the publish call. */
                deliveryId: components["parameters"]["deliveryId"];
            };
            cookie?: never;
        };
        /** Show one delivery with its attempts */
        get: operations["getDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/deliveries/{deliveryId}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The ID from the response to the publish call. */
                deliveryId: components["parameters"]["deliveryId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Redeliver now
         * @description Sends the same bytes in further attempts, with all retries available again; `faults` replace those of the delivery.
         */
        post: operations["redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/deliveries/{deliveryId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The ID from the response to the publish call. */
                deliveryId: components["parameters"]["deliveryId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a delivery that has not settled
         * @description An attempt in flight is awaited; if it succeeds, the delivery is delivered.
         */
        post: operations["cancelDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the journal, oldest first */
        get: operations["readJournal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what the live page shows, one row per delivery
         * @description Returns the state of the deliveries after the entry `seq` of the journal, oldest first, without bodies and headers. A client that follows the stream after `seq` misses nothing. Numbers called `after`, `took`, `due`, `from` and `to` are milliseconds of the mock's clock; the response is compressed where the client accepts that.
         */
        get: operations["readTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow the journal as server-sent events
         * @description The id of each event is its number; `Last-Event-ID` or `after` resumes after it without gaps or duplicates. Without either, the stream begins with the next entry. It is written as fast as the client reads. A client that falls behind the oldest entry in the journal gets a last event `lagged`, whose id says where to resume, and the stream ends.
         */
        get: operations["streamJournal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write a note into the journal
         * @description Explains to viewers what they see: the title of a section, which the page draws on its timeline, or a sentence below it. Notes have no other effect.
         */
        post: operations["addNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the time */
        get: operations["readClock"];
        put?: never;
        /**
         * Advance the clock or change its mode
         * @description Advancing runs everything that becomes due on the way and waits for attempts in flight. Of two calls at the same time the second starts where the first ends.
         */
        post: operations["setClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the standing faults
         * @description Each with the number of times it fired, in the order in which they were set.
         */
        get: operations["listFaults"];
        /**
         * Replace the standing faults
         * @description They fire on deliveries or in the emulated API until they are replaced or cleared. The same seed fires them on the same deliveries, however many are in flight; `count` is used up in the order in which attempts are due.
         */
        put: operations["setFaults"];
        /**
         * Add a standing fault
         * @description The existing ones stay, and keep counting.
         */
        post: operations["addFault"];
        /** Remove all standing faults */
        delete: operations["clearFaults"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/faults/{faultId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The ID from the list. */
                faultId: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove one standing fault
         * @description The others stay, and keep counting.
         */
        delete: operations["removeFault"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/fault-catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List every available fault
         * @description What each fault does, what a correct receiver or client does under it, and its parameters, like `mock-genesys faults list`.
         */
        get: operations["listFaultCatalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/retry-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the retry policy */
        get: operations["readRetryPolicy"];
        /**
         * Set the retry policy
         * @description For every subscription without its own policy. It applies to later decisions and attempts; retries that are already scheduled keep their times. A reset restores the policy at start.
         */
        put: operations["setRetryPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the subscriptions
         * @description As the mock stores them, with their secrets, whatever faults or assumptions change in the responses of the emulated API. To create, change and delete them, use that API, under /v1/webhooks.
         */
        get: operations["listSubscriptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/subscriptions/{subscriptionId}/retry-policy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The ID from the list. */
                subscriptionId: string;
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Set the retry policy of one subscription
         * @description Settings that it does not contain come from the general policy.
         */
        put: operations["setOwnRetryPolicy"];
        post?: never;
        /** Remove the retry policy of one subscription */
        delete: operations["clearOwnRetryPolicy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset to the state at start
         * @description Keeps only the configured subscriptions; removes standing faults, deliveries and journal entries, and generates the same ids again.
         */
        post: operations["reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** Format: date-time */
        Instant: string;
        /** @description SHA-256 of a body that is no longer kept; absent while it is kept. */
        Sha256: string;
        /** @description A number with a unit, such as 500ms, 10s, 2m, 1h. */
        Duration: string;
        ClockMode: string;
        DeliveryId: string;
        /** @enum {string} */
        DeliveryState: "scheduled" | "in-flight" | "delivered" | "exhausted" | "canceled";
        /**
         * @description STARTED, FINISHED or a conversation event.
         * @enum {string}
         */
        EventName: "STARTED" | "FINISHED" | "ConversationCreated" | "ConversationOpen" | "ConversationPending" | "ConversationPendingExpired" | "ConversationClosed" | "ConversationAbandoned" | "ConversationEnqueued" | "ConversationAssigned" | "ConversationUnassigned" | "ConversationTransferred" | "ConversationNoteAdded" | "ConversationMessageAdded" | "ConversationTagAdded" | "ConversationTagRemoved" | "ConversationRated" | "ConversationEndUserReplaced" | "AgentBannedEnduser" | "AgentUnbannedEnduser" | "AgentBannedIp" | "AgentUnbannedIp" | "ConversationCustomAttributeUpdated" | "ConversationMessageDeliverySent" | "ConversationMessageDeliveryDelivered" | "ConversationMessageDeliverySeen" | "ConversationMessageDeliveryFailed" | "ConversationMessageDeliveryInfo" | "ConversationMessageDeliverySpamComplaint" | "TypingStarted" | "SLAEvaluationPending" | "SLAEvaluationBreached" | "SLAEvaluationAchieved" | "SLAEvaluationVoided" | "ConversationTranscriptionAdded" | "OpenMessageText" | "OpenMessageAttachment" | "OpenMessageTemplate" | "OpenMessageQuickReplies" | "OpenMessageCard" | "OpenMessageCarousel" | "OpenMessageDatePicker" | "OpenMessageReceipt" | "OpenMessageFailure" | "OpenMessageTyping";
        PublishInput: {
            event: components["schemas"]["EventName"];
            interaction?: components["schemas"]["InteractionInput"];
            /** @description Fields that replace generated ones in the part that is specific to the event (conversations dialect: `data` except `conversation`). */
            details?: Record<string, never>;
            /** @description Deliver only to this subscription, whatever events it has. */
            subscriptionId?: string;
            faults?: components["schemas"]["Faults"];
        };
        /** @description Faults of these deliveries. `mock-genesys faults list` lists all available faults. */
        Faults: components["schemas"]["FaultInput"][];
        /** @description A fault by name, with its parameters as further fields. */
        FaultInput: {
            /** @description Its name. */
            fault: string;
            /** @description The attempts that it fires on: 1, 1-2 or 3-; default: all. */
            attempts?: string | number;
        } & {
            [key: string]: unknown;
        };
        /** @description A fault by name, with its parameters as further fields, and when it fires. */
        StandingInput: {
            /** @description Its name. */
            fault: string;
            /** @description The attempts that it fires on: 1, 1-2 or 3-; default: all. */
            attempts?: string | number;
            /** @description For parameters with the same name as a field of this object, such as `count` of many-headers. */
            parameters?: {
                [key: string]: unknown;
            };
            /**
             * @description 0 never, 1 always.
             * @default 1
             */
            probability: number;
            /** @description Fires at most this many times; default: no limit. */
            count?: number;
            /** @description The earliest time at which it fires, or a duration from now; default: now. */
            from?: string;
            /** @description The time from which on it no longer fires, or a duration from now; default: never. */
            until?: string;
            /** @description Only deliveries to this subscription. */
            subscriptionId?: string;
            event?: components["schemas"]["EventName"];
            /** @description Only calls of this operation of the emulated API, such as createWebhook. */
            operation?: string;
        } & {
            [key: string]: unknown;
        };
        StandingFault: {
            id: string;
            fault: string;
            /** @enum {string} */
            plane: "plan" | "message" | "wire" | "api";
            /** @description The parsed values: durations are in milliseconds. */
            parameters: {
                [key: string]: string | number;
            };
            attempts?: string | number;
            probability: number;
            count?: number;
            from: components["schemas"]["Instant"];
            until?: components["schemas"]["Instant"];
            subscriptionId?: string;
            event?: components["schemas"]["EventName"];
            operation?: string;
            fired: number;
        };
        FaultInfo: {
            name: string;
            /**
             * @description What it acts on: the deliveries of an event, the content of a request, the transfer of its bytes, or the responses of the emulated API.
             * @enum {string}
             */
            plane: "plan" | "message" | "wire" | "api";
            does: string;
            /** @description What a correct receiver does under it, or a correct client if the fault is in the API. */
            receiver: string;
            parameters: {
                [key: string]: components["schemas"]["FaultParameter"];
            };
            /** @description The only events that it fires on; absent: all. */
            events?: components["schemas"]["EventName"][];
            /** @description For faults of the API: the operations that it fires on. */
            operations?: string[];
        };
        FaultParameter: {
            /** @enum {string} */
            kind: "text" | "whole-number" | "duration" | "choice";
            required: boolean;
            means: string;
            choices?: string[];
            least?: number;
            most?: number;
        };
        /** @description A predefined policy by name, or fixed(5s), list(1s,5s,30s), exponential(base=1s,factor=2,cap=5m), each with attempts=N, jitter=0.2, retry-after=1h or ignore, response-timeout=10s. */
        RetryPolicyText: string;
        RetryPolicyInput: {
            policy: components["schemas"]["RetryPolicyText"];
        };
        KnownSubscription: {
            id: string;
            name: string;
            subscribedEvents: components["schemas"]["EventName"][];
            url: string;
            /** @description Names of the headers that every attempt sends; their values are hidden. */
            headers: string[];
            /** @description The key of its signatures. */
            secretKey: string;
            enabled: boolean;
            /** @enum {string} */
            origin: "configured" | "api";
            /** @description Its own policy; null if it has none. */
            retryPolicy: components["schemas"]["RetryPolicyText"] | null;
        };
        /** @description Missing fields are generated, or keep the values of the interaction with that id. */
        InteractionInput: {
            id?: string;
            sessionId?: string;
            /** @enum {string} */
            mediaType?: "chat" | "email";
            /** @enum {string} */
            interactionSubtype?: "InboundNew" | "Outbound" | "SMS" | "WhatsApp" | "FacebookPublic" | "FacebookPrivate" | "TwitterPublic" | "TwitterPrivate";
            selfUri?: string;
            csid?: number;
            channel?: string;
            /** @enum {string} */
            direction?: "INBOUND" | "OUTBOUND";
            contactPoint?: string;
            subject?: string | null;
            queue?: components["schemas"]["Queue"] | null;
            requester?: components["schemas"]["Person"];
            assignee?: components["schemas"]["Person"] | null;
            /** @description Sent as custom_attributes of the conversation; its content is not documented. */
            customAttributes?: unknown[];
        };
        Queue: {
            id: string;
            name: string;
        };
        Person: {
            id: string;
            name: string;
            email: string | null;
            phone: string | null;
            roles: string[];
            /** @description Contact or Member in public captures. */
            user_type?: string;
        };
        Delivery: {
            id: components["schemas"]["DeliveryId"];
            event: {
                id: string;
                name: components["schemas"]["EventName"];
                at: components["schemas"]["Instant"];
                evidence?: components["schemas"]["Evidence"];
            };
            interactionId: string;
            subscriptionId: string;
            /** @description The dialect in which it is sent, by its name in `x-dialects` of the emulated API. */
            dialect: string;
            state: components["schemas"]["DeliveryState"];
            createdAt: components["schemas"]["Instant"];
            dueAt?: components["schemas"]["Instant"];
            settledAt?: components["schemas"]["Instant"];
            waitsFor?: components["schemas"]["DeliveryId"];
            /** @enum {string} */
            cancelReason?: "by-hand" | "subscription-disabled" | "subscription-deleted" | "shutdown" | "dropped";
            /** @description The exact string that every attempt sends. Absent in lists without `bodies=true`, and when it is no longer kept. */
            body?: string;
            /** @description Its length in bytes. */
            bodyBytes: number;
            bodySha256?: components["schemas"]["Sha256"];
            attempts: components["schemas"]["Attempt"][];
        };
        Attempt: {
            number: number;
            startedAt: components["schemas"]["Instant"];
            endedAt?: components["schemas"]["Instant"];
            /** @description POST unless a fault changed it. */
            method: string;
            url: string;
            /** @description Names of the faults that fired on it; absent if none fired. */
            faults?: string[];
            /** @description The body that was sent instead of the delivery's; absent if no fault changed it, in lists without `bodies=true`, and when it is no longer kept. */
            body?: string;
            /** @description Its length in bytes; absent if no fault changed the body. */
            bodyBytes?: number;
            bodySha256?: components["schemas"]["Sha256"];
            /** @description As sent and in that order, with credentials masked. Empty if a fault changed them and they are no longer kept. */
            headers: [
                string,
                string
            ][];
            /** @description Size in bytes of headers that are no longer kept; absent while they are kept. */
            headersBytes?: number;
            outcome?: components["schemas"]["Outcome"];
            decision?: components["schemas"]["Decision"];
        };
        /** @description How the attempt ended; `ms` is real time. */
        Outcome: {
            /** @enum {string} */
            kind: "accepted" | "rejected" | "timed-out" | "unreachable";
            ms: number;
            /** @description Milliseconds of `ms` during which mock-genesys itself was stalled (its event loop was blocked or it got no CPU). They do not count towards the response timeout. */
            stalledMs?: number;
            /** @enum {string} */
            cause?: "refused" | "reset" | "closed" | "dns" | "tls" | "unroutable" | "forbidden-target" | "malformed-response" | "aborted" | "internal";
            detail?: string;
            /** @enum {string} */
            phase?: "connect" | "response" | "body";
            limitMs?: number;
            response?: {
                status: number;
                reason: string;
                /** @description Empty when they are no longer kept. */
                headers: {
                    [key: string]: string;
                };
                /** @description At most the first 64 KiB. Absent in lists without `bodies=true`, and when it is no longer kept. */
                body?: string;
                /** @description Number of bytes that were read of it. */
                bodyBytes: number;
                bodySha256?: components["schemas"]["Sha256"];
                /** @description Size in bytes of headers that are no longer kept; absent while they are kept. */
                headersBytes?: number;
                truncated: boolean;
                /** @description Statuses of further responses on the same connection. */
                further?: number[];
            };
        };
        Decision: {
            /** @enum {string} */
            kind: "settle" | "retry";
            /** @enum {string} */
            state?: "delivered" | "exhausted";
            /** @description Milliseconds of the mock's clock. */
            pauseMs?: number;
            why: string;
        };
        /**
         * @description The evidence for the payload of an event: a document, a public capture, something analogous, or nothing. Absent if the spec does not say.
         * @enum {string}
         */
        Evidence: "document" | "capture" | "analogy" | "invented";
        /** @description One delivery with its attempts. `at` is its publication in milliseconds since the Unix epoch, on the mock's clock; all other instants are milliseconds after it. */
        TimelineRow: {
            id: components["schemas"]["DeliveryId"];
            /** @description Number of the entry that published it; 0 when the journal no longer keeps that. */
            seq: number;
            at: number;
            event: string;
            interactionId: string;
            subscriptionId: string;
            /** @enum {string} */
            state: "scheduled" | "held" | "in-flight" | "delivered" | "exhausted" | "canceled";
            /** @description What was decided last */
            why: string;
            /** @description When the next attempt is due. */
            due?: number;
            /** @description Faults in the plan of the delivery. */
            faults?: string[];
            /** @description While which delivery was pending this one was held back. */
            hold?: {
                waitsFor: string;
                from: number;
                to?: number;
            };
            /** @description What shows the payload of the event. */
            evidence?: string;
            /** @description Effects that the receiver reported, and duplicates that it dropped. */
            effects?: {
                done: number;
                dropped: number;
            };
            attempts: {
                number: number;
                /** @description When it started. */
                after: number;
                /** @description How long it took, on the mock's clock; absent while it is in flight. */
                took?: number;
                /** @description How long it took on the wire. */
                ms?: number;
                /** @enum {string} */
                outcome?: "accepted" | "rejected" | "timed-out" | "unreachable";
                /** @description The outcome in a few words: `503`, `timed out`, `refused`. */
                summary: string;
                faults?: string[];
            }[];
        };
        /** @description A titled part of what is shown, with the last sentence said in it. `at` is in milliseconds since the Unix epoch. */
        TimelinePart: {
            seq: number;
            at: number;
            title: string;
            caption: string;
        };
        /** @description What happened. `type` decides which fields it has besides these three. An entry of type published has the evidence of its event. */
        JournalEntry: {
            seq: number;
            at: components["schemas"]["Instant"];
            /** @enum {string} */
            type: "published" | "scheduled" | "attempt-started" | "fault-fired" | "attempt-ended" | "decided" | "cancel-requested" | "settled" | "self-uri-fetched" | "api-fault-fired" | "api-refused" | "clock-moved" | "subscription-changed" | "faults-changed" | "retry-policy-changed" | "noted" | "budget-exceeded" | "reset";
        };
    };
    responses: {
        /** @description The retry policy. */
        RetryPolicy: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    data: {
                        policy: components["schemas"]["RetryPolicyText"];
                        /** @description The effective policy of each dialect, with all its settings. */
                        inForce: {
                            [key: string]: components["schemas"]["RetryPolicyText"];
                        };
                        /** @description The predefined policies, and the settings of each. */
                        named: {
                            name: string;
                            sets: components["schemas"]["RetryPolicyText"];
                        }[];
                    };
                };
            };
        };
        /** @description The delivery. */
        Delivery: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    data: components["schemas"]["Delivery"];
                };
            };
        };
        /** @description The standing faults. */
        StandingFaults: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    data: components["schemas"]["StandingFault"][];
                };
            };
        };
        /** @description The clock. */
        Clock: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    data: {
                        mode: components["schemas"]["ClockMode"];
                        now: components["schemas"]["Instant"];
                        /** @description When the next scheduled work is due. */
                        nextDue: components["schemas"]["Instant"] | null;
                    };
                };
            };
        };
        /** @description What is wrong (RFC 9457). */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    type: string;
                    title: string;
                    status: number;
                    detail: string;
                    /** @description A stable error code. */
                    code: string;
                    /** @description How to fix it. */
                    fix: string;
                };
            };
        };
    };
    parameters: {
        /** @description The ID from the response to the publish call. */
        deliveryId: string;
        /** @description Whether to include the bodies of requests and responses; otherwise only their lengths are included. */
        bodies: "true" | "false";
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It accepts requests. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "ok";
                        version: string;
                        seed: number;
                        clock: components["schemas"]["ClockMode"];
                        /** @description Number of deliveries that have not settled. */
                        unsettled: number;
                        memory: {
                            /** @description The memory that `--retain` allows for bodies, responses and the journal. */
                            budgetBytes: number;
                            /** @description Roughly how much of it they use. */
                            keptBytes: number;
                            /** @description The part that unsettled deliveries still have to send. It is never dropped, and may exceed the budget. */
                            pendingBytes: number;
                        };
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    publishEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishInput"];
            };
        };
        responses: {
            /** @description The event was published; `deliveries` lists its deliveries. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            eventId: string;
                            interactionId: string;
                            deliveries: components["schemas"]["DeliveryId"][];
                        };
                    };
                };
            };
            500: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    playInteraction: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    interaction?: components["schemas"]["InteractionInput"];
                    pace?: components["schemas"]["Duration"];
                };
            };
        };
        responses: {
            /** @description The life cycle has started. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            interactionId: string;
                            events: {
                                event: components["schemas"]["EventName"];
                                dueAt: components["schemas"]["Instant"];
                            }[];
                        };
                    };
                };
            };
            500: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description Only deliveries to this subscription. */
                subscriptionId?: string;
                /** @description Only deliveries of this event. */
                eventId?: string;
                /** @description Only deliveries in this state. */
                state?: components["schemas"]["DeliveryState"];
                /** @description Maximum number of items; default 1000. */
                limit?: number;
                /** @description Only deliveries after this position in the list: the `next` of the previous page. */
                after?: number;
                /** @description Whether to include the bodies of requests and responses; otherwise only their lengths are included. */
                bodies?: components["parameters"]["bodies"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deliveries. A long list is streamed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Delivery"][];
                        /** @description Pass it as `after` to get the next page; absent on the last page. */
                        next?: number;
                    };
                };
            };
            500: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    getDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The ID from the response to the publish call. */
                deliveryId: components["parameters"]["deliveryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Delivery"];
            500: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    redeliver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The ID from the response to the publish call. */
                deliveryId: components["parameters"]["deliveryId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    faults?: components["schemas"]["Faults"];
                };
            };
        };
        responses: {
            202: components["responses"]["Delivery"];
            500: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    cancelDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The ID from the response to the publish call. */
                deliveryId: components["parameters"]["deliveryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Delivery"];
            500: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    readJournal: {
        parameters: {
            query?: {
                /** @description Only entries with a greater number. */
                after?: number;
                /** @description Maximum number of items; default 1000. */
                limit?: number;
                /** @description Whether to include the bodies of requests and responses; otherwise only their lengths are included. */
                bodies?: components["parameters"]["bodies"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries; `oldest` and `newest` are the numbers of the oldest and newest entry that is kept. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["JournalEntry"][];
                        oldest: number;
                        newest: number;
                        /** @description Pass it as `after` to get the next page; absent on the last page. */
                        next?: number;
                    };
                };
            };
            500: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    readTimeline: {
        parameters: {
            query?: {
                /** @description At most this many deliveries */
                limit?: number;
                /** @description Only deliveries older than the one with this ID; 404 for an unknown one. */
                before?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deliveries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["TimelineRow"][];
                        /** @description Number of the last entry of the journal that was read. */
                        seq: number;
                        /** @description The mock's time */
                        now: number;
                        /** @description Deliveries that are known. */
                        total: number;
                        parts: components["schemas"]["TimelinePart"][];
                        /** @description Calls of the emulated API that were refused, oldest first; at most the last 200. */
                        refused: components["schemas"]["JournalEntry"][];
                        /** @description Pass it as `before` to get older deliveries; absent on the last page. */
                        next?: string;
                    };
                };
            };
            500: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    streamJournal: {
        parameters: {
            query?: {
                /** @description Begin after this number. */
                after?: number;
                /** @description Whether to include the bodies of requests and responses; otherwise only their lengths are included. */
                bodies?: components["parameters"]["bodies"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            500: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    addNote: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    /**
                     * @description A title begins a section, and removes the last caption.
                     * @default caption
                     * @enum {string}
                     */
                    kind?: "title" | "caption";
                };
            };
        };
        responses: {
            /** @description The note was written, under this number. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            seq: number;
                            at: components["schemas"]["Instant"];
                        };
                    };
                };
            };
            500: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    readClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Clock"];
            500: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    setClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    mode?: components["schemas"]["ClockMode"];
                    advance?: components["schemas"]["Duration"];
                    /**
                     * @description Advances to the next time at which work is due.
                     * @constant
                     */
                    advanceTo?: "next";
                };
            };
        };
        responses: {
            200: components["responses"]["Clock"];
            500: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    listFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["StandingFaults"];
            500: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    setFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    faults: components["schemas"]["StandingInput"][];
                };
            };
        };
        responses: {
            200: components["responses"]["StandingFaults"];
            500: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    addFault: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StandingInput"];
            };
        };
        responses: {
            /** @description The fault was added. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["StandingFault"];
                    };
                };
            };
            500: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    clearFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            500: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    removeFault: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The ID from the list. */
                faultId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            500: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    listFaultCatalogue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The faults. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["FaultInfo"][];
                    };
                };
            };
            500: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    readRetryPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["RetryPolicy"];
            500: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    setRetryPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetryPolicyInput"];
            };
        };
        responses: {
            200: components["responses"]["RetryPolicy"];
            500: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    listSubscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subscriptions, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["KnownSubscription"][];
                    };
                };
            };
            500: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    setOwnRetryPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The ID from the list. */
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetryPolicyInput"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            500: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    clearOwnRetryPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The ID from the list. */
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            500: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            500: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
}
