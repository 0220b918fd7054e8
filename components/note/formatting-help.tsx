const examples: readonly (readonly [write: string, gives: string])[] = [
  ['**bold**, *italic*, `code`', 'bold, italic, code'],
  ['$O(\\log n)$', 'a formula in the line; $$…$$ on lines of its own for a large one'],
  ['```python … ```', 'highlighted code; also ts, sql, bash, json, yaml, cpp, java, go, rust'],
  ['```mermaid … ```', 'a diagram'],
  ['- one', 'a list; 1. for a numbered one'],
  ['| a | b |', 'a table, with |---|---| below its head'],
  ['![what it shows](media:…)', 'an image of yours: paste it, drop it, or press Image'],
]

const cloze: readonly (readonly [string, string])[] = [
  ['{{c1::answer}}', 'is left out on the first card; c2 on the second'],
  ['{{c1::answer::hint}}', 'shows the hint in its place'],
  ['{{c1::outer {{c2::inner}}}}', 'one within another'],
]

const keys: readonly (readonly [string, string])[] = [
  ['Ctrl B, Ctrl I', 'bold, italic'],
  ['Ctrl Shift C', 'leaves out the selection (cloze)'],
  ['Ctrl Enter', 'adds or saves the note'],
]

/** What can be written and what it becomes. */
export function FormattingHelp({ isCloze }: { isCloze: boolean }) {
  const rows = [...(isCloze ? cloze : []), ...examples, ...keys]
  return (
    <div className="format-help" role="region" aria-label="Formatting help" tabIndex={0}>
      <dl>
        {rows.map(([write, gives]) => (
          <div key={write}>
            <dt>
              <code>{write}</code>
            </dt>
            <dd>{gives}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
