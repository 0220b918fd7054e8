import type { ImportPlan } from '@/lib/contract/imports'

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
              {Object.entries(note.fields)
                .filter(([, value]) => value !== '')
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
