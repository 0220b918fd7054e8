/** What reading a record gives: a draft of a note, or an issue. */
import { htmlToMarkdown } from './html-markdown'
import { unescapeFormula } from './csv-write'
import type { FileLayout } from './layout'
import { plainToMarkdown } from './markdown-text'
import type { Draft, ImportIssue } from './plan'

export type Read = { draft: Draft } | { issue: ImportIssue }

/** A record that makes no note. */
export const bad = (file: number, line: number, reason: string): Read => ({
  issue: { file, line, kind: 'bad', reason },
})

/** Something to know of a record. */
export const remark = (file: number, line: number, reason: string): Read => ({
  issue: { file, line, kind: 'remark', reason },
})

/** A cell as Markdown. */
export const convert = (cell: string, { content, head }: FileLayout): string => {
  const raw = head.formulas === 'escaped' ? unescapeFormula(cell) : cell
  if (content === 'html') return htmlToMarkdown(raw)
  if (content === 'plain') return plainToMarkdown(raw).trim()
  return head.formulas === 'escaped' ? raw : raw.replace(/\r\n?/g, '\n').trim()
}
