import type { ReactNode } from 'react'
import { OpenHead } from '@/components/ui/open-head'

export default function OpenLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <OpenHead />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  )
}
