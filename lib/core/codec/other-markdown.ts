/** Markdown as others write it, with HTML and with links between pages. */
import { htmlToMarkdown } from './html-markdown'
import { partsOfMarkdown } from './markdown-code'

/** `[[page|words]]` is its words, `![[picture.png]]` a picture; code is left as it stands. */
export const withoutWikiLinks = (text: string): string =>
  [...partsOfMarkdown(text)].map((part) => (part.isCode ? part.text : flattened(part.text))).join('')

const flattened = (text: string): string =>
  text
    .replace(/!\[\[([^\]|\n]{1,300})(?:\|[^\]\n]{0,300})?\]\]/g, (_, name: string) =>
      /\s/.test(name) ? `![${name}](<${name}>)` : `![${name}](${name})`,
    )
    .replace(/\[\[(?:[^\]|\n]{1,300}\|)?([^\]|\n]{1,300})\]\]/g, '$1')

/** A row of a table is one line, in which a break has no place. */
const withoutBreaksInRows = (text: string): string => {
  let isRow = false
  let out = ''
  for (const part of partsOfMarkdown(text)) {
    const [first, ...others] = part.text.split('\n') as [string, ...string[]]
    if (out === '' || out.endsWith('\n')) isRow = /^[ \t]*\|/.test(first)
    const withoutBreaks = (line: string) =>
      isRow && !part.isCode ? line.replace(/[ \t]*<br[ \t]*\/?>[ \t]*/gi, ' ') : line
    out += withoutBreaks(first)
    for (const line of others) {
      isRow = /^[ \t]*\|/.test(line)
      out += '\n' + withoutBreaks(line)
    }
  }
  return out
}

/** The same text as the renderer here reads it. */
export const fromOtherMarkdown = (text: string): string =>
  htmlToMarkdown(withoutBreaksInRows(withoutWikiLinks(text)), 'mixed')
