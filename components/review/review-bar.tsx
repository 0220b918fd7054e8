import { Undo2, X } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { figured } from '@/components/ui/words'
import { KeyHint } from './key-hint'

type Props = {
  minutesLeft: number | null
  /** From 0 to 1. */
  progress: number
  waiting: number
  canUndo: 'yes' | 'no'
  onUndo: () => void
  menu: ReactNode
}

/** Leave, what is left, undo, menu; and a thread of progress. Nothing else while a card is on the screen. */
export function ReviewBar({ minutesLeft, progress, waiting, canUndo, onUndo, menu }: Props) {
  return (
    <header className="rv-bar">
      <div>
        <Link className="btn plain sm" href="/today" prefetch={false} aria-label="Leave, everything is saved">
          <X className="i" aria-hidden="true" />
          <span className="wide">Leave</span>
          <KeyHint of={['leave']} />
        </Link>
      </div>
      <div className="rv-mid">
        <span className="left-min" role="status">
          {minutesLeft === null || minutesLeft === 0 ? '' : `${figured(minutesLeft, 'minute')} left`}
        </span>
        <span className="rv-waiting" role="status">
          {waiting > 0 && (
            <>
              <span className="badge">{waiting}</span>
              <span className="rv-waiting-words"> {waiting === 1 ? 'answer waits' : 'answers wait'}</span>
            </>
          )}
        </span>
      </div>
      <div className="end">
        <button
          type="button"
          className="btn plain sm"
          aria-label="Undo"
          disabled={canUndo === 'no'}
          onClick={onUndo}
        >
          <Undo2 className="i" aria-hidden="true" />
          <span className="wide">Undo</span>
          <KeyHint of={['undo']} />
        </button>
        {menu}
      </div>
      <div className="thread" aria-hidden="true">
        <i style={{ width: `${Math.round(progress * 1000) / 10}%` }} />
      </div>
    </header>
  )
}
