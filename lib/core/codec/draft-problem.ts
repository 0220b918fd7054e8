import { noteTypeByKey } from '@/lib/core/content/note-types'
import { cardsOfNote } from '@/lib/core/content/template'
import { firstFieldName } from '@/lib/core/first-field'
import { maxFieldLength, maxTags } from '@/lib/core/note'
import type { Draft } from './plan'

const isStorable = (text: string) => !text.includes('\u0000') && !/\p{Surrogate}/u.test(text)

/** Why a draft makes no note that can be kept; null when it does. */
export const draftProblem = ({ noteType, fields, tags, added, guid }: Draft): string | null => {
  const type = noteTypeByKey(noteType)!
  const first = firstFieldName(noteType)
  if (!fields[first]?.trim()) return `The first field, ${first}, is empty.`
  for (const [name, value] of Object.entries(fields)) {
    if (value.length > maxFieldLength)
      return `${name} has ${value.length.toLocaleString('en-GB')} characters; ${maxFieldLength.toLocaleString('en-GB')} is the most.`
    if (!isStorable(value)) return `${name} holds a character that cannot be stored.`
  }
  if (guid !== null && (guid.length > 200 || !isStorable(guid)))
    return 'The id of this note cannot be stored.'
  if ([...(tags ?? []), ...added].some((tag) => tag.length > 100 || !isStorable(tag)))
    return 'A tag has more than 100 characters.'
  if ((tags?.length ?? 0) + added.length > maxTags) return `It has more than ${maxTags} tags.`
  if (cardsOfNote(type, fields).length === 0)
    return type.kind === 'cloze'
      ? 'It hides nothing: a cloze needs a deletion such as {{c1::answer}}.'
      : 'It makes no card.'
  return null
}
