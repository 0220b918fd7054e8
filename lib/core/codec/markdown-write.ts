/** Notes as Markdown to read, and to read in again: `Q:` and `A:`, or `C:` for a cloze, as hashcards has them. */
import { generatorField, noteTypeByKey } from '@/lib/core/content/note-types'
import { plainSignOf } from './hashcards'
import type { WrittenNote } from './note-rows'

const beginsCard = (line: string): boolean => plainSignOf(line) !== null || /^(?:-{3,}\s*$|<!--)/.test(line)

/** A line that would begin another card is moved by a blank, which Markdown does not see. Code is left alone. */
const guarded = (text: string): string => {
  let fence = ''
  return text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split('\n')
    .map((line) => {
      const [, sign] = /^\s{0,3}(`{3,}|~{3,})/.exec(line) ?? []
      if (sign && fence === '') fence = sign
      else if (sign && sign[0] === fence[0] && sign.length >= fence.length) fence = ''
      return fence === '' && beginsCard(line) ? ` ${line}` : line
    })
    .join('\n')
}

/** A question or an answer of several lines stands below its sign. */
const after = (sign: string, text: string): string =>
  text.includes('\n') || text === '' ? `${sign}:\n${text}` : `${sign}: ${text}`

/** One note, ended by a rule. */
export const markdownCard = ({ noteType, fields, tags }: WrittenNote): string => {
  const type = noteTypeByKey(noteType)
  const names = type?.fields.map(({ name }) => name) ?? Object.keys(fields)
  const front = type?.templates[0]?.front ?? names.slice(0, 1)
  const text = (name: string) => guarded(fields[name] ?? '')
  const question = front.map(text).filter(Boolean).join('\n\n')
  // A generator is nothing to read, and a card of questions and answers has none.
  const behind = names.filter((name) => !front.includes(name) && name !== generatorField && text(name) !== '')
  const isNamed = (name: string) => !['Back', 'Answer', 'Extra'].includes(name)
  const rest = behind
    .map((name) => (isNamed(name) ? `**${name}**\n\n${text(name)}` : text(name)))
    .join('\n\n')
  const card =
    type?.kind === 'cloze'
      ? after('C', rest === '' ? question : `${question}\n\n${rest}`)
      : `${after('Q', question)}\n${after('A', rest)}`
  const comment = tags.length > 0 ? `<!-- tags: ${tags.join(' ').replaceAll('--', '- -')} -->\n` : ''
  return `${card}\n\n${comment}---\n\n`
}

/** The path of a deck's file: a folder for each deck above it, without signs that a file system refuses. */
export const deckPath = (deckName: string): string =>
  `${deckName
    .split('::')
    .map(
      (part) =>
        part
          .replace(/[\u0000-\u001f<>:"/\\|?*]/g, '-')
          .replace(/^\.+|[. ]+$/g, '')
          .slice(0, 100) || 'Deck',
    )
    .join('/')}.md`
