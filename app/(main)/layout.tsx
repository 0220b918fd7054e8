import type { ReactNode } from 'react'
import { Frame } from '@/components/ui/frame'

export default function MainLayout({ children }: { children: ReactNode }) {
  return <Frame>{children}</Frame>
}
