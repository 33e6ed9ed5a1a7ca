// Made from the specs by `npm run generate`; do not edit.

export const REQUIREMENTS = [
  {
    "id": "GWR-SIG-001",
    "level": "MUST",
    "sentence": "Takes a delivery whose X-Hub-Signature is `sha1=` and the HMAC-SHA1 of the body under the app secret.",
    "source": "Seed 001, Parameters, X-Hub-Signature; seed 002, Webhook Overview. Digits: Assumption: `digestText`"
  }
] as const
