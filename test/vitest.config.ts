import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { plantMutant } from './proof/plant-mutant.js'

const { FLUX_MUTANT } = process.env

export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  plugins: FLUX_MUTANT ? [plantMutant(FLUX_MUTANT)] : [],
  // Without the alias, Vite and Node each load a graphql of their own, and graphql refuses a schema of the other one.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['reflect-metadata'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    maxConcurrency: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
