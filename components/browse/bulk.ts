import type { ChangeNotesReply, NoteAction } from '@/lib/contract/change-notes'
import { sendChange } from '@/lib/client/api'
import { showUndo } from '@/components/ui/undo'
import { figured } from '@/components/ui/words'

/** The notes that are meant: by id, or all that a search finds. */
export type Target = { noteIds: readonly string[] } | { q: string }

/** An action as it is sent: days as text. */
export type SentAction = Exclude<NoteAction, { kind: 'set-due' }> | { kind: 'set-due'; day: string }

type Bulk = ChangeNotesReply['bulk']

const notes = ({ notes: count }: Bulk) => figured(count, 'note')
const cards = ({ cards: count }: Bulk) => figured(count, 'card')

const doneWords: Record<SentAction['kind'], (bulk: Bulk) => string> = {
  'add-tags': (bulk) => `Tagged ${notes(bulk)}`,
  'remove-tags': (bulk) => `Took tags off ${notes(bulk)}`,
  move: (bulk) => `Moved ${cards(bulk)}`,
  flag: (bulk) => `Changed the flag of ${cards(bulk)}`,
  'set-due': (bulk) => `Set the due day of ${cards(bulk)}`,
  suspend: (bulk) => `Suspended ${cards(bulk)}`,
  unsuspend: (bulk) => `Unsuspended ${cards(bulk)}`,
  bury: (bulk) => `Buried ${cards(bulk)}`,
  unbury: (bulk) => `Unburied ${cards(bulk)}`,
  reset: (bulk) => `Reset ${cards(bulk)}`,
  delete: (bulk) => `Deleted ${notes(bulk)}`,
}

/** Does one thing to many notes, and offers to undo it. @throws ApiError */
export const changeNotes = async (target: Target, action: SentAction): Promise<void> => {
  const { reply, changeId } = await sendChange<ChangeNotesReply>('POST', '/notes/bulk', { ...target, action })
  const { bulk } = reply
  const isNothing = bulk.notes === 0 && bulk.cards === 0
  showUndo(isNothing ? 'Nothing had to be changed' : doneWords[action.kind](bulk), changeId)
}
