import { lazy, Suspense, useState } from 'react'
import type { CardEntryReply } from '@/lib/contract/cards'
import { sentenceOf } from '@/lib/client/api'
import { undoEntry } from '@/lib/client/undo-entry'
import { formatSpan } from '@/lib/core/schedule/timespan'
import { days, share, when } from './card-words'

const PastScenario = lazy(() =>
  import('@/components/scenario/past-scenario').then(({ PastScenario }) => ({ default: PastScenario })),
)

const words: Record<string, string> = {
  again: 'Again',
  hard: 'Hard',
  good: 'Good',
  easy: 'Easy',
  cram: 'Cram',
  'set-due': 'Due set',
  reset: 'Reset',
  anchor: 'Imported',
}

const figures = ['Took', 'Recall before', 'Next in', 'Stability', 'Difficulty'] as const

const interval = ({ reviewedAt, dueAt }: CardEntryReply): string =>
  dueAt === null ? '' : formatSpan(Math.max(0, Date.parse(dueAt) - Date.parse(reviewedAt)) / 1000)

/** Of an entry that was undone only what was true before it. */
const figuresOf = (entry: CardEntryReply): string[] => {
  const took = entry.durationMs === null ? '' : `${Math.round(entry.durationMs / 1000)}s`
  const before = [took, share(entry.retrievabilityBefore)]
  return entry.voidedBy
    ? [...before, '', '', '']
    : [...before, interval(entry), days(entry.stability), entry.difficulty?.toFixed(1) ?? '']
}

type Props = {
  entries: readonly CardEntryReply[]
  noteId: string
  /** An entry was undone: the card is another. */
  onUndone: () => void
  undo?: (entryId: string) => Promise<unknown>
}

/** The log of a card, newest first; each entry can be undone, for good. */
export function CardLog({ entries, noteId, onUndone, undo = undoEntry }: Props) {
  const [opened, setOpened] = useState<string | null>(null)
  if (entries.length === 0) return <p>This card has not been answered.</p>
  const past = entries.find(({ id }) => id === opened)
  return (
    <>
      <div className="rv-log" tabIndex={0} role="group" aria-label="Log">
        <table>
          <caption>Its log, newest first</caption>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Entry</th>
              {figures.map((name) => (
                <th key={name} scope="col" className="r">
                  {name}
                </th>
              ))}
              <th scope="col">
                <span className="vh">Undo</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {[...entries].reverse().map((entry) => (
              <tr key={entry.id}>
                <td className="at">{when(entry.reviewedAt)}</td>
                <td>
                  {words[entry.rating ?? entry.kind]}
                  {entry.voidedBy && ', undone'}{' '}
                  {entry.scenario != null && (
                    <button
                      type="button"
                      className="link"
                      aria-pressed={entry.id === opened}
                      onClick={() => setOpened(entry.id === opened ? null : entry.id)}
                    >
                      Scenario
                    </button>
                  )}
                </td>
                {figuresOf(entry).map((value, index) => (
                  <td key={figures[index]} className="r" data-name={figures[index]}>
                    {value}
                  </td>
                ))}
                <td className="r act">
                  {entry.voidedBy === null && <UndoEntry entry={entry} onUndone={onUndone} undo={undo} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {past && (
        <Suspense>
          <PastScenario key={past.id} entry={past} noteId={noteId} />
        </Suspense>
      )}
    </>
  )
}

/** Asks once more, since what is undone here stays undone. */
function UndoEntry({
  entry,
  onUndone,
  undo,
}: Required<Omit<Props, 'entries' | 'noteId'>> & { entry: CardEntryReply }) {
  const [step, setStep] = useState<'idle' | 'asked' | 'busy'>('idle')
  const [problem, setProblem] = useState<string | null>(null)
  const what = `${words[entry.rating ?? entry.kind]} of ${when(entry.reviewedAt)}`
  const press = async () => {
    if (step === 'idle') return setStep('asked')
    setStep('busy')
    try {
      await undo(entry.id)
      onUndone()
    } catch (error) {
      setProblem(sentenceOf(error))
      setStep('idle')
    }
  }
  return (
    <>
      <button
        type="button"
        className="link"
        disabled={step === 'busy'}
        aria-label={step === 'idle' ? `Undo ${what}` : `Undo ${what} for good`}
        onBlur={() => step === 'asked' && setStep('idle')}
        onClick={() => void press()}
      >
        {step === 'idle' ? 'Undo' : 'Undo for good'}
      </button>
      {problem && <span role="alert">{problem}</span>}
    </>
  )
}
