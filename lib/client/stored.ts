import type { MeReply } from '@/lib/contract/accounts'
import type { PresetReply } from '@/lib/contract/presets'
import type { QueueCard, QueueReply } from '@/lib/contract/queue'
import type { SentEntryJson } from '@/lib/contract/reviews'
import type { FoldedCard } from '@/lib/core/card'
import type { Rating } from '@/lib/core/rating'
import type { Given } from './entry'

/** A card of the queue as this device keeps it: its text, where it stands, and its place in the sitting. */
export type StoredCard = {
  id: string
  noteId: string
  noteType: string
  presetId: string
  competency: string | null
  flag: number
  front: string
  back: string
  /** Sent with the points of an answer; rows kept by an older page have none. */
  noteVersion?: string
  /** The study day on which the learner was certain and wrong, where that is why it is asked. */
  mistakenOn?: string | null
  /** Asked once more since it means something else now. */
  revised?: boolean
  /** Where it stands on a why-ladder. */
  ladder?: QueueCard['ladder']
  /** What a flip card asks: as the queue gave it, drawn anew here once its basis has moved. Rows kept by an older page have none. */
  scenario?: QueueCard['scenario']
  card: FoldedCard
  /** Order in the queue; null once answered in this sitting. */
  place: number | null
  /** Suspended or buried: not shown, but kept for undo. */
  isAway: boolean
  /** When the position last changed here, so that an older reply from the server does not overwrite it. */
  touchedAt: number
}

/** Where a card stood before an answer. */
export type Before = { card: FoldedCard; place: number | null }

/** An entry on its way to the server. A void carries what it restores, to be re-applied on a card fetched meanwhile. */
export type OutboxRow = {
  seq: number
  id: string
  cardId: string
  entry: SentEntryJson
  restores: Before | null
}

/** An answer of this sitting, in order; an undone one is taken out. */
export type HistoryRow = {
  seq: number
  entryId: string
  cardId: string
  rating: Rating
  ms: number
  answeredAt: number
  before: Before
  after: FoldedCard
  /** What was said besides the rating, to stand there again after an undo. */
  given?: Given
}

/** An entry that the server did not take, with its reason. */
export type AttentionRow = { id: string; entry: SentEntryJson; reason: string; at: number }

/** What the queue says besides its cards. */
export type QueueInfo = {
  presets: PresetReply[]
  day: QueueReply['day']
  secondsPer: QueueReply['secondsPer']
  /** Cards of the day that are not on this device. */
  beyond: QueueReply['counts']
  deckId: string | null
  /** Set where the learner asked for what is due by schedule, though a plan chose other cards. */
  by?: 'schedule'
  /** What a plan leaves out while it asks nothing; rows kept by an older page have none. */
  leftOut?: QueueReply['leftOut']
  fetchedAt: number
}

/** Which cards a sitting is about: of one deck or all, as the plan chose or by schedule. */
export type Asked = Pick<QueueInfo, 'deckId' | 'by'>

export type Me = MeReply['me']
