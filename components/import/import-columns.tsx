'use client'

import { ChevronDown } from 'lucide-react'
import type { ImportOptionsInput, ImportPlan } from '@/lib/contract/imports'
import type { NoteTypeInfo } from '@/components/note/note-type-info'

type Props = { plan: ImportPlan; type: NoteTypeInfo; onChange: (changes: ImportOptionsInput) => void }

const targets = [
  { value: 'tags', label: 'Tags' },
  { value: 'deck', label: 'Deck' },
  { value: 'noteType', label: 'Note type' },
  { value: 'guid', label: 'Id' },
]
const mostColumns = 20

/** Where each column goes, over the first rows as they stand. */
export function ImportColumns({ plan, type, onChange }: Props) {
  const columns = plan.columns.slice(0, mostColumns)
  const map = (index: number, to: string | null) =>
    onChange({
      columns: plan.columns.map((column) => ({
        index: column.index,
        to: column.index === index ? to : column.to,
      })),
    })
  return (
    <section className="import-columns" aria-label="Columns">
      <h3 className="label">Columns</h3>
      <div className="scroller" tabIndex={0} role="region" aria-label="First rows">
        <table>
          <thead>
            <tr>
              {columns.map(({ index, name, to }) => (
                <th key={index} scope="col">
                  <span className="name">{name ?? `Column ${index + 1}`}</span>
                  <span className="select">
                    <select
                      className="field"
                      aria-label={`${name ?? `Column ${index + 1}`} goes to`}
                      value={to ?? ''}
                      onChange={(event) => map(index, event.target.value || null)}
                    >
                      <option value="">Left out</option>
                      {type.fields.map((field) => (
                        <option key={field.name} value={field.name}>
                          {field.name}
                        </option>
                      ))}
                      {targets.map(({ value, label }) => (
                        <option key={value} value={value}>
                          {label}
                        </option>
                      ))}
                    </select>
                    <ChevronDown className="i" aria-hidden="true" />
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {plan.sample.map((row, at) => (
              <tr key={at}>
                {columns.map(({ index, to }) => (
                  <td key={index} className={to === null ? 'faint' : undefined}>
                    {row[index] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {plan.columns.length > mostColumns && (
        <p className="small quiet">
          {plan.columns.length - mostColumns} more columns are left out of this view.
        </p>
      )}
    </section>
  )
}
