import type { ChangeNotesInput, ChangeNotesReply, NoteAction } from '@/lib/contract/change-notes'
import { AppError } from '@/lib/core/errors'
import { studyDayOf } from '@/lib/core/study-day'
import { logCards, setCards } from '@/lib/db/change-cards'
import type { ManyChanged } from '@/lib/db/change-many'
import { moveNotes, removeNotes, tagNotes } from '@/lib/db/change-notes'
import { ruleOf } from '@/lib/db/learner'
import { newId } from '@/lib/io/ids'
import type { Context } from './context'
import { findNoteIds } from './find-note-ids'
import { newChange } from './new-change'
import { writeBatch } from './write-batch'

const mostNotes = 100_000

const act = (
  context: Context,
  noteIds: readonly string[],
  action: NoteAction,
): Promise<ManyChanged | 'missing' | 'no-deck' | 'too-many'> => {
  const { viewer, now } = context
  const { userId } = viewer
  const change = newChange(context)
  switch (action.kind) {
    case 'add-tags':
    case 'remove-tags':
      return tagNotes(userId, noteIds, action, change)
    case 'move':
      return moveNotes(userId, noteIds, action.deckId, change)
    case 'delete':
      return removeNotes(userId, noteIds, change)
    case 'bury':
      return setCards(
        userId,
        noteIds,
        (learner) => ({ kind: 'bury', day: studyDayOf(now, ruleOf(learner)) }),
        change,
      )
    case 'suspend':
    case 'unsuspend':
    case 'unbury':
    case 'flag':
      return setCards(userId, noteIds, () => action, change)
    case 'set-due':
    case 'reset': {
      const verb = action.kind === 'reset' ? 'Reset' : 'Rescheduled'
      const batch = { kind: action.kind, verb, batchId: newId() }
      const entry = action.kind === 'reset' ? action : { kind: action.kind, dayOf: () => action.day }
      return logCards(userId, noteIds, batch, writeBatch(entry, now), change)
    }
  }
}

/** The notes by id, or all that are found; more than one change may touch are refused. */
const idsOf = async (context: Context, { noteIds, q }: ChangeNotesInput): Promise<readonly string[]> => {
  if (noteIds !== undefined) return noteIds
  const found = await findNoteIds(context, q!, mostNotes)
  if (found.length > mostNotes)
    throw new AppError('invalid-input', 'This search finds more than 100,000 notes. Narrow it first.', {
      fields: { q: 'finds too many notes' },
    })
  return found
}

/**
 * Does one thing to many notes, or to all their cards, in one transaction, as one change. Ids that are not the learner's,
 * or of notes that are gone, are left out.
 * @throws AppError not-found when none of the notes, or the deck, is the learner's; invalid-input
 */
export const changeNotes = async (context: Context, input: ChangeNotesInput): Promise<ChangeNotesReply> => {
  const result = await act(context, await idsOf(context, input), input.action)
  if (result === 'missing') throw new AppError('not-found', 'None of these notes is there any more.')
  if (result === 'no-deck') throw new AppError('not-found', 'There is no such deck.')
  if (result === 'too-many')
    throw new AppError(
      'invalid-input',
      'A note may have at most 50 tags, and one of these would have more.',
      {
        fields: { action: 'makes too many tags' },
      },
    )
  context.changeId = result.changeId
  return { bulk: result }
}
