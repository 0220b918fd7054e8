import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { dismissToast, readToast, showToast } from '@/components/ui/toast-queue'
import { ApiError, sentenceOf } from '@/lib/client/api'
import type { Given } from '@/lib/client/entry'
import { reviewCalls } from '@/lib/client/review-calls'
import { shownCard } from '@/lib/client/session'
import type { Sitting } from '@/lib/client/sitting'
import type { StoredCard } from '@/lib/client/stored'
import type { Rating } from '@/lib/core/rating'
import type { Command } from './keys'
import { addressOfCard } from './use-review'

type Aside = 'bury-card' | 'bury-note' | 'suspend-card' | 'suspend-note'

const asideWords: Record<Aside, string> = {
  'bury-card': 'Card buried until tomorrow.',
  'bury-note': 'Note buried until tomorrow.',
  'suspend-card': 'Card suspended.',
  'suspend-note': 'Note suspended.',
}

const sayRefusal = (error: unknown) =>
  showToast(
    error instanceof ApiError && error.status === 0
      ? 'Offline. This needs the network; your answers do not.'
      : sentenceOf(error),
  )

const sayNotStored = () =>
  showToast(
    'This could not be stored on this device, so nothing was changed. Free some space, then try again.',
  )

export type Sheet = { is: 'keys' } | { is: 'info'; cardId: string } | null

/** What the learner asks for, by key, button or menu, done with the sitting. */
export const useCommands = (sitting: Sitting, given: () => Given) => {
  const router = useRouter()
  const [sheet, setSheet] = useState<Sheet>(null)
  const [said, say] = useState('')

  const rate = (rating: Rating) => {
    const toast = readToast()
    if (toast) dismissToast(toast.id)
    say('')
    return sitting.answer(rating, given()).catch(sayNotStored)
  }

  /** What was set aside a moment ago comes first: its message still stands there. */
  const undo = () => {
    const toast = readToast()
    if (toast?.undo) {
      dismissToast(toast.id)
      return toast.undo()
    }
    if (sitting.state().session.history.length === 0) return
    void sitting.undo().then(() => say('Undone. The question is back.'), sayNotStored)
  }

  const setAside = async (card: StoredCard, aside: Aside) => {
    try {
      const isNote = aside === 'bury-note' || aside === 'suspend-note'
      const ids = isNote ? await reviewCalls.cardsOfNote(card.noteId) : [card.id]
      const isBury = aside === 'bury-card' || aside === 'bury-note'
      const bringBack = await sitting.setAside(ids, isBury ? { buried: true } : { suspended: true })
      showToast(asideWords[aside], () => void bringBack().catch(sayRefusal))
    } catch (error) {
      sayRefusal(error)
    }
  }

  const mark = (card: StoredCard) =>
    sitting
      .setFlag(card.id, card.flag === 1 ? 0 : 1)
      .then(() => showToast(card.flag === 1 ? 'The mark is gone.' : 'Marked.'), sayRefusal)

  const returnTo = (card: StoredCard) =>
    addressOfCard(card.id, sitting.state().session.isRevealed ? 'answer' : 'question')

  const ofCard = (command: Exclude<Command, object>, card: StoredCard) => {
    switch (command) {
      case 'edit':
        return router.push(`/notes/edit?id=${card.noteId}&then=${encodeURIComponent(returnTo(card))}`)
      case 'mark':
        return mark(card)
      case 'info':
        return setSheet({ is: 'info', cardId: card.id })
      case 'bury-card':
      case 'bury-note':
      case 'suspend-card':
      case 'suspend-note':
        return setAside(card, command)
    }
  }

  const run = (command: Command) => {
    if (typeof command === 'object') return void rate(command.rate)
    if (command === 'undo') return undo()
    if (command === 'keys') return setSheet({ is: 'keys' })
    if (command === 'leave') return router.push('/today')
    const card = shownCard(sitting.state().session)
    if (card) void ofCard(command, card)
  }

  return { run, rate, undo, said, say, sheet, closeSheet: () => setSheet(null) }
}
