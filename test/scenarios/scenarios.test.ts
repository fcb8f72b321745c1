import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/test-app.js'
import { check } from './expectations.js'
import { tell } from './happenings.js'
import { type Scenario, scenarios } from './scenario.js'
import { Scene, StoryClock } from './scene.js'

/** Tells the story line by line; every fault, with the line at which it showed. */
async function faultsOf(scene: Scene, { story }: Scenario): Promise<string[]> {
  const faults: string[] = []
  for (const [index, line] of story.entries()) {
    if (typeof line === 'string') await tell(scene, line)
    else
      for (const [expectation, text] of Object.entries(line))
        for (const fault of await check(scene, expectation, text)) faults.push(`line ${index + 1} · ${fault}`)
  }
  return faults
}

describe('visibility, by every route', () => {
  const clock = new StoryClock()
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp({ clock: clock.read })
  })
  afterAll(() => app?.stop())

  const patienceMs = 240_000
  it.each(scenarios.map((scenario) => [scenario.title, scenario] as const))(
    '%s',
    { timeout: patienceMs },
    async (_, scenario) => {
      const scene = await Scene.load(app, clock, scenario)
      scene.somethingHappened()
      const faults = await faultsOf(scene, scenario)
      expect(faults, `\n${faults.join('\n')}\n`).toHaveLength(0)
    },
  )
})
