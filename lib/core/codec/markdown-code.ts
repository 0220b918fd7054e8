/** The code of a Markdown text: between fences, or between backticks in a line. */

type Part = { text: string; isCode: boolean }

/** A fence runs to its like or to the end of the text; a backtick without a second one in its line is a sign like any other. */
const code = /(?<=^|\n) {0,3}(`{3,}|~{3,})[\s\S]*?(?:\n {0,3}\1[`~]*[ \t]*(?=\n|$)|$)|``[^\n]+?``|`[^`\n]+`/g

/** A text with `\n` between its lines in parts, code and what stands between; put together they are the text again. */
export function* partsOfMarkdown(text: string): Generator<Part> {
  let from = 0
  for (const { 0: found, index } of text.matchAll(code)) {
    if (index > from) yield { text: text.slice(from, index), isCode: false }
    yield { text: found, isCode: true }
    from = index + found.length
  }
  if (from < text.length) yield { text: text.slice(from), isCode: false }
}
