/** Markdown as others write it, with HTML and with links between pages. */
import { htmlToMarkdown } from './html-markdown'
import { partsOfMarkdown } from './markdown-code'

/** `[[page|words]]` is its words, `![[picture.png]]` a picture; code is left as it stands. */
export const withoutWikiLinks = (text: string): string =>
  [...partsOfMarkdown(text)].map((part) => (part.isCode ? part.text : flattened(part.text))).join('')

const flattened = (text: string): string =>
  text
    .replace(/!\[\[([^[\]|\n]{1,300})(?:\|[^[\]\n]{0,300})?\]\]/g, (_, name: string) =>
      /\s/.test(name) ? `![${name}](<${name}>)` : `![${name}](${name})`,
    )
    .replace(/\[\[(?:[^[\]|\n]{1,300}\|)?([^[\]|\n]{1,300})\]\]/g, '$1')

/** A line with `sign` where HTML breaks it. */
export const breaksAs = (sign: string, line: string): string => {
  const pieces = line.split(/<br[ \t]*\/?>/i)
  const last = pieces.length - 1
  return pieces
    .map((piece, at) => (at > 0 ? piece.trimStart() : piece))
    .map((piece, at) => (at < last ? piece.trimEnd() : piece))
    .join(sign)
}

/** A row of a table is one line, in which a break has no place. */
const withoutBreaksInRows = (text: string): string => {
  let isRow = false
  let isBegun = false
  return [...partsOfMarkdown(text)]
    .map(({ text: part, isCode }) =>
      part
        .split('\n')
        .map((line, at) => {
          if (at > 0 || !isBegun) isRow = /^[ \t]*\|/.test(line)
          isBegun = true
          return isRow && !isCode ? breaksAs(' ', line) : line
        })
        .join('\n'),
    )
    .join('')
}

/** The same text as the renderer here reads it. */
export const fromOtherMarkdown = (text: string): string =>
  htmlToMarkdown(withoutBreaksInRows(withoutWikiLinks(text)), 'mixed')
