import { firstFieldKey, firstFieldName } from '@/lib/core/first-field'

const pictures = /!\[[^[\]\n]{0,1000}\]\([^()\n]{0,1000}\)/g

/**
 * What two notes of a type have alike when they begin alike: the words of the first field, and its pictures ("What is the
 * title of this painting?"); its signs where there are no words.
 */
export const identityOf = (noteType: string, fields: Readonly<Record<string, string>>): string => {
  const first = fields[firstFieldName(noteType)] ?? ''
  const shown = first.match(pictures) ?? []
  return [noteType, firstFieldKey(first) || `\n${first.trim()}`, ...shown].join('\n')
}
