// Made from the specs by `npm run generate`; do not edit.
export interface paths {
    "/_mock/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say whether the mock takes work */
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
         * @description Without `interaction` a new one is made; with a known id that one goes on.
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
         * @description Created, queued, started, assigned, messages, finished, closed; one event each `pace` of the mock's clock. Where a subscription wants open messages, those of one conversation follow, or are all that is played where no subscription wants the rest.
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
                /** @description As answered when the event was published. */
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
                /** @description As answered when the event was published. */
                deliveryId: components["parameters"]["deliveryId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a delivery again, now
         * @description The same bytes as further attempts, with a fresh round of redeliveries; `faults` replace those it had.
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
                /** @description As answered when the event was published. */
                deliveryId: components["parameters"]["deliveryId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a delivery that has not settled
         * @description An attempt in flight is awaited; its success still counts.
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
    "/_mock/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow the journal as server-sent events
         * @description Each event's id is its number; `Last-Event-ID` or `after` resumes there without gap or repetition. Without either it begins with the next entry. The stream is written as fast as it is read. A reader that falls behind what the journal keeps gets a last event `lagged`, whose id is where to resume, and the stream ends.
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
         * @description Says to whoever watches what is being shown: the title of a part, which the page draws on its timeline, or a sentence below it. Nothing acts on it.
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
        /** Say what time it is */
        get: operations["readClock"];
        put?: never;
        /**
         * Move the clock or change how it runs
         * @description Advancing wakes what falls due on the way and waits for what is in flight.
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
         * @description Each with how often it has fired, in the order that it was set in.
         */
        get: operations["listFaults"];
        /**
         * Replace the standing faults
         * @description They fire by themselves, on deliveries or in the emulated API, until they are replaced or cleared. The same seed fires them on the same deliveries, however many are in flight; `count` is given out in the order in which attempts fall due.
         */
        put: operations["setFaults"];
        /**
         * Add a standing fault
         * @description Those that stand already go on, and go on counting.
         */
        post: operations["addFault"];
        /** Take every standing fault away */
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
                /** @description As listed. */
                faultId: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take one standing fault away
         * @description The others go on, and go on counting.
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
         * List every fault there is
         * @description What each does, what a correct receiver or client does under it, and what it takes; as `mock-genesys faults list`.
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
        /** Say which retry policy holds */
        get: operations["readRetryPolicy"];
        /**
         * Choose the retry policy
         * @description For every subscription that has none of its own. It holds from the next decision on; what is due already stays due. A reset goes back to the one at start.
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
         * @description As the mock knows them, with their secrets, whatever faults or assumptions change in the answers of the emulated API. They are made, changed and deleted there, under /v1/webhooks.
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
                /** @description As listed. */
                subscriptionId: string;
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Give a subscription a retry policy of its own
         * @description What it does not set is as for all the others.
         */
        put: operations["setOwnRetryPolicy"];
        post?: never;
        /** Take a subscription's own retry policy away */
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
         * Go back to the state at start
         * @description Configured subscriptions, no standing faults, an empty journal, no deliveries; the same ids come again.
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
        /** @description SHA-256 of a body that is no longer kept; absent while it is. */
        Sha256: string;
        /** @description A number with a unit, as 500ms, 10s, 2m, 1h. */
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
            /** @description Members that replace generated ones in the event's own part (conversations dialect: `data` besides `conversation`). */
            details?: Record<string, never>;
            /** @description Deliver to this subscription alone, whatever events it names. */
            subscriptionId?: string;
            faults?: components["schemas"]["Faults"];
        };
        /** @description Deviations of these deliveries. `mock-genesys faults list` shows them all. */
        Faults: components["schemas"]["FaultInput"][];
        /** @description A fault by its name, its parameters beside it. */
        FaultInput: {
            /** @description Its name. */
            fault: string;
            /** @description The attempts that it fires on: 1, 1-2 or 3-; all unless told. */
            attempts?: string | number;
        } & {
            [key: string]: unknown;
        };
        /** @description A fault by its name, its parameters beside it, and when it fires. */
        StandingInput: {
            /** @description Its name. */
            fault: string;
            /** @description The attempts that it fires on: 1, 1-2 or 3-; all unless told. */
            attempts?: string | number;
            /** @description For parameters that have the name of a member of this table, such as `count` of many-headers. */
            parameters?: {
                [key: string]: unknown;
            };
            /**
             * @description 0 never, 1 always.
             * @default 1
             */
            probability: number;
            /** @description Fires so many times, then never again; without end unless told. */
            count?: number;
            /** @description First instant that it fires at, or a duration from now; now unless told. */
            from?: string;
            /** @description First instant that it fires at no more, or a duration from now; never unless told. */
            until?: string;
            /** @description Deliveries to this subscription alone. */
            subscriptionId?: string;
            event?: components["schemas"]["EventName"];
            /** @description Calls of this operation of the emulated API alone, such as createWebhook. */
            operation?: string;
        } & {
            [key: string]: unknown;
        };
        StandingFault: {
            id: string;
            fault: string;
            /** @enum {string} */
            plane: "plan" | "message" | "wire" | "api";
            /** @description As read: durations are milliseconds. */
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
             * @description It acts on what is owed, what a request says, how its bytes travel, or how the emulated API answers.
             * @enum {string}
             */
            plane: "plan" | "message" | "wire" | "api";
            does: string;
            /** @description What a correct receiver does under it or, for one of the API, a correct client. */
            receiver: string;
            parameters: {
                [key: string]: components["schemas"]["FaultParameter"];
            };
            /** @description The only events that it fires on; absent, all. */
            events?: components["schemas"]["EventName"][];
            /** @description Of the API: the operations that it fires on. */
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
        /** @description A ready-made policy by name, or fixed(5s), list(1s,5s,30s), exponential(base=1s,factor=2,cap=5m), each with attempts=N, jitter=0.2, retry-after=1h or ignore, response-timeout=10s. */
        RetryPolicyText: string;
        RetryPolicyInput: {
            policy: components["schemas"]["RetryPolicyText"];
        };
        KnownSubscription: {
            id: string;
            name: string;
            subscribedEvents: components["schemas"]["EventName"][];
            url: string;
            /** @description Names of the headers that go with every attempt; their values are kept back. */
            headers: string[];
            /** @description Signatures are made with it. */
            secretKey: string;
            enabled: boolean;
            /** @enum {string} */
            origin: "configured" | "api";
            /** @description The policy of its own; null where it has none. */
            retryPolicy: components["schemas"]["RetryPolicyText"] | null;
        };
        /** @description What is not given is generated, or kept from what is known of that id. */
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
            /** @description Sent as custom_attributes of the conversation; what stands in it is not documented. */
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
            /** @description The dialect it is sent in, by its name in `x-dialects` of the emulated API. */
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
            /** @description Names of the faults that fired on it; absent when none did. */
            faults?: string[];
            /** @description What was sent instead of the delivery's own body; absent when no fault changed it, in lists without `bodies=true`, and when it is no longer kept. */
            body?: string;
            /** @description Its length in bytes; absent when no fault changed the body. */
            bodyBytes?: number;
            bodySha256?: components["schemas"]["Sha256"];
            /** @description As sent and in that order, credentials masked. Empty when a fault had changed them and they are no longer kept. */
            headers: [
                string,
                string
            ][];
            /** @description Bytes of headers that are no longer kept; absent while they are. */
            headersBytes?: number;
            outcome?: components["schemas"]["Outcome"];
            decision?: components["schemas"]["Decision"];
        };
        /** @description How the attempt ended; `ms` is real time. */
        Outcome: {
            /** @enum {string} */
            kind: "accepted" | "rejected" | "timed-out" | "unreachable";
            ms: number;
            /** @description Milliseconds of `ms` in which mock-genesys itself was stalled (its event loop was blocked or it got no CPU). They do not count towards the response timeout. */
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
                /** @description At most 64 KiB of it. Absent in lists without `bodies=true`, and when it is no longer kept. */
                body?: string;
                /** @description Length in bytes of what was read of it. */
                bodyBytes: number;
                bodySha256?: components["schemas"]["Sha256"];
                /** @description Bytes of headers that are no longer kept; absent while they are. */
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
         * @description What shows the payload of an event: a document, a public capture, something analogous, or nothing. Absent where the spec does not say.
         * @enum {string}
         */
        Evidence: "document" | "capture" | "analogy" | "invented";
        /** @description What happened, typed by `type`; the members besides these three depend on it. One of the type published has the evidence of its event. */
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
                        /** @description What it comes to in each dialect, spelled out. */
                        inForce: {
                            [key: string]: components["schemas"]["RetryPolicyText"];
                        };
                        /** @description The ready-made ones, and what each sets. */
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
                    /** @description Stable. */
                    code: string;
                    /** @description How to mend it. */
                    fix: string;
                };
            };
        };
    };
    parameters: {
        /** @description As answered when the event was published. */
        deliveryId: string;
        /** @description Whether bodies of requests and responses are shown; without it, only their lengths are. */
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
            /** @description It does. */
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
                        /** @description Deliveries that have not settled. */
                        unsettled: number;
                        memory: {
                            /** @description What `--retain` gives to bodies, responses and the journal. */
                            budgetBytes: number;
                            /** @description What they take, roughly. */
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
            /** @description Published; `deliveries` says to whom it is owed. */
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
            /** @description It is being played. */
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
                /** @description Of this subscription alone. */
                subscriptionId?: string;
                /** @description Of this event alone. */
                eventId?: string;
                /** @description In this state alone. */
                state?: components["schemas"]["DeliveryState"];
                /** @description At most so many, 1000 unless told. */
                limit?: number;
                /** @description Only deliveries behind this place in the list: the `next` of the page before. */
                after?: number;
                /** @description Whether bodies of requests and responses are shown; without it, only their lengths are. */
                bodies?: components["parameters"]["bodies"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deliveries. A long list is written in parts. */
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
                /** @description As answered when the event was published. */
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
                /** @description As answered when the event was published. */
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
                /** @description As answered when the event was published. */
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
                /** @description At most so many, 1000 unless told. */
                limit?: number;
                /** @description Whether bodies of requests and responses are shown; without it, only their lengths are. */
                bodies?: components["parameters"]["bodies"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries; `oldest` and `newest` say what is kept. */
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
    streamJournal: {
        parameters: {
            query?: {
                /** @description Begin after this number. */
                after?: number;
                /** @description Whether bodies of requests and responses are shown; without it, only their lengths are. */
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
                     * @description A title begins a part, and takes the last caption away.
                     * @default caption
                     * @enum {string}
                     */
                    kind?: "title" | "caption";
                };
            };
        };
        responses: {
            /** @description Written, under this number. */
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
                     * @description Move to the next due moment.
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
            /** @description It stands. */
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
                /** @description As listed. */
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
                /** @description As listed. */
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
                /** @description As listed. */
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
