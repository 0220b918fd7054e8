/** What makes two notes begin alike: the words of their first field, whatever they are dressed in. */
import { noteTypeByKey } from '@/lib/core/content/note-types'

const entities: Readonly<Record<string, string>> = {
  ...{ nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" },
}

/** Keeps the cost of one key small; texts that agree so far begin alike. */
const longest = 10_000

// Only what is HTML: `List<int>` is code.
const htmlTag =
  /<\/?(?:a|b|big|blockquote|br|code|del|div|em|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|pre|s|small|span|strong|su[bp]|t[dhr]|table|tbody|thead|u|ul)(?=[\s/>])[^<>]{0,1000}>/gi
const markdownLink = /!?\[([^[\]\n]{0,1000})\]\([^()\n]{0,1000}\)/g
const clozeOpening = /\{\{c[\d,]{1,100}::/g
const clozeClosing = /(?:::[^{}:]{0,200})?\}\}/g
const lineMarks = /^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+)/gm
// Not within a word, where they are part of it: `learning_rate`, `a*b`.
const inlineMarks = /[`$\\]+|(?<![\p{L}\p{N}])[*_]+|[*_]+(?![\p{L}\p{N}])/gu

/**
 * The words of a first field, for comparison: Markdown and HTML taken off, entities read, NFC, whitespace folded, trimmed.
 * Case counts, as in Anki. Empty for a field without words, such as a lone image.
 */
export const firstFieldKey = (text: string): string =>
  text
    .slice(0, longest)
    .replace(/<br\s{0,10}\/?>|<\/(?:p|div|li)>/gi, ' ')
    .replace(htmlTag, '')
    .replace(/&([a-z]{2,6});/gi, (whole, name: string) => entities[name.toLowerCase()] ?? whole)
    .replace(markdownLink, '$1')
    .replace(clozeOpening, '')
    .replace(clozeClosing, '')
    .replace(lineMarks, '')
    .replace(inlineMarks, '')
    .normalize('NFC')
    .replace(/[\s\u200b\ufeff]+/gu, ' ')
    .trim()

/** The field by which notes of a type are told apart: what the card asks. */
export const firstFieldName = (noteType: string): string =>
  noteTypeByKey(noteType)?.templates[0]?.front.at(-1) ?? 'Front'
