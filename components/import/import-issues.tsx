import type { ImportPlan } from '@/lib/contract/imports'
import { figured } from '@/components/ui/words'

type Issue = ImportPlan['issues'][number]

const titles: Record<Issue['kind'], (plan: ImportPlan, shown: number) => string> = {
  bad: ({ counts }) => `${figured(counts.bad, 'row')} cannot be read`,
  duplicate: (_, shown) => `${figured(shown, 'row')} told twice`,
  remark: () => 'To know',
}

const mostShown = 100

/** Rows that make no note, each with its line and reason, and what else there is to know. */
export function ImportIssues({ plan }: { plan: ImportPlan }) {
  if (plan.issues.length === 0) return null
  const hasFiles = plan.files.length > 1
  const hidden = plan.issueCount - Math.min(plan.issues.length, mostShown)
  const shown = plan.issues.slice(0, mostShown)
  return (
    <div className="import-issues">
      {(['bad', 'duplicate', 'remark'] as const).map((kind) => {
        const issues = shown.filter((issue) => issue.kind === kind)
        if (issues.length === 0) return null
        return (
          <details key={kind} open={kind === 'bad' && issues.length <= 20}>
            <summary>{titles[kind](plan, issues.length)}</summary>
            <ul className="small">
              {issues.map((issue, index) => (
                <li key={index}>
                  <span className="num quiet">
                    {hasFiles && issue.file ? `${issue.file}, ` : ''}line {issue.line.toLocaleString('en-GB')}
                  </span>
                  <span>{issue.reason}</span>
                </li>
              ))}
            </ul>
          </details>
        )
      })}
      {hidden > 0 && <p className="small quiet">{figured(hidden, 'more line')} like these.</p>}
    </div>
  )
}
