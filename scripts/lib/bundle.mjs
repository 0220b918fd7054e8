import { projectDir } from './project.mjs'

const forNode = { platform: 'node', format: 'esm', target: 'node20', packages: 'external', sourcemap: true }
const forBrowser = { platform: 'browser', format: 'iife', target: 'es2022', minify: true }

const make = async (entry, outfile, options) => {
  const { build, stop } = await import('esbuild')
  await build({
    absWorkingDir: projectDir,
    entryPoints: [entry],
    outfile,
    bundle: true,
    alias: { '@': projectDir },
    logLevel: 'warning',
    ...options,
  })
  // Its helper process would otherwise live as long as this one does.
  await stop()
}

/** Bundles one entry of our own TypeScript to `outfile`; packages stay where they are. Node 20 runs no TypeScript. */
export const bundle = (entry, outfile) => make(entry, outfile, forNode)

/** Bundles a worker of the browser whole, packages and all. */
export const bundleWorker = (entry, outfile) => make(entry, outfile, forBrowser)
