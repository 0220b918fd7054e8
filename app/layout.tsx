import '@fontsource-variable/instrument-sans/wght.css'
import '@fontsource-variable/source-serif-4/opsz.css'
import '@fontsource-variable/source-serif-4/opsz-italic.css'
import './globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'

export const metadata: Metadata = {
  title: { default: 'Crossover', template: '%s · Crossover' },
  description: 'Spaced repetition for machine-learning system design: know where the answer flips.',
  applicationName: 'Crossover',
  formatDetection: { telephone: false, email: false, address: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf9f6' },
    { media: '(prefers-color-scheme: dark)', color: '#111417' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // theme.js may set data-theme before React arrives.
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* Blocking on purpose: the theme has to stand before the first paint. */}
        {/* eslint-disable-next-line @next/next/no-sync-scripts */}
        <script src="/theme.js" />
      </head>
      <body>
        <a className="skip" href="#main">
          Skip to content
        </a>
        {children}
      </body>
    </html>
  )
}
