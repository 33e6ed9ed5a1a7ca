// Made from the specs by `npm run generate`; do not edit.

export const SPEC_DOCUMENTS = [
  {
    "name": "genesys",
    "file": "openapi.json"
  },
  {
    "name": "control",
    "file": "openapi-control.json"
  },
  {
    "name": "open-messaging",
    "file": "openapi-open-messaging.json"
  }
] as const
