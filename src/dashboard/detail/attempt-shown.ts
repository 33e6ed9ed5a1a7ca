import type { DetailModel } from './detail-model.ts'
import type { AttemptView, DeliveryView } from '../../timeline/entry-view.ts'

/** The attempt that the drawer shows, with its delivery. */
export interface AttemptShown {
  readonly detail: DetailModel
  readonly delivery: DeliveryView
  readonly attempt: AttemptView
}
