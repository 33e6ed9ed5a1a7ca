import { askFor } from './parts/ask-dialog.ts'
import { ControlClient } from './mock/control-client.ts'
import { readFrozen } from './export/frozen-journal.ts'
import { frozenSource } from './export/frozen-source.ts'
import { startPage } from './page.ts'

const frozen = readFrozen()
startPage(new ControlClient(askFor, frozen && frozenSource(frozen)), frozen)
