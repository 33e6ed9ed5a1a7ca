// Made from the specs by `npm run generate`; do not edit.

import TABLE_0 from "../kills.interactions.json" with { type: 'json' }
import TABLE_1 from "../kills.conversations.json" with { type: 'json' }
import TABLE_2 from "../kills.open-messaging.json" with { type: 'json' }

export const KILL_TABLES = {
  "interactions": TABLE_0,
  "conversations": TABLE_1,
  "open-messaging": TABLE_2,
} as const
