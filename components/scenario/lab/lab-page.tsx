'use client'

import Link from 'next/link'
import { useEffect } from 'react'
import { Button } from '@/components/ui/button'
import { findGenerator } from '@/lib/core/scenario/generators/all'
import { freshSeed, greatestSeed, useLabAddress } from './lab-address'
import { LabBench } from './lab-bench'

/** One generator of scenarios at `/scenarios/<id>?seed=`, drawn here by the code that the server draws with. */
export function LabPage() {
  const { id, seed, go } = useLabAddress()
  const generator = findGenerator(id)
  const isMissing = generator !== undefined && seed.kind === 'none'
  useEffect(() => {
    if (isMissing) go(freshSeed(), 'replace')
  }, [isMissing, go])

  if (!generator)
    return (
      <div className="page">
        <h1 className="title">There is no such scenario</h1>
        <p className="lead">
          “{id}” names none. They are called G01 to G40, or by their names, such as
          exact-or-approximate-search.
        </p>
        <p className="mt-4">
          <Link href="/scenarios">See all scenarios</Link>
        </p>
      </div>
    )
  if (seed.kind === 'bad')
    return (
      <div className="page">
        <h1 className="title">{generator.title}</h1>
        <p className="lead">
          “{seed.text}” is no seed. A seed is a whole number from 0 to {greatestSeed}.
        </p>
        <p className="mt-4">
          <Button kind="primary" onClick={() => go(freshSeed(), 'push')}>
            Draw one
          </Button>
        </p>
      </div>
    )
  return (
    <div className="page lab">
      <div className="page-head">
        <div>
          <p className="tiny">
            <Link href="/scenarios">All scenarios</Link>
          </p>
          <h1 className="title">{generator.title}</h1>
        </div>
      </div>
      {seed.kind === 'seed' && (
        <LabBench
          key={`${generator.id} ${seed.value}`}
          generator={generator}
          seed={seed.value}
          onDraw={() => go(freshSeed(), 'push')}
        />
      )}
    </div>
  )
}
