/** From the files of an import to drafts of notes, one record after the other; what makes none is an issue. */
import { noteTypeByKey } from '@/lib/core/content/note-types'
import { readTerm, stemOf } from './glossary'
import { readHeadings } from './heading-cards'
import type { FileLayout, ImportLayout } from './layout'
import { readMarkdownCards } from './markdown-cards'
import { linesOf, type MarkdownCard } from './markdown-lines'
import { readPairs } from './pairs'
import { longestRecord, type Draft, type SourceFile } from './plan'
import { bad, convert, remark, type Read } from './reads'
import { readTable } from './table-drafts'

/** Reads every file; a long import is read in pieces by asking for one at a time. */
export function* readDrafts(files: readonly SourceFile[], layout: ImportLayout): Generator<Read> {
  for (const [index, file] of files.entries()) {
    const one = layout.files[index]!
    if (one.format === 'table') yield* readTable(file, index, one)
    else if (one.format === 'pairs') yield* readList(file, index, one)
    else yield* readMarkdown(file, index, one, layout)
  }
}

function* readList(file: SourceFile, index: number, layout: FileLayout): Generator<Read> {
  const { delimiter, cardSeparator, noteType } = layout
  const [first, second] = noteType.fields as unknown as [{ name: string }, { name: string } | undefined]
  for (const pair of readPairs(file.text, delimiter, cardSeparator)) {
    if ('broken' in pair)
      yield bad(
        index,
        pair.line,
        `There is no “${delimiter.trim() || delimiter}” between a term and its definition.`,
      )
    else if (pair.term.length + pair.definition.length > longestRecord)
      yield bad(index, pair.line, 'This card is longer than a note can be.')
    else {
      const fields = { [first.name]: convert(pair.term, layout) }
      if (second) fields[second.name] = convert(pair.definition, layout)
      yield {
        draft: {
          file: index,
          line: pair.line,
          noteType: noteType.key,
          fields,
          tags: null,
          added: layout.tags,
          guid: null,
          deck: null,
        },
      }
    }
  }
}

const draftOfCard = (card: MarkdownCard, file: number, tags: string[]): Draft => {
  const [first, second] = noteTypeByKey(card.noteType)!.fields as unknown as [
    { name: string },
    { name: string },
  ]
  return {
    ...{ file, line: card.line, noteType: card.noteType, guid: null, deck: card.deck },
    fields:
      card.noteType === 'cloze'
        ? { [first.name]: card.first }
        : { [first.name]: card.first, [second.name]: card.second },
    tags: card.tags.length > 0 ? card.tags : null,
    added: tags,
  }
}

function* readMarkdown(
  file: SourceFile,
  index: number,
  { format, tags }: FileLayout,
  layout: ImportLayout,
): Generator<Read> {
  if (format === 'glossary' && file.text.length > longestRecord)
    return yield bad(index, 1, 'This file is longer than a note can be.')
  const found =
    format === 'glossary'
      ? [readTerm(file.name, file.text)]
      : format === 'headings'
        ? readHeadings(linesOf(file.text))
        : readMarkdownCards(file.text, layout.clozes)
  let count = 0
  for (const one of found) {
    if ('remark' in one) {
      yield remark(index, one.line, one.remark)
      continue
    }
    count++
    if ('reason' in one) yield bad(index, one.line, one.reason)
    else if (one.first.length + one.second.length > longestRecord)
      yield bad(index, one.line, 'This card is longer than a note can be.')
    else yield { draft: draftOfCard(one, index, tags) }
  }
  if (count === 0) yield remark(index, 1, `${stemOf(file.name) || 'This text'} holds no question.`)
}
