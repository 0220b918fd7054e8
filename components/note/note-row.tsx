'use client'

import { Pencil, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { Menu } from '@/components/ui/menu'
import { figured } from '@/components/ui/words'
import type { ListedNote } from './use-note-list'

type Props = { note: ListedNote; deckName: string; typeName: string; onDelete: () => void }

export function NoteRow({ note, deckName, typeName, onDelete }: Props) {
  const title = note.title || 'Without a title'
  const href = `/notes/edit?id=${note.id}`
  const facts = [
    deckName.replaceAll('::', ' › '),
    typeName,
    note.cardCount > 1 && figured(note.cardCount, 'card'),
  ]
  return (
    <li>
      <div>
        <Link className="bare name" href={href}>
          {title}
        </Link>
        <p className="tiny quiet">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <Menu label={`More for ${title}`}>
        <Link href={href}>
          <Pencil className="i" aria-hidden="true" />
          Edit
        </Link>
        <button type="button" onClick={onDelete}>
          <Trash2 className="i" aria-hidden="true" />
          Delete
        </button>
      </Menu>
    </li>
  )
}
