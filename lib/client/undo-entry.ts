import type { SyncReviewsReply } from '@/lib/contract/reviews'
import { send } from './api'
import { deviceId, newId } from './device'
import { voidEntry } from './entry'

/** Undoes an entry of a card's log, however long ago it was made; for good, since a void cannot be voided. */
export const undoEntry = (entryId: string): Promise<SyncReviewsReply> => {
  const at = Date.now()
  const entries = [voidEntry(newId(), entryId, at)]
  return send('POST', '/reviews', { deviceId: deviceId(), clientNow: new Date(at).toISOString(), entries })
}
