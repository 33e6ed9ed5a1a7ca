// Made from the specs by `npm run generate`; do not edit.
import type { Validator } from '../validator.ts'

export declare const createWebhookBody: Validator
export declare const getWebhookPath: Validator
export declare const patchWebhookPath: Validator
export declare const patchWebhookBody: Validator
export declare const deleteWebhookPath: Validator
export declare const listDeliveryStatusesPath: Validator
export declare const listEventLogsPath: Validator
export declare const getInteractionPath: Validator
export declare const eventsResponse: Validator
export declare const publishEventBody: Validator
export declare const playInteractionBody: Validator
export declare const listDeliveriesQuery: Validator
export declare const getDeliveryPath: Validator
export declare const redeliverPath: Validator
export declare const redeliverBody: Validator
export declare const cancelDeliveryPath: Validator
export declare const readJournalQuery: Validator
export declare const readTimelineQuery: Validator
export declare const streamJournalQuery: Validator
export declare const addNoteBody: Validator
export declare const setClockBody: Validator
export declare const addFaultBody: Validator
export declare const setFaultsBody: Validator
export declare const removeFaultPath: Validator
export declare const setRetryPolicyBody: Validator
export declare const setOwnRetryPolicyPath: Validator
export declare const setOwnRetryPolicyBody: Validator
export declare const clearOwnRetryPolicyPath: Validator
export declare const openMessage: Validator
