import { askFor } from '../ask-dialog.ts'
import { ControlClient } from '../control-client.ts'
import { startPresentation } from './presentation.ts'

startPresentation(new ControlClient(askFor))
