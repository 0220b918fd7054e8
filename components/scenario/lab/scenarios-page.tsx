'use client'

import Link from 'next/link'
import { useState } from 'react'
import { Loaded } from '@/components/ui/loaded'
import { TextField } from '@/components/ui/field'
import { useResource } from '@/lib/client/use-resource'
import type { ListScenariosReply } from '@/lib/contract/scenarios'
import { competencyName } from '@/lib/core/competency'
import './lab.css'

type Listed = ListScenariosReply['scenarios'][number]

const found = (scenarios: readonly Listed[], words: string): Listed[] => {
  const parts = words.toLowerCase().split(/\s+/).filter(Boolean)
  return scenarios.filter(({ id, title, topic }) => {
    const text = `${id} ${title} ${topic} ${competencyName(topic)}`.toLowerCase()
    return parts.every((part) => text.includes(part))
  })
}

const byTopic = (scenarios: readonly Listed[]): [topic: string, scenarios: Listed[]][] => {
  const topics = [...new Set(scenarios.map(({ topic }) => topic))].sort()
  return topics.map((topic) => [topic, scenarios.filter((scenario) => scenario.topic === topic)])
}

/** Everything that scenarios are drawn from, by topic. */
export function ScenariosPage() {
  const resource = useResource<ListScenariosReply>('/scenarios')
  const [words, setWords] = useState('')
  return (
    <div className="page lab-list">
      <div className="page-head">
        <div>
          <h1 className="title">Scenario lab</h1>
          <p className="lead">
            Trade-offs whose right answer flips. Draw one, move any number, and see where it does. A link
            opens the very same scenario for somebody else.
          </p>
        </div>
      </div>
      <Loaded resource={resource}>
        {({ scenarios }) => {
          const shown = found(scenarios, words)
          return (
            <>
              <div className="lab-search">
                <TextField
                  label="Search scenarios"
                  type="search"
                  autoComplete="off"
                  value={words}
                  onChange={(event) => setWords(event.target.value.slice(0, 100))}
                />
                <p className="tiny faint" role="status">
                  {shown.length === scenarios.length
                    ? `${scenarios.length} scenarios`
                    : `${shown.length} of ${scenarios.length} scenarios`}
                </p>
              </div>
              {shown.length === 0 && <p>Nothing has these words. Try one of them alone.</p>}
              {byTopic(shown).map(([topic, list]) => (
                <section className="toc" key={topic}>
                  <h2>{competencyName(topic)}</h2>
                  <ul>
                    {list.map(({ id, title }) => (
                      <li key={id}>
                        <Link href={`/scenarios/${id}`} prefetch={false}>
                          <span className="faint">{id}</span> {title}
                        </Link>
                      </li>
                    ))}
                  </ul>
                </section>
              ))}
            </>
          )
        }}
      </Loaded>
    </div>
  )
}
