import { Files } from 'lucide-react'
import Link from 'next/link'
import type { Duplicate } from './use-duplicates'

/** A warning, never a refusal: two cards may well begin alike. */
export function DuplicateNote({ duplicates, field }: { duplicates: readonly Duplicate[]; field: string }) {
  const [first] = duplicates
  if (!first) return null
  const others = duplicates.length - 1
  return (
    <div className="note">
      <Files className="i" aria-hidden="true" />
      <span>
        <b>You have this {field.toLowerCase()} already.</b> In {first.deckName.replaceAll('::', ' › ')}
        {others > 0 ? `, and ${others} more` : ''}.{' '}
        <Link href={`/notes/edit?id=${first.id}`}>Open “{first.title || 'it'}”</Link>
      </span>
    </div>
  )
}
