'use client'

import {
  CircleCheck,
  CircleDashed,
  CircleDotDashed,
  CirclePause,
  Flag,
  Info,
  Pencil,
  Play,
  RotateCcw,
  Trash2,
} from 'lucide-react'
import Link from 'next/link'
import { Menu } from '@/components/ui/menu'
import { placeOf, standOf, type NoteStand } from './note-facts'
import type { ListedNote } from './use-note-list'

/** What a row asks for of its note. */
export type RowVerb = 'info' | 'suspend' | 'unsuspend' | 'flag' | 'delete'

type Props = {
  note: ListedNote
  now: Date
  isChosen: boolean
  onChoose: (reach: 'one' | 'range') => void
  onVerb: (verb: RowVerb) => void
}

const icons = {
  new: CircleDashed,
  learning: CircleDotDashed,
  review: CircleCheck,
  relearning: RotateCcw,
  suspended: CirclePause,
}

export function NoteRow({ note, now, isChosen, onChoose, onVerb }: Props) {
  const title = note.title || 'Without a title'
  const stand = standOf(note, now)
  return (
    <li data-chosen={isChosen ? '' : undefined}>
      <label className="choose">
        <input
          type="checkbox"
          checked={isChosen}
          aria-label={`Choose ${title}`}
          // The click knows of Shift; the change follows it.
          onClick={(event) => onChoose(event.shiftKey ? 'range' : 'one')}
          onChange={() => undefined}
        />
      </label>
      <div>
        <Link className="bare name" href={`/notes/edit?id=${note.id}`}>
          {title}
        </Link>
        <p className="tiny quiet facts">
          <span>{placeOf(note)}</span>
          <Stand stand={stand} />
          {note.tags.slice(0, 3).map((tag) => (
            <span key={tag} className="faint">
              #{tag}
            </span>
          ))}
          {note.tags.length > 3 && <span className="faint">and {note.tags.length - 3} more</span>}
        </p>
      </div>
      <RowMenu title={title} id={note.id} stand={stand} onVerb={onVerb} />
    </li>
  )
}

function Stand({ stand }: { stand: NoteStand }) {
  const Icon = icons[stand.state]
  return (
    <>
      <span className="stand">
        <Icon className="i" aria-hidden="true" />
        {stand.words}
      </span>
      {stand.flag > 0 && (
        <span className="stand">
          <Flag className="i" aria-hidden="true" />
          Flag {stand.flag}
        </span>
      )}
    </>
  )
}

type MenuProps = { title: string; id: string; stand: NoteStand; onVerb: Props['onVerb'] }

function RowMenu({ title, id, stand, onVerb }: MenuProps) {
  const isSuspended = stand.state === 'suspended'
  return (
    <Menu label={`More for ${title}`}>
      <Link href={`/notes/edit?id=${id}`}>
        <Pencil className="i" aria-hidden="true" />
        Edit
      </Link>
      <button type="button" onClick={() => onVerb('info')}>
        <Info className="i" aria-hidden="true" />
        Card information
      </button>
      <button type="button" onClick={() => onVerb(isSuspended ? 'unsuspend' : 'suspend')}>
        {isSuspended ? (
          <Play className="i" aria-hidden="true" />
        ) : (
          <CirclePause className="i" aria-hidden="true" />
        )}
        {isSuspended ? 'Unsuspend' : 'Suspend'}
      </button>
      <button type="button" onClick={() => onVerb('flag')}>
        <Flag className="i" aria-hidden="true" />
        Flag
      </button>
      <button type="button" onClick={() => onVerb('delete')}>
        <Trash2 className="i" aria-hidden="true" />
        Delete
      </button>
    </Menu>
  )
}
