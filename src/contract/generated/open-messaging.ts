// Made from the specs by `npm run generate`; do not edit.
export type paths = Record<string, never>;
export interface webhooks {
    OpenMessageText: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Text of an agent or a bot
         * @description Sources: schema, live, outbound. Assumptions: `openConversationId`, `openMessageId`.
         */
        post: operations["sendOpenMessageText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    OpenMessageAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A file without text
         * @description Type `Text` with one attachment. Sources: schema, samples.
         */
        post: operations["sendOpenMessageAttachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    OpenMessageTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A filled-in template
         * @description Type `Structured` with a `Notification`. Sources: schema, samples.
         */
        post: operations["sendOpenMessageTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    OpenMessageQuickReplies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A question from a bot, with answers to choose from
         * @description Type `Structured` with `QuickReply` contents. The schema mentions quick replies but does not show them. Source: samples.
         */
        post: operations["sendOpenMessageQuickReplies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    OpenMessageCard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A card with actions
         * @description Type `Structured` with a `Card`. Not in the schema. Source: samples.
         */
        post: operations["sendOpenMessageCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    OpenMessageCarousel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Several cards
         * @description Type `Structured` with a `Carousel`. Not in the schema. Source: samples.
         */
        post: operations["sendOpenMessageCarousel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    OpenMessageDatePicker: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dates to choose from
         * @description Type `Structured` with a `DatePicker`. Not in the schema. Source: samples.
         */
        post: operations["sendOpenMessageDatePicker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    OpenMessageReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An inbound message was published to the conversation
         * @description Its fields are documented, but not their combination. Source: schema. Assumption: `openReceiptDirection`.
         */
        post: operations["sendOpenMessageReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    OpenMessageFailure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An inbound message could not be published
         * @description Its fields are documented, but not their combination. Source: schema. Assumption: `openReceiptDirection`.
         */
        post: operations["sendOpenMessageFailure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    OpenMessageTyping: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The agent is typing
         * @description Sources: samples, and a sample of the documentation quoted in public threads. No source shows typing `Off`, and it is not sent.
         */
        post: operations["sendOpenMessageTyping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description The body of any request. */
        OpenMessage: components["schemas"]["OpenMessageTextPayload"] | components["schemas"]["OpenMessageAttachmentPayload"] | components["schemas"]["OpenMessageTemplatePayload"] | components["schemas"]["OpenMessageQuickRepliesPayload"] | components["schemas"]["OpenMessageCardPayload"] | components["schemas"]["OpenMessageCarouselPayload"] | components["schemas"]["OpenMessageDatePickerPayload"] | components["schemas"]["OpenMessageReceiptPayload"] | components["schemas"]["OpenMessageFailurePayload"] | components["schemas"]["OpenMessageTypingPayload"];
        /** @description The sender or recipient of a message. Source: schema. */
        OpenParty: {
            /** @description Display name. */
            nickname?: string;
            id: string;
            /** @enum {unknown} */
            idType: "Email" | "Phone" | "Opaque";
            firstName?: string;
            lastName?: string;
        };
        /** @description Sources: schema, live. */
        OpenChannel: {
            /**
             * Format: uuid
             * @description The integration.
             */
            id: string;
            /** @constant */
            platform: "Open";
            /** @constant */
            type: "Private";
            to: components["schemas"]["OpenParty"];
            from: components["schemas"]["OpenParty"];
            /**
             * Format: date-time
             * @description UTC with milliseconds. The same on every redelivery.
             */
            time: string;
            /** @description The id of the message; in a receipt, the id that the receiver gave the inbound message. */
            messageId: string;
        };
        /** @description The fields of every request, in this order; those of the kind of message come after channel. */
        OpenEnvelope: {
            /** @description The same on every redelivery; unique together with channel.time (source: outbound). Assumption: `openMessageId`. */
            id: string;
            channel: components["schemas"]["OpenChannel"];
            /** @enum {unknown} */
            type: "Text" | "Structured" | "Receipt" | "Event";
            /** @enum {unknown} */
            direction: "Outbound" | "Inbound";
        };
        /** @description A message to the end user. */
        OpenMessageEnvelope: components["schemas"]["OpenEnvelope"] & {
            /** @enum {unknown} */
            type?: "Text" | "Structured";
            /** @enum {unknown} */
            originatingEntity: "Human" | "Bot";
            /** @constant */
            direction?: "Outbound";
            /** @description Sent since 2025; not in the schema. Sources: live, samples. Assumption: `openConversationId`. */
            conversationId?: string | "";
        };
        /** @description The result of an inbound message. It has the id of that message (source: schema). */
        OpenReceiptEnvelope: components["schemas"]["OpenEnvelope"] & {
            /** @constant */
            type?: "Receipt";
            /** @enum {unknown} */
            status: "Sent" | "Delivered" | "Read" | "Failed" | "Published" | "Removed";
            isFinalReceipt: boolean;
        };
        OpenMessageTextPayload: components["schemas"]["OpenMessageEnvelope"] & {
            /** @constant */
            type?: "Text";
            text: string;
        };
        /** @description Source: schema. */
        OpenAttachment: {
            id?: string;
            /** @enum {unknown} */
            mediaType: "Image" | "Video" | "Audio" | "File" | "Link";
            /** Format: uri */
            url?: string;
            mime?: string;
            filename?: string;
            text?: string;
            sha256?: string;
        };
        OpenMessageAttachmentPayload: components["schemas"]["OpenMessageEnvelope"] & {
            /** @constant */
            type?: "Text";
            /** @description At most one attachment. */
            content: {
                /** @constant */
                contentType: "Attachment";
                attachment: components["schemas"]["OpenAttachment"];
            }[];
        };
        /** @description Source: schema. */
        OpenTemplate: {
            id?: string;
            language?: string;
            header?: {
                /** @enum {unknown} */
                type: "Text" | "Media";
                text?: string;
                media?: components["schemas"]["OpenAttachment"];
                parameters?: components["schemas"]["OpenTemplateParameters"];
            };
            body: {
                text: string;
                parameters?: components["schemas"]["OpenTemplateParameters"];
            };
            footer?: {
                text?: string;
            };
        };
        OpenTemplateParameters: {
            name: string;
            text: string;
        }[];
        OpenMessageTemplatePayload: components["schemas"]["OpenMessageEnvelope"] & {
            /** @constant */
            type?: "Structured";
            text: string;
            content: {
                /** @constant */
                contentType: "Notification";
                template: components["schemas"]["OpenTemplate"];
            }[];
        };
        OpenMessageQuickRepliesPayload: components["schemas"]["OpenMessageEnvelope"] & {
            /** @constant */
            type?: "Structured";
            text: string;
            content: {
                /** @constant */
                contentType: "QuickReply";
                quickReply: {
                    text: string;
                    payload: string;
                    /** @constant */
                    action?: "Message";
                };
            }[];
        };
        /** @description Source: samples. */
        OpenCard: {
            title: string;
            description?: string;
            /** Format: uri */
            image?: string;
            actions: {
                /** @enum {unknown} */
                type: "Postback" | "Link";
                text: string;
                payload?: string;
                /** Format: uri */
                url?: string;
            }[];
        };
        OpenMessageCardPayload: components["schemas"]["OpenMessageEnvelope"] & {
            /** @constant */
            type?: "Structured";
            content: {
                /** @constant */
                contentType: "Card";
                card: components["schemas"]["OpenCard"];
            }[];
        };
        OpenMessageCarouselPayload: components["schemas"]["OpenMessageEnvelope"] & {
            /** @constant */
            type?: "Structured";
            content: {
                /** @constant */
                contentType: "Carousel";
                carousel: {
                    cards: components["schemas"]["OpenCard"][];
                };
            }[];
        };
        OpenMessageDatePickerPayload: components["schemas"]["OpenMessageEnvelope"] & {
            /** @constant */
            type?: "Structured";
            content: {
                /** @constant */
                contentType: "DatePicker";
                /** @description Source: samples. */
                datePicker: {
                    title?: string;
                    subtitle?: string;
                    availableTimes: {
                        /** @description Seconds. */
                        duration?: number;
                        /** Format: date-time */
                        dateTime: string;
                    }[];
                };
            }[];
        };
        OpenMessageReceiptPayload: components["schemas"]["OpenReceiptEnvelope"] & {
            /** @enum {unknown} */
            status?: "Sent" | "Delivered" | "Read" | "Published" | "Removed";
        };
        OpenMessageFailurePayload: components["schemas"]["OpenReceiptEnvelope"] & {
            /** @constant */
            status?: "Failed";
            reasons: {
                /** @enum {unknown} */
                code?: "MessageExpired" | "RateLimited" | "MessageNotAllowed" | "GeneralError" | "UnsupportedMessage" | "UnknownMessage" | "InvalidMessageStructure" | "InvalidDestination" | "ServerError" | "MediaTypeNotAllowed" | "InvalidMediaContentLength" | "RecipientOptedOut";
                message: string;
            }[];
        };
        OpenMessageTypingPayload: components["schemas"]["OpenEnvelope"] & {
            /** @constant */
            type?: "Event";
            /** @constant */
            direction?: "Outbound";
            events: {
                /** @constant */
                eventType: "Typing";
                typing: {
                    /** @constant */
                    type: "On";
                    /**
                     * @description Milliseconds.
                     * @constant
                     */
                    duration: 5000;
                };
            }[];
        };
    };
    responses: {
        /** @description Success; the body is not read. Source: staff. */
        Accepted: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Retried up to 5 times, 5 seconds apart, like a request without a response within 10 seconds. Source: validate. */
        Retried: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Not a retryable response: the message has failed. Source: validate. */
        Final: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        /** @description `sha256=` and the HMAC-SHA256 of the bytes sent, keyed with the UTF-8 text of the signature secret token, in padded base64. It accompanies every request, receipts and events included. Sources: validate, live. Assumption: `openSignedBytes`. */
        HubSignature256: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    sendOpenMessageText: {
        parameters: {
            query?: never;
            header: {
                /** @description `sha256=` and the HMAC-SHA256 of the bytes sent, keyed with the UTF-8 text of the signature secret token, in padded base64. It accompanies every request, receipts and events included. Sources: validate, live. Assumption: `openSignedBytes`. */
                "X-Hub-Signature-256": components["parameters"]["HubSignature256"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenMessageTextPayload"];
            };
        };
        responses: {
            429: components["responses"]["Retried"];
            "2XX": components["responses"]["Accepted"];
            "4XX": components["responses"]["Final"];
            "5XX": components["responses"]["Retried"];
        };
    };
    sendOpenMessageAttachment: {
        parameters: {
            query?: never;
            header: {
                /** @description `sha256=` and the HMAC-SHA256 of the bytes sent, keyed with the UTF-8 text of the signature secret token, in padded base64. It accompanies every request, receipts and events included. Sources: validate, live. Assumption: `openSignedBytes`. */
                "X-Hub-Signature-256": components["parameters"]["HubSignature256"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenMessageAttachmentPayload"];
            };
        };
        responses: {
            429: components["responses"]["Retried"];
            "2XX": components["responses"]["Accepted"];
            "4XX": components["responses"]["Final"];
            "5XX": components["responses"]["Retried"];
        };
    };
    sendOpenMessageTemplate: {
        parameters: {
            query?: never;
            header: {
                /** @description `sha256=` and the HMAC-SHA256 of the bytes sent, keyed with the UTF-8 text of the signature secret token, in padded base64. It accompanies every request, receipts and events included. Sources: validate, live. Assumption: `openSignedBytes`. */
                "X-Hub-Signature-256": components["parameters"]["HubSignature256"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenMessageTemplatePayload"];
            };
        };
        responses: {
            429: components["responses"]["Retried"];
            "2XX": components["responses"]["Accepted"];
            "4XX": components["responses"]["Final"];
            "5XX": components["responses"]["Retried"];
        };
    };
    sendOpenMessageQuickReplies: {
        parameters: {
            query?: never;
            header: {
                /** @description `sha256=` and the HMAC-SHA256 of the bytes sent, keyed with the UTF-8 text of the signature secret token, in padded base64. It accompanies every request, receipts and events included. Sources: validate, live. Assumption: `openSignedBytes`. */
                "X-Hub-Signature-256": components["parameters"]["HubSignature256"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenMessageQuickRepliesPayload"];
            };
        };
        responses: {
            429: components["responses"]["Retried"];
            "2XX": components["responses"]["Accepted"];
            "4XX": components["responses"]["Final"];
            "5XX": components["responses"]["Retried"];
        };
    };
    sendOpenMessageCard: {
        parameters: {
            query?: never;
            header: {
                /** @description `sha256=` and the HMAC-SHA256 of the bytes sent, keyed with the UTF-8 text of the signature secret token, in padded base64. It accompanies every request, receipts and events included. Sources: validate, live. Assumption: `openSignedBytes`. */
                "X-Hub-Signature-256": components["parameters"]["HubSignature256"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenMessageCardPayload"];
            };
        };
        responses: {
            429: components["responses"]["Retried"];
            "2XX": components["responses"]["Accepted"];
            "4XX": components["responses"]["Final"];
            "5XX": components["responses"]["Retried"];
        };
    };
    sendOpenMessageCarousel: {
        parameters: {
            query?: never;
            header: {
                /** @description `sha256=` and the HMAC-SHA256 of the bytes sent, keyed with the UTF-8 text of the signature secret token, in padded base64. It accompanies every request, receipts and events included. Sources: validate, live. Assumption: `openSignedBytes`. */
                "X-Hub-Signature-256": components["parameters"]["HubSignature256"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenMessageCarouselPayload"];
            };
        };
        responses: {
            429: components["responses"]["Retried"];
            "2XX": components["responses"]["Accepted"];
            "4XX": components["responses"]["Final"];
            "5XX": components["responses"]["Retried"];
        };
    };
    sendOpenMessageDatePicker: {
        parameters: {
            query?: never;
            header: {
                /** @description `sha256=` and the HMAC-SHA256 of the bytes sent, keyed with the UTF-8 text of the signature secret token, in padded base64. It accompanies every request, receipts and events included. Sources: validate, live. Assumption: `openSignedBytes`. */
                "X-Hub-Signature-256": components["parameters"]["HubSignature256"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenMessageDatePickerPayload"];
            };
        };
        responses: {
            429: components["responses"]["Retried"];
            "2XX": components["responses"]["Accepted"];
            "4XX": components["responses"]["Final"];
            "5XX": components["responses"]["Retried"];
        };
    };
    sendOpenMessageReceipt: {
        parameters: {
            query?: never;
            header: {
                /** @description `sha256=` and the HMAC-SHA256 of the bytes sent, keyed with the UTF-8 text of the signature secret token, in padded base64. It accompanies every request, receipts and events included. Sources: validate, live. Assumption: `openSignedBytes`. */
                "X-Hub-Signature-256": components["parameters"]["HubSignature256"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenMessageReceiptPayload"];
            };
        };
        responses: {
            429: components["responses"]["Retried"];
            "2XX": components["responses"]["Accepted"];
            "4XX": components["responses"]["Final"];
            "5XX": components["responses"]["Retried"];
        };
    };
    sendOpenMessageFailure: {
        parameters: {
            query?: never;
            header: {
                /** @description `sha256=` and the HMAC-SHA256 of the bytes sent, keyed with the UTF-8 text of the signature secret token, in padded base64. It accompanies every request, receipts and events included. Sources: validate, live. Assumption: `openSignedBytes`. */
                "X-Hub-Signature-256": components["parameters"]["HubSignature256"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenMessageFailurePayload"];
            };
        };
        responses: {
            429: components["responses"]["Retried"];
            "2XX": components["responses"]["Accepted"];
            "4XX": components["responses"]["Final"];
            "5XX": components["responses"]["Retried"];
        };
    };
    sendOpenMessageTyping: {
        parameters: {
            query?: never;
            header: {
                /** @description `sha256=` and the HMAC-SHA256 of the bytes sent, keyed with the UTF-8 text of the signature secret token, in padded base64. It accompanies every request, receipts and events included. Sources: validate, live. Assumption: `openSignedBytes`. */
                "X-Hub-Signature-256": components["parameters"]["HubSignature256"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenMessageTypingPayload"];
            };
        };
        responses: {
            429: components["responses"]["Retried"];
            "2XX": components["responses"]["Accepted"];
            "4XX": components["responses"]["Final"];
            "5XX": components["responses"]["Retried"];
        };
    };
}
