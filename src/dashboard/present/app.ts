import { askFor } from '../parts/ask-dialog.ts'
import { ControlClient } from '../mock/control-client.ts'
import { startPresentation } from './presentation.ts'

startPresentation(new ControlClient(askFor))
