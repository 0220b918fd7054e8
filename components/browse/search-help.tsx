'use client'

import { Panel } from '@/components/review/panel'

const groups: readonly (readonly [
  title: string,
  lines: readonly (readonly [example: string, finds: string])[],
])[] = [
  [
    'Text',
    [
      ['recall', 'notes with this text in a field'],
      ['"exact search"', 'these words side by side'],
      ['rank*loss', 'anything between'],
      ['-approximate', 'notes without it'],
      ['(recall or precision) is:due', 'one of two, and a condition'],
    ],
  ],
  [
    'Where and what',
    [
      ['deck:Metrics', 'cards of a deck and the decks inside it'],
      ['tag:serving', 'a tag and those below it; tag:none for none'],
      ['note:cloze', 'a note type'],
      ['is:mine', 'your own notes; is:library for the library’s'],
      ['flag:1', 'a flag from 1 to 7; flag:0 for none'],
    ],
  ],
  [
    'How it stands',
    [
      ['is:due', 'also new, learn, review, suspended, buried'],
      ['prop:r<0.8', 'recall now, from 0 to 1'],
      ['prop:s>=21', 'stability in days'],
      ['prop:d>7', 'difficulty from 1 to 10'],
      ['prop:due=1', 'due tomorrow; 0 is today, -1 yesterday'],
      ['prop:lapses>=3', 'also reps, and ivl for the interval in days'],
    ],
  ],
  [
    'When',
    [
      ['added:7', 'written in the last seven days'],
      ['edited:1', 'edited today'],
      ['rated:1:again', 'answered Again today; also hard, good, easy'],
    ],
  ],
]

/** What the search understands. A press on an example searches for it. */
export function SearchHelp({ onTry, onClose }: { onTry: (q: string) => void; onClose: () => void }) {
  return (
    <Panel title="What you can search for" onClose={onClose}>
      <p>Conditions side by side all hold, for one and the same card. Press one to try it.</p>
      {groups.map(([title, lines]) => (
        <section key={title} className="search-help">
          <h3 className="label">{title}</h3>
          <ul>
            {lines.map(([example, finds]) => (
              <li key={example}>
                <button type="button" className="example-search" onClick={() => onTry(example)}>
                  <code>{example}</code>
                </button>
                <span>{finds}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  )
}
