'use client'

import { lazy, Suspense, useEffect } from 'react'
import { Toasts } from '@/components/ui/toast'
import type { ShortcutKeys } from '@/lib/core/shortcuts'
import { minutesLeft, nextStepAt, progressOf, shownCard, summaryOf } from '@/lib/client/session'
import { CardMenu } from './card-menu'
import { loadPointsAnswer } from './answer'
import { CardOnScreen } from './card-on-screen'
import { KeysThatHold } from './key-hint'
import type { Command } from './keys'
import { ReviewBar } from './review-bar'
import { Failed, NothingToSay, Waiting } from './states'
import { Summary } from './summary'
import { SyncNote } from './sync-note'
import { useCommands } from './use-commands'
import { useGiven } from './use-given'
import { useKeys } from './use-keys'
import { useReview, type CreateSitting } from './use-review'
import { useSayFirst } from './use-say-first'

const loadCardInfo = () => import('./card-info').then(({ CardInfo }) => ({ default: CardInfo }))
const loadKeySheet = () => import('./key-sheet').then(({ KeySheet }) => ({ default: KeySheet }))
const loadNothingAsked = () =>
  import('./nothing-asked').then(
    ({ NothingAsked }) => ({ default: NothingAsked }),
    () => ({ default: NothingToSay }),
  )
const CardInfo = lazy(loadCardInfo)
const KeySheet = lazy(loadKeySheet)
const NothingAsked = lazy(loadNothingAsked)
const afterFirstPaintMs = 3000

/** What is not part of the first load, fetched a little later, is there without network too. */
const useRestAhead = () =>
  useEffect(() => {
    const timer = setTimeout(
      () =>
        void Promise.all([loadCardInfo(), loadKeySheet(), loadNothingAsked(), loadPointsAnswer()]).catch(
          () => {},
        ),
      afterFirstPaintMs,
    )
    return () => clearTimeout(timer)
  }, [])

/** A learner kept on this device before keys could be changed has none. */
const noChanges: ShortcutKeys = {}

/** One question, one answer, one rating; then what it came to. */
export function ReviewScreen({ create }: { create?: CreateSitting }) {
  const { sitting, state } = useReview(create)
  const { session, queue, me, outbox } = state
  const given = useGiven(session.turn)
  const commands = useCommands(sitting, given.read)
  const sayFirst = useSayFirst(session)
  useRestAhead()
  const card = shownCard(session)

  const reveal = () => {
    sayFirst.keep()
    sitting.reveal()
    commands.say('Answer shown.')
  }
  const run = (command: Command) => (command === 'reveal' ? reveal() : commands.run(command))
  const place = !card ? 'elsewhere' : session.isRevealed ? 'answer' : 'question'
  const own = me?.shortcutKeys ?? noChanges
  const keys = me && !me.shortcuts ? null : own
  useKeys(keys, place, run)

  const stage = () => {
    if (state.stage === 'loading') return <Waiting />
    if (state.stage === 'failed') return <Failed state={state} onRetry={sitting.start} />
    if (card && queue && me)
      return (
        <CardOnScreen
          card={card}
          session={session}
          queue={queue}
          me={me}
          sayFirst={sayFirst}
          onReveal={reveal}
          onGive={given.keep}
          onRate={(rating) => void commands.rate(rating)}
        />
      )
    if (session.history.length === 0 || !queue)
      return (
        <Suspense fallback={<Waiting />}>
          <NothingAsked queue={queue} />
        </Suspense>
      )
    const stepAt = nextStepAt(session)
    return (
      <Summary
        figures={summaryOf(session, queue)}
        later={stepAt === null ? null : { at: new Date(stepAt), now: new Date(session.shownAt) }}
        onUndo={commands.undo}
        onStop={() => void sitting.end()}
      />
    )
  }

  return (
    <KeysThatHold keys={keys}>
      <ReviewBar
        minutesLeft={queue && state.stage === 'ready' ? minutesLeft(session, queue) : null}
        progress={queue && state.stage === 'ready' ? progressOf(session, queue) : 0}
        waiting={outbox.problem ? outbox.waiting : 0}
        canUndo={session.history.length > 0 ? 'yes' : 'no'}
        onUndo={commands.undo}
        menu={
          <CardMenu
            isMarked={card?.flag === 1}
            isTypingOff={sayFirst.isOff}
            hasCard={card !== null}
            run={run}
            onTyping={sayFirst.setOff}
          />
        }
      />
      <main id="main" className="rv-main" tabIndex={-1}>
        <h1 className="vh">Review</h1>
        <SyncNote outbox={outbox} onRetry={() => void sitting.retryAttention()} />
        {stage()}
      </main>
      <p className="vh" aria-live="polite">
        {commands.said}
      </p>
      <Toasts />
      <Suspense>
        {commands.sheet?.is === 'keys' && <KeySheet keys={own} onClose={commands.closeSheet} />}
        {commands.sheet?.is === 'info' && (
          <CardInfo cardId={commands.sheet.cardId} onClose={commands.closeSheet} onUndone={sitting.undone} />
        )}
      </Suspense>
    </KeysThatHold>
  )
}
