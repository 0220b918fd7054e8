import { projectDir } from './project.mjs'

/** Bundles one entry of our own TypeScript to `outfile`; packages stay where they are. Node 20 runs no TypeScript. */
export const bundle = async (entry, outfile) => {
  const { build, stop } = await import('esbuild')
  await build({
    absWorkingDir: projectDir,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    alias: { '@': projectDir },
    sourcemap: true,
    logLevel: 'warning',
  })
  // Its helper process would otherwise live as long as this one does.
  await stop()
}
