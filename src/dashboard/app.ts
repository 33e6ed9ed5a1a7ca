import { askFor } from './ask-dialog.ts'
import { ControlClient } from './control-client.ts'
import { startPage } from './page.ts'

startPage(new ControlClient(askFor))
