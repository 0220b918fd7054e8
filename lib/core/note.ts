import { lineOfFormulas } from './content/formula-line'

export const maxFieldLength = 100_000
export const maxTags = 50

/** The competency of an own note: the topic of its tag `competency::T08`; null when it has none. */
export const competencyOfTags = (tags: readonly string[]): string | null => {
  for (const tag of tags) {
    const match = /^competency::(T(?:0[1-9]|1[0-6]))$/i.exec(tag)
    if (match) return match[1]!.toUpperCase()
  }
  return null
}

/** One line of plain text for lists: Markdown and formula marks taken off, shortened. */
export const plainLine = (markdown: string, maxLength = 160): string => {
  const words = markdown
    .slice(0, 2000)
    .replace(/```[\s\S]*?(```|$)/g, ' ')
    .replace(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replace(/\{\{c[\d,]{1,100}::((?:(?!\{\{c\d).)*?)(?:::[^}]{0,200})?\}\}/g, '$1')
  const text = lineOfFormulas(words)
    .replace(/[*_`#>$|\\]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return text.length > maxLength ? `${text.slice(0, maxLength - 1).trimEnd()}…` : text
}
