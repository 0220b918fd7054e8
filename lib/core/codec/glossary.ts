/** A note of a glossary: one file a term. Its title is the question, what stands below it the answer. */
import { fromOtherMarkdown, withoutWikiLinks } from './other-markdown'
import type { MarkdownFound } from './markdown-lines'

const frontMatter = /^---[ \t]*\n([\s\S]{0,20000}?)\n---[ \t]*(?:\n|$)/

const tagsOfMatter = (matter: string): string[] => {
  const [, inline, list] =
    /^tags:[ \t]*(?:\[?([^\]\n]*)\]?[ \t]*$|\n((?:[ \t]*-[ \t].*\n?)+))/m.exec(matter) ?? []
  return (inline ?? list?.replace(/^[ \t]*-/gm, ' ') ?? '')
    .split(/[\s,]+/)
    .map((tag) => tag.replace(/["'#]/g, ''))
}

/** The name of a file without folders and ending. */
export const stemOf = (fileName: string): string =>
  fileName
    .split(/[\\/]/)
    .at(-1)!
    .replace(/\.[A-Za-z0-9]{1,10}$/, '')
    .trim()

/** Reads one file of a glossary. */
export const readTerm = (fileName: string, source: string): MarkdownFound => {
  let text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const tags: string[] = []
  const matter = frontMatter.exec(text)
  if (matter) {
    tags.push(...tagsOfMatter(matter[1]!))
    text = text.slice(matter[0].length)
  }
  text = text.replace(/^\s+/, '')
  const heading = /^#[ \t]+(.+)(?:\n|$)/.exec(text)
  if (heading) text = text.slice(heading[0].length).trimStart()
  const tagLine = /^(?:#[^\s#,]+[ \t,]*)+(?:\n|$)/.exec(text)
  if (tagLine) {
    tags.push(...tagLine[0].split(/[\s,]+/).map((tag) => tag.slice(1)))
    text = text.slice(tagLine[0].length)
  }
  const first = heading ? heading[1]!.replace(/\s+#+\s*$/, '').trim() : stemOf(fileName)
  const second = fromOtherMarkdown(text)
  const line = 1
  if (first === '') return { line, reason: 'The file has neither a name nor a heading to ask for.' }
  if (second === '') return { line, reason: 'The file says nothing below its title.' }
  const kept = [...new Set(tags.filter((tag) => tag !== ''))]
  return { line, noteType: 'basic', first: withoutWikiLinks(first), second, deck: null, tags: kept }
}
