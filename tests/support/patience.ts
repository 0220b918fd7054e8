import { configure } from '@testing-library/react'

// What a component loads lazily may take its time on a busy machine; what never comes has the suite's own limit.
configure({ asyncUtilTimeout: 10_000 })
