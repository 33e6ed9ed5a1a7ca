// Made from the specs by `npm run generate`; do not edit.
export interface paths {
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List every subscription
         * @description Purpose and responses: seed 003. Method, path and status codes: public documentation. No paging (public documentation). Order: Assumption: `listOrder`.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Create a subscription
         * @description Purpose and responses: seed 003. Method, path and status codes: public documentation. The write model (`events`, `authorization`) differs from the read model (`subscribedEvents`, `headers`).
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookSubscriptionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Seed 003. Assumption: `malformedId`. */
                webhookSubscriptionId: components["parameters"]["webhookSubscriptionId"];
            };
            cookie?: never;
        };
        /**
         * Get one subscription
         * @description Purpose and responses: seed 003. Method, path and status codes: public documentation.
         */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * Delete a subscription
         * @description Purpose and responses: seed 003. Method, path and status codes: public documentation.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change a subscription
         * @description Purpose and responses: seed 003. Method, path and status codes: public documentation. Replaces only what is sent. 404 is not listed for this operation by any document. Assumptions: `patchUnknownId`, `emptyPatch`, `patchNull`.
         */
        patch: operations["patchWebhook"];
        trace?: never;
    };
    "/v1/webhooks/{webhookSubscriptionId}/delivery-status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Seed 003. Assumption: `malformedId`. */
                webhookSubscriptionId: components["parameters"]["webhookSubscriptionId"];
            };
            cookie?: never;
        };
        /**
         * Latest delivery status of every subscribed event
         * @description Purpose and responses: seed 003. Method, path and status codes: public documentation. One entry per subscribed event, in the order of the subscription. Assumptions: `statusShowsLastAttempt`, `codeWithoutResponse`.
         */
        get: operations["listDeliveryStatuses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookSubscriptionId}/delivery-status/logs/{event}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Seed 003. Assumption: `malformedId`. */
                webhookSubscriptionId: components["parameters"]["webhookSubscriptionId"];
                /** @description Public documentation; seed 003 does not show it. Assumption: `unknownEventInPath`. */
                event: components["parameters"]["event"];
            };
            cookie?: never;
        };
        /**
         * Latest attempts of one event, newest first
         * @description Purpose and responses: seed 003. Method, path and status codes: public documentation. Assumptions: `deliveryTimestamp`, `logsKept`, `logOfUnsubscribedEvent`, `unknownEventInPath`.
         */
        get: operations["listEventLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nexus/v3/chat/sessions/{sessionId}/{interactionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description First id in the path of `selfUri` (seed 001). */
                sessionId: string;
                /** @description `entity.id` (seed 001). */
                interactionId: string;
            };
            cookie?: never;
        };
        /**
         * Fetch the interaction behind selfUri
         * @description The target of `entity.selfUri`. The path is that of the sample in seed 001; no document describes the response. Assumption: `interactionResource`.
         */
        get: operations["getInteraction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    ConversationCreated: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConversationCreated happened
         * @description Public documentation: no fields besides the conversation. Name and meaning: public documentation, seed 003.
         */
        post: operations["sendConversationCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ConversationOpen: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConversationOpen happened
         * @description Public documentation: no fields besides the conversation. Name and meaning: public documentation.
         */
        post: operations["sendConversationOpen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ConversationPending: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConversationPending happened
         * @description Public documentation: no fields besides the conversation. Name and meaning: public documentation.
         */
        post: operations["sendConversationPending"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ConversationPendingExpired: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConversationPendingExpired happened
         * @description Public documentation; the field is in camel case there. Name and meaning: public documentation.
         */
        post: operations["sendConversationPendingExpired"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ConversationClosed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConversationClosed happened
         * @description Public documentation: no fields besides the conversation. Name and meaning: public documentation, seed 003.
         */
        post: operations["sendConversationClosed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ConversationAbandoned: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConversationAbandoned happened
         * @description Public documentation. Name and meaning: public documentation.
         */
        post: operations["sendConversationAbandoned"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ConversationEnqueued: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConversationEnqueued happened
         * @description Public documentation: no fields besides the conversation. Name and meaning: public documentation.
         */
        post: operations["sendConversationEnqueued"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ConversationAssigned: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConversationAssigned happened
         * @description Payload: by analogy with the activity log of the same API. Assumption: `inferredPayloads`. Name and meaning: public documentation.
         */
        post: operations["sendConversationAssigned"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ConversationUnassigned: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConversationUnassigned happened
         * @description Payload: by analogy with the activity log of the same API. Assumption: `inferredPayloads`. Name and meaning: public documentation.
         */
        post: operations["sendConversationUnassigned"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ConversationTransferred: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConversationTransferred happened
         * @description Payload: by analogy with the activity log of the same API. Assumption: `inferredPayloads`. Name and meaning: public documentation.
         */
        post: operations["sendConversationTransferred"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ConversationNoteAdded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConversationNoteAdded happened
         * @description Seed 003. Name and meaning: public documentation, seed 003.
         */
        post: operations["sendConversationNoteAdded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ConversationMessageAdded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConversationMessageAdded happened
         * @description Two public captures agree. Name and meaning: public documentation.
         */
        post: operations["sendConversationMessageAdded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ConversationTagAdded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConversationTagAdded happened
         * @description A public capture. Name and meaning: public documentation.
         */
        post: operations["sendConversationTagAdded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ConversationTagRemoved: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConversationTagRemoved happened
         * @description Payload: by analogy with the activity log of the same API. Assumption: `inferredPayloads`. Name and meaning: public documentation.
         */
        post: operations["sendConversationTagRemoved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ConversationRated: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConversationRated happened
         * @description A public receiver reads these fields. Name and meaning: public documentation.
         */
        post: operations["sendConversationRated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ConversationEndUserReplaced: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConversationEndUserReplaced happened
         * @description Payload: by analogy with the activity log of the same API. Assumption: `inferredPayloads`. Name and meaning: public documentation.
         */
        post: operations["sendConversationEndUserReplaced"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    AgentBannedEnduser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * AgentBannedEnduser happened
         * @description Payload: invented. Assumption: `inferredPayloads`. Name and meaning: public documentation.
         */
        post: operations["sendAgentBannedEnduser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    AgentUnbannedEnduser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * AgentUnbannedEnduser happened
         * @description Payload: invented. Assumption: `inferredPayloads`. Name and meaning: public documentation.
         */
        post: operations["sendAgentUnbannedEnduser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    AgentBannedIp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * AgentBannedIp happened
         * @description Payload: invented. Assumption: `inferredPayloads`. Name and meaning: public documentation.
         */
        post: operations["sendAgentBannedIp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    AgentUnbannedIp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * AgentUnbannedIp happened
         * @description Payload: invented. Assumption: `inferredPayloads`. Name and meaning: public documentation.
         */
        post: operations["sendAgentUnbannedIp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ConversationCustomAttributeUpdated: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConversationCustomAttributeUpdated happened
         * @description Payload: by analogy with the activity log of the same API. Assumption: `inferredPayloads`. Name and meaning: public documentation.
         */
        post: operations["sendConversationCustomAttributeUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ConversationMessageDeliverySent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConversationMessageDeliverySent happened
         * @description Payload: invented. Assumption: `inferredPayloads`. Name and meaning: public documentation.
         */
        post: operations["sendConversationMessageDeliverySent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ConversationMessageDeliveryDelivered: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConversationMessageDeliveryDelivered happened
         * @description Payload: invented. Assumption: `inferredPayloads`. Name and meaning: public documentation.
         */
        post: operations["sendConversationMessageDeliveryDelivered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ConversationMessageDeliverySeen: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConversationMessageDeliverySeen happened
         * @description Payload: invented. Assumption: `inferredPayloads`. Name and meaning: public documentation.
         */
        post: operations["sendConversationMessageDeliverySeen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ConversationMessageDeliveryFailed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConversationMessageDeliveryFailed happened
         * @description Payload: invented. Assumption: `inferredPayloads`. Name and meaning: public documentation.
         */
        post: operations["sendConversationMessageDeliveryFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ConversationMessageDeliveryInfo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConversationMessageDeliveryInfo happened
         * @description Payload: invented. Assumption: `inferredPayloads`. Name and meaning: public documentation.
         */
        post: operations["sendConversationMessageDeliveryInfo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ConversationMessageDeliverySpamComplaint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConversationMessageDeliverySpamComplaint happened
         * @description Payload: invented. Assumption: `inferredPayloads`. Name and meaning: public documentation.
         */
        post: operations["sendConversationMessageDeliverySpamComplaint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    TypingStarted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * TypingStarted happened
         * @description Payload: invented. Assumption: `inferredPayloads`. Name and meaning: public documentation.
         */
        post: operations["sendTypingStarted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    SLAEvaluationPending: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * SLAEvaluationPending happened
         * @description Payload: invented. Assumption: `inferredPayloads`. Name and meaning: public documentation.
         */
        post: operations["sendSLAEvaluationPending"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    SLAEvaluationBreached: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * SLAEvaluationBreached happened
         * @description Payload: invented. Assumption: `inferredPayloads`. Name and meaning: public documentation.
         */
        post: operations["sendSLAEvaluationBreached"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    SLAEvaluationAchieved: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * SLAEvaluationAchieved happened
         * @description Payload: invented. Assumption: `inferredPayloads`. Name and meaning: public documentation.
         */
        post: operations["sendSLAEvaluationAchieved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    SLAEvaluationVoided: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * SLAEvaluationVoided happened
         * @description Payload: invented. Assumption: `inferredPayloads`. Name and meaning: public documentation.
         */
        post: operations["sendSLAEvaluationVoided"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ConversationTranscriptionAdded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConversationTranscriptionAdded happened
         * @description Payload: invented. Assumption: `inferredPayloads`. Name and meaning: public documentation.
         */
        post: operations["sendConversationTranscriptionAdded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    interactionStateChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An interaction was STARTED or FINISHED
         * @description Seeds 000 and 001 (request, answers), 002 (signature, success, redelivery). The path is the receiver's own; the documents print `/nexus/v3/some/interactions/webhook/path`. Assumption: `receiverPath`.
         */
        post: operations["sendInteractionStateChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /**
         * @description Three of them are in seed 003, the others in the public reference.
         * @enum {string}
         */
        ConversationEvent: "ConversationCreated" | "ConversationOpen" | "ConversationPending" | "ConversationPendingExpired" | "ConversationClosed" | "ConversationAbandoned" | "ConversationEnqueued" | "ConversationAssigned" | "ConversationUnassigned" | "ConversationTransferred" | "ConversationNoteAdded" | "ConversationMessageAdded" | "ConversationTagAdded" | "ConversationTagRemoved" | "ConversationRated" | "ConversationEndUserReplaced" | "AgentBannedEnduser" | "AgentUnbannedEnduser" | "AgentBannedIp" | "AgentUnbannedIp" | "ConversationCustomAttributeUpdated" | "ConversationMessageDeliverySent" | "ConversationMessageDeliveryDelivered" | "ConversationMessageDeliverySeen" | "ConversationMessageDeliveryFailed" | "ConversationMessageDeliveryInfo" | "ConversationMessageDeliverySpamComplaint" | "TypingStarted" | "SLAEvaluationPending" | "SLAEvaluationBreached" | "SLAEvaluationAchieved" | "SLAEvaluationVoided" | "ConversationTranscriptionAdded";
        /**
         * @description Seed 001.
         * @enum {string}
         */
        InteractionEvent: "STARTED" | "FINISHED";
        /** @description The 33 conversation events and, so that the vendor's manual set-up is not needed, the two of the Interactions Webhook. Assumption: `apiAcceptsInteractionEvents`. */
        SubscribableEvent: components["schemas"]["ConversationEvent"] | components["schemas"]["InteractionEvent"];
        /** @description Seed 003; required fields: public documentation. Assumptions: `missingAuthorization`, `unknownMembers`. */
        CreateWebhookSubscriptionInput: {
            /** @description Seed 003. Assumption: `nameLimits`. */
            name: string;
            /** @description Which events to deliver; repeats are dropped. Seed 003. Assumptions: `duplicateEvents`, `eventsAbsent`, `apiAcceptsInteractionEvents`. */
            events?: components["schemas"]["SubscribableEvent"][];
            /** @description Where deliveries go. Public documentation; the text copy of seed 003 lost it. Assumption: `urlValidation`. */
            url: string;
            authorization: components["schemas"]["Authorization"];
            customHeaders?: components["schemas"]["CustomHeaders"];
            /** @description Default true on creation. Seed 003, public documentation. */
            enabled?: boolean;
            /** @description Which events are wanted, by group of events. Public documentation (beta). Assumption: `filters`. */
            filters?: {
                [key: string]: components["schemas"]["CombinedFilters"];
            };
        };
        /** @description Every field is optional (public documentation); fields that are not sent do not change (seed 003). */
        PatchWebhookSubscriptionInput: {
            /** @description Seed 003. Assumption: `nameLimits`. */
            name?: string;
            /** @description Which events to deliver; repeats are dropped. Seed 003. Assumptions: `duplicateEvents`, `eventsAbsent`, `apiAcceptsInteractionEvents`. */
            events?: components["schemas"]["SubscribableEvent"][];
            /** @description Where deliveries go. Public documentation; the text copy of seed 003 lost it. Assumption: `urlValidation`. */
            url?: string;
            authorization?: components["schemas"]["Authorization"];
            customHeaders?: components["schemas"]["CustomHeaders"];
            /** @description Default true on creation. Seed 003, public documentation. */
            enabled?: boolean;
            /** @description Which events are wanted, by group of events. Public documentation (beta). Assumption: `filters`. */
            filters?: {
                [key: string]: components["schemas"]["CombinedFilters"];
            };
        };
        /** @description Further headers of every delivery. The public reference of v1 marks them required on creation, and public clients leave them out. Assumptions: `customHeaders`, `customHeaderRules`, `customHeadersShown`, `protectedCustomHeaders`. */
        CustomHeaders: {
            [key: string]: string;
        };
        /** @description Conditions, of which all or any must hold. Public documentation (beta). */
        CombinedFilters: {
            /** @enum {unknown} */
            strategy: "All" | "Any";
            conditions: components["schemas"]["FilterCondition"][];
            /** @constant */
            _type: "CombinedFilters";
        };
        /** @description Whether the value of a field is, or is not, one of the values. Public documentation (beta). */
        FilterCondition: {
            /** @enum {unknown} */
            field: "InitialChannel" | "OperationOrigin" | "QueueId";
            values: string[];
            /** @enum {unknown} */
            _type: "IsOneOf" | "IsNotOneOf";
        };
        /** @description How a delivery authenticates with the receiver; `_type` is the kind. Seed 003 (BasicAuth, TokenAuth), public documentation (NoAuth). */
        Authorization: components["schemas"]["BasicAuth"] | components["schemas"]["TokenAuth"] | components["schemas"]["NoAuth"];
        /** @description Becomes `Authorization: Basic base64(username:password)`. Seed 003. Assumption: `authorizationValues`. */
        BasicAuth: {
            username: string;
            password: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            _type: "BasicAuth";
        };
        /** @description Becomes `Authorization: Bearer value`. Seed 003. Assumption: `authorizationValues`. */
        TokenAuth: {
            value: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            _type: "TokenAuth";
        };
        /** @description No Authorization header. Public documentation. */
        NoAuth: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            _type: "NoAuth";
        };
        /** @description Seed 003; `url` and required fields: public documentation. */
        WebhookSubscription: {
            /** Format: uuid */
            id: string;
            name: string;
            subscribedEvents?: components["schemas"]["SubscribableEvent"][];
            url: string;
            /** @description Contains the Authorization made from `authorization`, in clear text (seed 003), and the custom headers. Assumption: `customHeadersShown`. */
            headers: {
                [key: string]: string;
            };
            /** @description Generated: 64 hexadecimal digits, returned on every read. The example of seed 003 has 64 characters but is not hexadecimal. Assumption: `secretKey`. */
            secretKey: string;
            enabled: boolean;
            /**
             * Format: date-time
             * @description Without milliseconds (seed 003).
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description Seed 003: who created it. Assumption: `users`.
             */
            createdBy: string;
            /** Format: date-time */
            updatedAt: string;
            /**
             * Format: uuid
             * @description Seed 003: who changed it last. Assumption: `users`.
             */
            updatedBy: string;
            /** @description As given; absent if none were given. Public documentation (beta). Assumption: `filters`. */
            filters?: {
                [key: string]: components["schemas"]["CombinedFilters"];
            };
        };
        /** @description Seed 003. */
        EventDeliveryStatus: {
            event: components["schemas"]["SubscribableEvent"];
            deliveryStatus: components["schemas"]["DeliveryDetailStatus"] | components["schemas"]["NoRecentDelivery"];
        };
        /** @description Seed 003. */
        DeliveryDetailStatus: {
            /**
             * Format: date-time
             * @description With milliseconds (seed 003). Assumption: `deliveryTimestamp`.
             */
            deliveryTimestamp: string;
            success: boolean;
            /**
             * Format: int32
             * @description 0 if there was no response. Assumption: `codeWithoutResponse`.
             */
            responseCode: number;
            /** @description Reason phrase. Assumption: `responseText`. */
            responseText: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            _type: "DeliveryDetail";
        };
        /** @description Seed 003. */
        NoRecentDelivery: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            _type: "NoRecentDelivery";
        };
        /** @description Seed 003. */
        EventDeliveryLog: {
            /** @description Like a delivery status, without `_type`. */
            deliveryDetail: {
                /** Format: date-time */
                deliveryTimestamp: string;
                success: boolean;
                /** Format: int32 */
                responseCode: number;
                responseText: string;
            };
            /** @description The body that was sent, as text, even if a fault changed it; its length and SHA-256 once retention has dropped it. */
            payload: string;
        };
        /** @description Seed 003. The response header `x-mock-genesys-reason`, which only the mock sends, has the exact cause. */
        ErrorMessage: {
            message: string;
        };
        /** @description Assumption: `interactionResource`. */
        InteractionResource: {
            status: {
                code: number;
                message: string;
            };
            data: {
                id: string;
                sessionId: string;
                /** @enum {unknown} */
                mediaType: "chat" | "email";
                interactionSubtype: components["schemas"]["InteractionSubtype"];
                /** @enum {unknown} */
                state: "STARTED" | "FINISHED" | null;
                /** Format: date-time */
                createdAt: string;
            };
        };
        /**
         * @description Seed 001.
         * @enum {string}
         */
        InteractionSubtype: "InboundNew" | "Outbound" | "SMS" | "WhatsApp" | "FacebookPublic" | "FacebookPrivate" | "TwitterPublic" | "TwitterPrivate";
        /** @description Seed 001: every field is optional. */
        EventsPayload: {
            /** @description The id of the operation; a UUID, the same on every redelivery. Assumption: `operationId`. */
            operationId?: string;
            data?: {
                /** @description Assumption: `entitiesPerDelivery`. */
                entities?: components["schemas"]["Event"][];
            };
        };
        /** @description Seed 001. */
        Event: {
            event?: components["schemas"]["InteractionEvent"];
            entity?: {
                /** @description The interaction. */
                id?: string;
                /** @enum {string} */
                mediaType?: "chat" | "email";
                interactionSubtype?: components["schemas"]["InteractionSubtype"];
                /** @description Where to fetch the interaction. The sample's host is the placeholder NexusURL. Assumptions: `selfUri`, `emailSelfUri`. */
                selfUri?: string;
            };
        };
        /** @description What a receiver responds (seed 001). No document says whether the sender reads it. Assumption: `responseBodyRead`. */
        EventsResponse: {
            status?: {
                code?: number;
                message?: string;
            };
            data?: {
                ids?: {
                    id?: string;
                }[];
            };
        };
        /** @description Seed 003; `user_type` and an empty list of roles: public captures. Assumption: `personForm`. */
        Person: {
            /** Format: uuid */
            id: string;
            name: string | null;
            email: string | null;
            /** @description E.164. */
            phone: string | null;
            /**
             * @example [
             *       "Enduser"
             *     ]
             */
            roles: string[];
            /**
             * @description Public captures of 2025. Assumption: `personForm`.
             * @enum {unknown}
             */
            user_type?: "Contact" | "Member";
        };
        /** @description Seed 003. */
        Queue: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** @description Public captures. */
        Tag: {
            /** Format: uuid */
            id: string;
            name: string;
            is_deactivated: boolean;
        };
        /** @description Seed 003, which requires no field; the fields that are required here are always sent. */
        Conversation: {
            csid: number;
            /** @description Upper case with underscores; WIDGET_CHAT in seed 003, EMAIL in public captures. Assumptions: `channelNames`, `namesByRule`. */
            channel: string;
            /**
             * @description OPEN in seed 003, PENDING and CLOSED in public captures. Assumption: `namesByRule`.
             * @enum {unknown}
             */
            status: "OPEN" | "PENDING" | "AWAITING_PENDING" | "CLOSED";
            /** @enum {unknown} */
            direction: "INBOUND" | "OUTBOUND";
            queue: components["schemas"]["Queue"] | null;
            contact_point: string;
            requester: components["schemas"]["Person"];
            assignee: components["schemas"]["Person"] | null;
            subject: string | null;
            tags: components["schemas"]["Tag"][];
            /** @description A public receiver of 2025 reads it; its content is not documented. Assumption: `optionalMembers`. */
            custom_attributes?: unknown[];
            /** Format: date-time */
            created_at: string;
        };
        /** @description Seed 003; public documentation. */
        ConversationEnvelope: {
            /**
             * Format: uuid
             * @description The same on every redelivery: receivers deduplicate by it.
             */
            event_id: string;
            /** @description Seed 003 and public captures for five events. Assumptions: `namesByRule`, `doubtfulEventNames`. */
            event_fqn: string;
            /**
             * @description A string.
             * @constant
             */
            event_version: "1";
            /** Format: date-time */
            event_timestamp: string;
            organization: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            data: Record<string, never>;
        };
        /** @description Public documentation: no fields besides the conversation. */
        ConversationCreatedPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "CONVERSATION_CREATED";
            data?: {
                conversation: components["schemas"]["Conversation"];
            };
        };
        /** @description Public documentation: no fields besides the conversation. */
        ConversationOpenPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "CONVERSATION_OPEN";
            data?: {
                conversation: components["schemas"]["Conversation"];
            };
        };
        /** @description Public documentation: no fields besides the conversation. */
        ConversationPendingPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "CONVERSATION_PENDING";
            data?: {
                conversation: components["schemas"]["Conversation"];
            };
        };
        /** @description Public documentation; the field is in camel case there. */
        ConversationPendingExpiredPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "CONVERSATION_PENDING_EXPIRED";
            data?: {
                conversation: components["schemas"]["Conversation"];
                pendingByUser?: components["schemas"]["Person"];
            };
        };
        /** @description Public documentation: no fields besides the conversation. */
        ConversationClosedPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "CONVERSATION_CLOSED";
            data?: {
                conversation: components["schemas"]["Conversation"];
            };
        };
        /** @description Public documentation. */
        ConversationAbandonedPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "CONVERSATION_ABANDONED";
            data?: {
                conversation: components["schemas"]["Conversation"];
                queue: components["schemas"]["Queue"];
            };
        };
        /** @description Public documentation: no fields besides the conversation. */
        ConversationEnqueuedPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "CONVERSATION_ENQUEUED";
            data?: {
                conversation: components["schemas"]["Conversation"];
            };
        };
        /** @description No document shows this payload: its fields are those of the same fact in the activity log of the same API, in snake case. Assumption: `inferredPayloads`. */
        ConversationAssignedPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "CONVERSATION_ASSIGNED";
            data?: {
                conversation: components["schemas"]["Conversation"];
                /** Format: uuid */
                agent_id: string;
                agent_name: string | null;
            };
        };
        /** @description No document shows this payload: its fields are those of the same fact in the activity log of the same API, in snake case. Assumption: `inferredPayloads`. */
        ConversationUnassignedPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "CONVERSATION_UNASSIGNED";
            data?: {
                conversation: components["schemas"]["Conversation"];
                agent: components["schemas"]["Person"];
            };
        };
        /** @description No document shows this payload: its fields are those of the same fact in the activity log of the same API, in snake case. Assumption: `inferredPayloads`. */
        ConversationTransferredPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "CONVERSATION_TRANSFERRED";
            data?: {
                conversation: components["schemas"]["Conversation"];
                /**
                 * @description The values are invented.
                 * @enum {unknown}
                 */
                transfer_type: "ToAgent" | "ToQueue";
                /**
                 * @description The values are invented.
                 * @enum {unknown}
                 */
                destination_type: "Agent" | "Queue";
                /** Format: uuid */
                destination_id: string;
                destination_label?: string;
                reason?: string | null;
            };
        };
        /** @description Seed 003. */
        ConversationNoteAddedPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "CONVERSATION_NOTE_ADDED";
            data?: {
                conversation: components["schemas"]["Conversation"];
                /** Format: uuid */
                note_id: string;
                text: string;
                /** Format: date-time */
                created_at: string;
                author: components["schemas"]["Person"];
            };
        };
        /** @description Two public captures agree. */
        ConversationMessageAddedPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "CONVERSATION_MESSAGE_ADDED";
            data?: {
                conversation: components["schemas"]["Conversation"];
                author: components["schemas"]["Person"];
                /** Format: date-time */
                created_at: string;
                /** Format: uuid */
                message_id: string;
                text: string;
                /**
                 * @description Lower case, unlike that of the conversation.
                 * @enum {unknown}
                 */
                direction: "inbound" | "outbound";
                channel: string;
                content: {
                    text: string | null;
                    content_type: string | null;
                    original_content_url?: string | null;
                    processed_content_url?: string | null;
                };
                attachments: unknown[];
                external_id: string | null;
            };
        };
        /** @description A public capture. */
        ConversationTagAddedPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "CONVERSATION_TAG_ADDED";
            data?: {
                conversation: components["schemas"]["Conversation"];
                /** @description The name of the tag. */
                tag: string;
                author: components["schemas"]["Person"];
            };
        };
        /** @description No document shows this payload: its fields are those of the same fact in the activity log of the same API, in snake case. Assumption: `inferredPayloads`. */
        ConversationTagRemovedPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "CONVERSATION_TAG_REMOVED";
            data?: {
                conversation: components["schemas"]["Conversation"];
                /** @description The name of the tag. */
                tag: string;
            };
        };
        /** @description A public receiver reads these fields. */
        ConversationRatedPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "CONVERSATION_RATED";
            data?: {
                conversation: components["schemas"]["Conversation"];
                agent: components["schemas"]["Person"];
                /**
                 * @description Absent if only a comment was left. Assumptions: `ratingScores`, `optionalMembers`.
                 * @example 5
                 */
                score?: number;
                /** @description Absent if only a score was given. Assumption: `optionalMembers`. */
                comment?: string;
                /** @enum {unknown} */
                type: "Csat" | "Nps" | "ThumbsUpOrDown";
            };
        };
        /** @description No document shows this payload: its fields are those of the same fact in the activity log of the same API, in snake case. Assumption: `inferredPayloads`. */
        ConversationEndUserReplacedPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "CONVERSATION_END_USER_REPLACED";
            data?: {
                conversation: components["schemas"]["Conversation"];
                old_user: components["schemas"]["Person"];
                new_user: components["schemas"]["Person"];
            };
        };
        /** @description No document shows this payload or anything like it: its fields are a guess. Assumption: `inferredPayloads`. */
        AgentBannedEnduserPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "AGENT_BANNED_ENDUSER";
            data?: {
                agent: components["schemas"]["Person"];
                end_user: components["schemas"]["Person"];
            };
        };
        /** @description No document shows this payload or anything like it: its fields are a guess. Assumption: `inferredPayloads`. */
        AgentUnbannedEnduserPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "AGENT_UNBANNED_ENDUSER";
            data?: {
                agent: components["schemas"]["Person"];
                end_user: components["schemas"]["Person"];
            };
        };
        /** @description No document shows this payload or anything like it: its fields are a guess. Assumption: `inferredPayloads`. */
        AgentBannedIpPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "AGENT_BANNED_IP";
            data?: {
                agent: components["schemas"]["Person"];
                /** Format: ipv4 */
                ip: string;
            };
        };
        /** @description No document shows this payload or anything like it: its fields are a guess. Assumption: `inferredPayloads`. */
        AgentUnbannedIpPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "AGENT_UNBANNED_IP";
            data?: {
                agent: components["schemas"]["Person"];
                /** Format: ipv4 */
                ip: string;
            };
        };
        /** @description No document shows this payload: its fields are those of the same fact in the activity log of the same API, in snake case. Assumption: `inferredPayloads`. */
        ConversationCustomAttributeUpdatedPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "CONVERSATION_CUSTOM_ATTRIBUTE_UPDATED";
            data?: {
                conversation: components["schemas"]["Conversation"];
                updated_attribute_ids: string[];
                /** @description Values by attribute id. */
                updated_attribute_values: {
                    [key: string]: unknown;
                };
            };
        };
        /** @description No document shows this payload or anything like it: its fields are a guess. Assumption: `inferredPayloads`. */
        ConversationMessageDeliverySentPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "CONVERSATION_MESSAGE_DELIVERY_SENT";
            data?: {
                conversation: components["schemas"]["Conversation"];
                /** Format: uuid */
                message_id: string;
                channel: string;
                /** Format: date-time */
                status_at: string;
                reason: null;
            };
        };
        /** @description No document shows this payload or anything like it: its fields are a guess. Assumption: `inferredPayloads`. */
        ConversationMessageDeliveryDeliveredPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "CONVERSATION_MESSAGE_DELIVERY_DELIVERED";
            data?: {
                conversation: components["schemas"]["Conversation"];
                /** Format: uuid */
                message_id: string;
                channel: string;
                /** Format: date-time */
                status_at: string;
                reason: null;
            };
        };
        /** @description No document shows this payload or anything like it: its fields are a guess. Assumption: `inferredPayloads`. */
        ConversationMessageDeliverySeenPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "CONVERSATION_MESSAGE_DELIVERY_SEEN";
            data?: {
                conversation: components["schemas"]["Conversation"];
                /** Format: uuid */
                message_id: string;
                channel: string;
                /** Format: date-time */
                status_at: string;
                reason: null;
            };
        };
        /** @description No document shows this payload or anything like it: its fields are a guess. Assumption: `inferredPayloads`. */
        ConversationMessageDeliveryFailedPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "CONVERSATION_MESSAGE_DELIVERY_FAILED";
            data?: {
                conversation: components["schemas"]["Conversation"];
                /** Format: uuid */
                message_id: string;
                channel: string;
                /** Format: date-time */
                status_at: string;
                reason: string;
            };
        };
        /** @description No document shows this payload or anything like it: its fields are a guess. Assumption: `inferredPayloads`. */
        ConversationMessageDeliveryInfoPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "CONVERSATION_MESSAGE_DELIVERY_INFO";
            data?: {
                conversation: components["schemas"]["Conversation"];
                /** Format: uuid */
                message_id: string;
                channel: string;
                /** Format: date-time */
                status_at: string;
                reason: string;
            };
        };
        /** @description No document shows this payload or anything like it: its fields are a guess. Assumption: `inferredPayloads`. */
        ConversationMessageDeliverySpamComplaintPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "CONVERSATION_MESSAGE_DELIVERY_SPAM_COMPLAINT";
            data?: {
                conversation: components["schemas"]["Conversation"];
                /** Format: uuid */
                message_id: string;
                channel: string;
                /** Format: date-time */
                status_at: string;
                reason: string;
            };
        };
        /** @description No document shows this payload or anything like it: its fields are a guess. Assumption: `inferredPayloads`. */
        TypingStartedPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "TYPING_STARTED";
            data?: {
                conversation: components["schemas"]["Conversation"];
                author: components["schemas"]["Person"];
            };
        };
        /** @description No document shows this payload or anything like it: its fields are a guess. Assumption: `inferredPayloads`. */
        SLAEvaluationPendingPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "SLA_EVALUATION_PENDING";
            data?: {
                conversation: components["schemas"]["Conversation"];
                sla: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                    type: string;
                    target_seconds: number;
                };
            };
        };
        /** @description No document shows this payload or anything like it: its fields are a guess. Assumption: `inferredPayloads`. */
        SLAEvaluationBreachedPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "SLA_EVALUATION_BREACHED";
            data?: {
                conversation: components["schemas"]["Conversation"];
                sla: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                    type: string;
                    target_seconds: number;
                    /** Format: date-time */
                    evaluated_at: string;
                };
            };
        };
        /** @description No document shows this payload or anything like it: its fields are a guess. Assumption: `inferredPayloads`. */
        SLAEvaluationAchievedPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "SLA_EVALUATION_ACHIEVED";
            data?: {
                conversation: components["schemas"]["Conversation"];
                sla: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                    type: string;
                    target_seconds: number;
                    /** Format: date-time */
                    evaluated_at: string;
                };
            };
        };
        /** @description No document shows this payload or anything like it: its fields are a guess. Assumption: `inferredPayloads`. */
        SLAEvaluationVoidedPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "SLA_EVALUATION_VOIDED";
            data?: {
                conversation: components["schemas"]["Conversation"];
                sla: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                    type: string;
                    target_seconds: number;
                    /** Format: date-time */
                    evaluated_at: string;
                };
            };
        };
        /** @description No document shows this payload or anything like it: its fields are a guess. Assumption: `inferredPayloads`. */
        ConversationTranscriptionAddedPayload: components["schemas"]["ConversationEnvelope"] & {
            /** @constant */
            event_fqn?: "CONVERSATION_TRANSCRIPTION_ADDED";
            data?: {
                conversation: components["schemas"]["Conversation"];
                /** Format: uuid */
                transcription_id: string;
                language: string;
                text: string;
                /** Format: date-time */
                created_at: string;
            };
        };
    };
    responses: {
        /** @description Invalid value for: path parameter webhookSubscriptionId, or invalid value extracted from request context (seed 003). */
        InvalidValue: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description Invalid value for: body, validation failure, invalid path parameter or request context (seed 003). */
        DecodingFailure: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description An entity in this request could not be found (seed 003). */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description The key is missing or wrong, and one is required. Message: public documentation of other operations. Assumption: `missingToken`. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description Rejected by the mock: a foreign Host header, or a request from another site's page. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description The body is larger than 1 MiB. Assumption: `requestLimit`. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description The body is not declared as JSON. Assumption: `requestContentType`. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description More calls than the published limit, if the limit is enabled. Public documentation, but not the message. Assumption: `rateLimit`. */
        TooManyRequests: {
            headers: {
                /** @description Whole seconds until the next call is accepted. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description Internal failure during request processing (seed 003, only for a deletion). */
        DeletionFailure: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description Internal Server Error (seed 003). */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
    };
    parameters: {
        /** @description Seed 003. Assumption: `malformedId`. */
        webhookSubscriptionId: string;
        /** @description Public documentation; seed 003 does not show it. Assumption: `unknownEventInPath`. */
        event: components["schemas"]["SubscribableEvent"];
        /** @description `sha1=` and the HMAC-SHA1 of the bytes sent, keyed with the secret (seeds 001, 002), in lower-case hexadecimal digits. Assumptions: `digestText`, `signedBytes`. */
        HubSignature: string;
        /** @description A unique trace id (seed 001). Assumption: `traceId`. */
        B3TraceId: string;
        /** @description Not in the documents; strict B3 parsers need it. Assumption: `sendsAllB3Headers`. */
        B3SpanId: string;
        /** @description Like X-B3-SpanId. Assumption: `sendsAllB3Headers`. */
        B3Sampled: "1";
        /** @description Only in the sample of seed 001, and sent only with a switch. Assumption: `sampleApiKey`. */
        SampleApiKey: string;
        /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
        DixaSignature: string;
        /** @description Public documentation. */
        DixaSubscriptionId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every subscription of the organization. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookSubscription"][];
                    };
                };
            };
            400: components["responses"]["InvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookSubscriptionInput"];
            };
        };
        responses: {
            /** @description The new subscription. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookSubscription"];
                    };
                };
            };
            400: components["responses"]["DecodingFailure"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Seed 003. Assumption: `malformedId`. */
                webhookSubscriptionId: components["parameters"]["webhookSubscriptionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subscription. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookSubscription"];
                    };
                };
            };
            400: components["responses"]["InvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Seed 003. Assumption: `malformedId`. */
                webhookSubscriptionId: components["parameters"]["webhookSubscriptionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted; no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["DeletionFailure"];
        };
    };
    patchWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Seed 003. Assumption: `malformedId`. */
                webhookSubscriptionId: components["parameters"]["webhookSubscriptionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchWebhookSubscriptionInput"];
            };
        };
        responses: {
            /** @description The changed subscription. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookSubscription"];
                    };
                };
            };
            400: components["responses"]["DecodingFailure"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    listDeliveryStatuses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Seed 003. Assumption: `malformedId`. */
                webhookSubscriptionId: components["parameters"]["webhookSubscriptionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One entry per subscribed event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EventDeliveryStatus"][];
                    };
                };
            };
            400: components["responses"]["InvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    listEventLogs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Seed 003. Assumption: `malformedId`. */
                webhookSubscriptionId: components["parameters"]["webhookSubscriptionId"];
                /** @description Public documentation; seed 003 does not show it. Assumption: `unknownEventInPath`. */
                event: components["parameters"]["event"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The attempts, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EventDeliveryLog"][];
                    };
                };
            };
            400: components["responses"]["InvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getInteraction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description First id in the path of `selfUri` (seed 001). */
                sessionId: string;
                /** @description `entity.id` (seed 001). */
                interactionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state of the interaction. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InteractionResource"];
                };
            };
            400: components["responses"]["InvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
        };
    };
    sendConversationCreated: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationCreatedPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendConversationOpen: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationOpenPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendConversationPending: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationPendingPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendConversationPendingExpired: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationPendingExpiredPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendConversationClosed: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationClosedPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendConversationAbandoned: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationAbandonedPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendConversationEnqueued: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationEnqueuedPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendConversationAssigned: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationAssignedPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendConversationUnassigned: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationUnassignedPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendConversationTransferred: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationTransferredPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendConversationNoteAdded: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationNoteAddedPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendConversationMessageAdded: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationMessageAddedPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendConversationTagAdded: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationTagAddedPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendConversationTagRemoved: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationTagRemovedPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendConversationRated: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationRatedPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendConversationEndUserReplaced: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationEndUserReplacedPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendAgentBannedEnduser: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentBannedEnduserPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendAgentUnbannedEnduser: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentUnbannedEnduserPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendAgentBannedIp: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentBannedIpPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendAgentUnbannedIp: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentUnbannedIpPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendConversationCustomAttributeUpdated: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationCustomAttributeUpdatedPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendConversationMessageDeliverySent: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationMessageDeliverySentPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendConversationMessageDeliveryDelivered: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationMessageDeliveryDeliveredPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendConversationMessageDeliverySeen: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationMessageDeliverySeenPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendConversationMessageDeliveryFailed: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationMessageDeliveryFailedPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendConversationMessageDeliveryInfo: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationMessageDeliveryInfoPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendConversationMessageDeliverySpamComplaint: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationMessageDeliverySpamComplaintPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendTypingStarted: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TypingStartedPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendSLAEvaluationPending: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SLAEvaluationPendingPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendSLAEvaluationBreached: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SLAEvaluationBreachedPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendSLAEvaluationAchieved: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SLAEvaluationAchievedPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendSLAEvaluationVoided: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SLAEvaluationVoidedPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendConversationTranscriptionAdded: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` milliseconds since the Unix epoch, `,v1=` and the HMAC-SHA256 of t, a dot and the bytes sent, keyed with the hex-decoded secretKey. Public documentation. Assumption: `signedTime`. */
                "X-DIXA-SIGNATURE": components["parameters"]["DixaSignature"];
                /** @description Public documentation. */
                "X-DIXA-SUBSCRIPTION-ID": components["parameters"]["DixaSubscriptionId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationTranscriptionAddedPayload"];
            };
        };
        responses: {
            /** @description Success. Assumption: `conversationsSuccess`. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 408 and 429 are retried, any other status is final. Assumption: `conversationsRetries`. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Retried. Assumption: `conversationsRetries`. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendInteractionStateChange: {
        parameters: {
            query?: never;
            header: {
                /** @description `sha1=` and the HMAC-SHA1 of the bytes sent, keyed with the secret (seeds 001, 002), in lower-case hexadecimal digits. Assumptions: `digestText`, `signedBytes`. */
                "X-Hub-Signature": components["parameters"]["HubSignature"];
                /** @description A unique trace id (seed 001). Assumption: `traceId`. */
                "X-B3-TraceId"?: components["parameters"]["B3TraceId"];
                /** @description Not in the documents; strict B3 parsers need it. Assumption: `sendsAllB3Headers`. */
                "X-B3-SpanId"?: components["parameters"]["B3SpanId"];
                /** @description Like X-B3-SpanId. Assumption: `sendsAllB3Headers`. */
                "X-B3-Sampled"?: components["parameters"]["B3Sampled"];
                /** @description Only in the sample of seed 001, and sent only with a switch. Assumption: `sampleApiKey`. */
                "x-api-key"?: components["parameters"]["SampleApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventsPayload"];
            };
        };
        responses: {
            /** @description The only success (seed 002): any other response, or none, causes a redelivery. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsResponse"];
                };
            };
            /** @description Internal Server Error (seed 001): redelivered. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not a success: redelivered, by the literal text of seed 002. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
