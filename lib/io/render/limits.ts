/**
 * What Markdown the renderer takes on. Parsing slows down with the square of some things (open delimiters in one paragraph,
 * list items, nesting), so text that no person writes is shown as it stands instead of being parsed.
 */
import { parsingMs } from '@/lib/io/render/parsing-time'

/** Longest source in characters; `renderMarkdown` refuses more. */
export const greatestLength = 100_000

const most = {
  lines: 4_000,
  signsInBlock: 4_000,
  delimitersInBlock: 2_000,
  bracketsTimesLength: 5_000_000,
  containersInLine: 11,
  parsingMs: 150,
}

const delimiters = /[[\]*_`$~|]/g
const signs = /[[\]*_`$~|&<\\@!]/g
const brackets = /\[/g
const opening = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)))+/
const container = />|[-*+]|\d+[.)]/g
const ruler = /^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$/
const farIn = /^[ \t>]{40,}(?:[-*+]|\d{1,9}[.)])[ \t]/

/**
 * Whether parsing could take more than a moment. Code counts as text does: telling them apart needs the very parser that is to
 * be spared.
 */
export function isTangled(source: string): boolean {
  const lines = source.split('\n')
  if (lines.length > most.lines || parsingMs(source) > most.parsingMs) return true
  if (lines.some((line) => containersOf(line) > most.containersInLine)) return true
  return source.split(/\n[ \t]*\n/).some(isTangledBlock)
}

/** Quotes and list items that a line opens or continues. */
function containersOf(line: string): number {
  if (farIn.test(line)) return Infinity
  if (ruler.test(line) && line.trim().length > 2) return 0
  return (opening.exec(line)?.[0].match(container) ?? []).length
}

/** A block ends at an empty line, and no delimiter is matched across it. */
function isTangledBlock(block: string): boolean {
  if (count(block, signs) > most.signsInBlock || count(block, delimiters) > most.delimitersInBlock)
    return true
  return count(block, brackets) * block.length > most.bracketsTimesLength
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0
