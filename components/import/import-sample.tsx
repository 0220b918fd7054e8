import type { ImportPlan } from '@/lib/contract/imports'
import { noteTypeByKey } from '@/lib/core/content/note-types'

type Note = ImportPlan['notes'][number]

/** What a note says, in the order of its type's fields. */
const saidOf = ({ noteType, fields }: Note): [string, string][] =>
  (noteTypeByKey(noteType)?.fields ?? []).flatMap(({ name }): [string, string][] =>
    fields[name] ? [[name, fields[name]]] : [],
  )

/** The first notes as they will be, in the words that will stand in their fields. */
export function ImportSample({ plan }: { plan: ImportPlan }) {
  if (plan.notes.length === 0) return null
  return (
    <section className="import-sample" aria-label="First notes">
      <h3 className="label">The first notes</h3>
      <ul>
        {plan.notes.map((note, index) => (
          <li key={index}>
            <dl>
              {saidOf(note)
                .slice(0, 4)
                .map(([name, value]) => (
                  <div key={name}>
                    <dt className="tiny faint">{name}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
            </dl>
            <p className="tiny faint">{[note.deck, ...note.tags.map((tag) => `#${tag}`)].join(' · ')}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
