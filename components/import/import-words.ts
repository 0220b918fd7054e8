import type { ImportPlan, ImportReply } from '@/lib/contract/imports'
import { capitalised, counted, figured, listed } from '@/components/ui/words'

type Counts = ImportPlan['counts']

/** "312 new, 8 already there, 3 rows cannot be read". */
export const findingOf = ({ records, new: added, update, duplicate, bad }: Counts): string => {
  if (records === 0) return 'There is no record in it'
  const parts = [
    added > 0 && `${added.toLocaleString('en-GB')} new`,
    update > 0 && `${update.toLocaleString('en-GB')} to be changed`,
    duplicate > 0 && `${duplicate.toLocaleString('en-GB')} already there`,
    bad > 0 && `${figured(bad, 'row')} cannot be read`,
  ].filter((part) => part !== false)
  return parts.join(', ')
}

/** What the main button says. */
export const actionOf = ({ new: added, update }: Counts): string =>
  added + update === 0 ? 'Nothing to import' : `Import ${figured(added + update, 'note')}`

export const delimiters: readonly { value: string; label: string }[] = [
  { value: '\t', label: 'Tab' },
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '|', label: 'Pipe' },
  { value: ':', label: 'Colon' },
  { value: ' ', label: 'Space' },
]

const kinds: Record<ImportPlan['format'], string> = {
  table: 'table',
  pairs: 'list of terms and definitions',
  questions: 'Markdown questions',
  headings: 'headings with their answers',
  glossary: 'glossary, one term a file',
}

/** What was found, in a sentence. */
export const foundOf = (plan: ImportPlan): string => {
  const files = plan.files.length > 1 ? `${counted(plan.files.length, 'file')}: ` : ''
  const delimiter = delimiters.find(({ value }) => value === plan.delimiter)?.label.toLowerCase()
  const divided =
    plan.format === 'table' && plan.columns.length > 1
      ? ` divided by ${delimiter ?? `“${plan.delimiter}”`}, ${plan.headerRow === 'yes' ? 'with' : 'without'} a row of headings`
      : plan.format === 'pairs'
        ? ` divided by “${plan.delimiter.trim() || plan.delimiter}”`
        : ''
  return capitalised(`${files}${kinds[plan.format]}${divided}.`)
}

/** Decks that will be made; null for none. */
export const newDecksOf = ({ newDecks }: ImportPlan): string | null => {
  if (newDecks.length === 0) return null
  const named = newDecks.slice(0, 4)
  const more = newDecks.length - named.length
  return `${capitalised(counted(newDecks.length, 'deck'))} will be made: ${more > 0 ? `${named.join(', ')} and ${more} more` : listed(named)}.`
}

/** What was done. */
export const doneOf = ({ counts }: ImportReply): string => {
  const { new: added, update } = counts
  if (added + update === 0) return 'Nothing had to be changed'
  const parts = [
    added > 0 && `${figured(added, 'note')} added`,
    update > 0 && `${figured(update, 'note')} changed`,
  ]
  return parts.filter((part) => part !== false).join(', ')
}
