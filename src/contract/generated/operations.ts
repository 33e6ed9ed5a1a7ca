// Made from the specs by `npm run generate`; do not edit.

export const genesysOperations = {
  "listWebhooks": {
    "method": "GET",
    "path": "/v1/webhooks",
    "pathParams": [],
    "uuids": [],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "none"
  },
  "createWebhook": {
    "method": "POST",
    "path": "/v1/webhooks",
    "pathParams": [],
    "uuids": [],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "required"
  },
  "getWebhook": {
    "method": "GET",
    "path": "/v1/webhooks/{webhookSubscriptionId}",
    "pathParams": [
      "webhookSubscriptionId"
    ],
    "uuids": [
      "webhookSubscriptionId"
    ],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "none"
  },
  "patchWebhook": {
    "method": "PATCH",
    "path": "/v1/webhooks/{webhookSubscriptionId}",
    "pathParams": [
      "webhookSubscriptionId"
    ],
    "uuids": [
      "webhookSubscriptionId"
    ],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "required"
  },
  "deleteWebhook": {
    "method": "DELETE",
    "path": "/v1/webhooks/{webhookSubscriptionId}",
    "pathParams": [
      "webhookSubscriptionId"
    ],
    "uuids": [
      "webhookSubscriptionId"
    ],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "none"
  },
  "listDeliveryStatuses": {
    "method": "GET",
    "path": "/v1/webhooks/{webhookSubscriptionId}/delivery-status",
    "pathParams": [
      "webhookSubscriptionId"
    ],
    "uuids": [
      "webhookSubscriptionId"
    ],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "none"
  },
  "listEventLogs": {
    "method": "GET",
    "path": "/v1/webhooks/{webhookSubscriptionId}/delivery-status/logs/{event}",
    "pathParams": [
      "webhookSubscriptionId",
      "event"
    ],
    "uuids": [
      "webhookSubscriptionId"
    ],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "none"
  },
  "getInteraction": {
    "method": "GET",
    "path": "/nexus/v3/chat/sessions/{sessionId}/{interactionId}",
    "pathParams": [
      "sessionId",
      "interactionId"
    ],
    "uuids": [],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "none"
  }
} as const

export const controlOperations = {
  "health": {
    "method": "GET",
    "path": "/_mock/health",
    "pathParams": [],
    "uuids": [],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "none"
  },
  "publishEvent": {
    "method": "POST",
    "path": "/_mock/events",
    "pathParams": [],
    "uuids": [],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "required"
  },
  "playInteraction": {
    "method": "POST",
    "path": "/_mock/interactions",
    "pathParams": [],
    "uuids": [],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "optional"
  },
  "listDeliveries": {
    "method": "GET",
    "path": "/_mock/deliveries",
    "pathParams": [],
    "uuids": [],
    "queryIntegers": [
      "limit",
      "after"
    ],
    "hasQuery": true,
    "body": "none"
  },
  "getDelivery": {
    "method": "GET",
    "path": "/_mock/deliveries/{deliveryId}",
    "pathParams": [
      "deliveryId"
    ],
    "uuids": [],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "none"
  },
  "redeliver": {
    "method": "POST",
    "path": "/_mock/deliveries/{deliveryId}/redeliver",
    "pathParams": [
      "deliveryId"
    ],
    "uuids": [],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "optional"
  },
  "cancelDelivery": {
    "method": "POST",
    "path": "/_mock/deliveries/{deliveryId}/cancel",
    "pathParams": [
      "deliveryId"
    ],
    "uuids": [],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "none"
  },
  "readJournal": {
    "method": "GET",
    "path": "/_mock/journal",
    "pathParams": [],
    "uuids": [],
    "queryIntegers": [
      "after",
      "limit"
    ],
    "hasQuery": true,
    "body": "none"
  },
  "readTimeline": {
    "method": "GET",
    "path": "/_mock/timeline",
    "pathParams": [],
    "uuids": [],
    "queryIntegers": [
      "limit"
    ],
    "hasQuery": true,
    "body": "none"
  },
  "streamJournal": {
    "method": "GET",
    "path": "/_mock/stream",
    "pathParams": [],
    "uuids": [],
    "queryIntegers": [
      "after"
    ],
    "hasQuery": true,
    "body": "none"
  },
  "addNote": {
    "method": "POST",
    "path": "/_mock/notes",
    "pathParams": [],
    "uuids": [],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "required"
  },
  "readClock": {
    "method": "GET",
    "path": "/_mock/clock",
    "pathParams": [],
    "uuids": [],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "none"
  },
  "setClock": {
    "method": "POST",
    "path": "/_mock/clock",
    "pathParams": [],
    "uuids": [],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "required"
  },
  "listFaults": {
    "method": "GET",
    "path": "/_mock/faults",
    "pathParams": [],
    "uuids": [],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "none"
  },
  "addFault": {
    "method": "POST",
    "path": "/_mock/faults",
    "pathParams": [],
    "uuids": [],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "required"
  },
  "setFaults": {
    "method": "PUT",
    "path": "/_mock/faults",
    "pathParams": [],
    "uuids": [],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "required"
  },
  "clearFaults": {
    "method": "DELETE",
    "path": "/_mock/faults",
    "pathParams": [],
    "uuids": [],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "none"
  },
  "removeFault": {
    "method": "DELETE",
    "path": "/_mock/faults/{faultId}",
    "pathParams": [
      "faultId"
    ],
    "uuids": [],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "none"
  },
  "listFaultCatalogue": {
    "method": "GET",
    "path": "/_mock/fault-catalogue",
    "pathParams": [],
    "uuids": [],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "none"
  },
  "readRetryPolicy": {
    "method": "GET",
    "path": "/_mock/retry-policy",
    "pathParams": [],
    "uuids": [],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "none"
  },
  "setRetryPolicy": {
    "method": "PUT",
    "path": "/_mock/retry-policy",
    "pathParams": [],
    "uuids": [],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "required"
  },
  "listSubscriptions": {
    "method": "GET",
    "path": "/_mock/subscriptions",
    "pathParams": [],
    "uuids": [],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "none"
  },
  "setOwnRetryPolicy": {
    "method": "PUT",
    "path": "/_mock/subscriptions/{subscriptionId}/retry-policy",
    "pathParams": [
      "subscriptionId"
    ],
    "uuids": [],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "required"
  },
  "clearOwnRetryPolicy": {
    "method": "DELETE",
    "path": "/_mock/subscriptions/{subscriptionId}/retry-policy",
    "pathParams": [
      "subscriptionId"
    ],
    "uuids": [],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "none"
  },
  "reset": {
    "method": "POST",
    "path": "/_mock/reset",
    "pathParams": [],
    "uuids": [],
    "queryIntegers": [],
    "hasQuery": false,
    "body": "none"
  }
} as const

export const REQUEST_MEMBERS = {
  "CreateWebhookSubscriptionInput": [
    "name",
    "events",
    "url",
    "authorization",
    "customHeaders",
    "enabled",
    "filters"
  ],
  "PatchWebhookSubscriptionInput": [
    "name",
    "events",
    "url",
    "authorization",
    "customHeaders",
    "enabled",
    "filters"
  ],
  "BasicAuth": [
    "username",
    "password",
    "_type"
  ],
  "TokenAuth": [
    "value",
    "_type"
  ],
  "NoAuth": [
    "_type"
  ],
  "CombinedFilters": [
    "strategy",
    "conditions",
    "_type"
  ],
  "FilterCondition": [
    "field",
    "values",
    "_type"
  ]
} as const

export const RATE_LIMIT = {
  "perSecond": 10,
  "burst": 4,
  "perDay": 864000
} as const
