'use client'

import { CalendarClock, CirclePause, Flag, FolderInput, Play, RotateCcw, Tag, Trash2, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'
import type { BulkVerb } from './bulk-dialog'

type Props = {
  /** "3 notes chosen" */
  words: string
  /** Offers the rest when all that is shown is chosen: "Choose all 214 found". */
  offer: { words: string; run: () => void } | null
  onVerb: (verb: BulkVerb | 'suspend' | 'unsuspend') => void
  onClear: () => void
}

/** What can be done with the notes that are chosen, at the foot of the page. */
export function BulkBar({ words, offer, onVerb, onClear }: Props) {
  const item = (verb: Parameters<Props['onVerb']>[0], Icon: typeof Tag, label: string) => (
    <button type="button" onClick={() => onVerb(verb)}>
      <Icon className="i" aria-hidden="true" />
      {label}
    </button>
  )
  return (
    <div className="bulk-bar" role="region" aria-label="Chosen notes">
      <Button kind="plain" className="icon" aria-label="Choose none" onClick={onClear}>
        <X className="i" aria-hidden="true" />
      </Button>
      <p role="status">{words}</p>
      {offer && (
        <button type="button" className="link" onClick={offer.run}>
          {offer.words}
        </button>
      )}
      <div className="verbs">
        <Button className="sm" onClick={() => onVerb('tag')}>
          <Tag className="i" aria-hidden="true" />
          Tag
        </Button>
        <Button className="sm" onClick={() => onVerb('move')}>
          <FolderInput className="i" aria-hidden="true" />
          Move
        </Button>
        <Menu label="More for the chosen notes">
          {item('suspend', CirclePause, 'Suspend')}
          {item('unsuspend', Play, 'Unsuspend')}
          {item('flag', Flag, 'Flag')}
          {item('set-due', CalendarClock, 'Set due day')}
          {item('reset', RotateCcw, 'Reset')}
          {item('delete', Trash2, 'Delete')}
        </Menu>
      </div>
    </div>
  )
}
