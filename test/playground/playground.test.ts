import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/test-app.js'
import { loadWorld } from '../support/world.js'

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/google-chrome'] as const
const { CHROMIUM_PATH, REQUIRE_CHROMIUM } = process.env
const executablePath = CHROMIUM_PATH ?? usualPlaces.find((place) => existsSync(place)) ?? usualPlaces[0]
const isSkipped = !existsSync(executablePath) && !CHROMIUM_PATH && REQUIRE_CHROMIUM !== '1'

/** Without the browser's own traffic, so that every request seen is the page's. */
const quietly = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run']
const alone = ['--disable-background-networking', '--disable-component-update', '--disable-sync']

interface Watched {
  readonly page: Page
  /** Addresses that the page asked for, and those that the browser kept it from asking. */
  readonly asked: string[]
  readonly problems: string[]
}

async function watchPage(browser: Browser): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } })
  const page = await context.newPage()
  const asked: string[] = []
  const problems: string[] = []
  context.on('request', (request) => asked.push(request.url()))
  page.on('websocket', (socket) => asked.push(socket.url()))
  page.on('pageerror', (error) => problems.push(error.message))
  await context.exposeFunction('noteRefused', (address: string) => asked.push(address))
  await page.addInitScript(`addEventListener('securitypolicyviolation', (event) => noteRefused(event.blockedURI))`)
  return { page, asked, problems }
}

/** Types over what an editor holds, key by key as a person does. */
async function typeInto(page: Page, editor: string, text: string): Promise<void> {
  await page.locator(`${editor} .monaco-editor`).filter({ visible: true }).first().click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  await page.keyboard.type(text)
}

const title = `the playground in a browser${isSkipped ? ' (skipped: there is no Chromium; name one with CHROMIUM_PATH)' : ''}`

describe.skipIf(isSkipped)(title, () => {
  let app: TestApp
  let token: string
  let browser: Browser
  let watched: Watched

  beforeAll(async () => {
    app = await startTestApp()
    const people = { ada: { account: { name: 'Ada Lindqvist', jobTitle: 'Toolmaker' } } }
    const world = await loadWorld(app, { employers: { mill: { name: 'Mill', region: 'OTHER', people } } })
    token = await world.as('ada')
    browser = await chromium.launch({ executablePath, args: [...quietly, ...alone] })
    watched = await watchPage(browser)
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  it('opens at the root of the server and reads the schema', async () => {
    const { page } = watched
    const schemaIsRead = page.waitForResponse((response) => response.url() === `${app.url}/graphql`)
    await page.goto(app.url)
    expect((await (await schemaIsRead).json()).data.__schema.queryType.name).toBe('Query')
    expect(await page.title()).toBe('Flux Work Genome')
  })

  it('answers a query that was typed, for the person whose token stands in the headers', async () => {
    const { page } = watched
    await typeInto(page, '.graphiql-query-editor', '{ viewer { employee { name jobTitle } } }')
    await page.getByRole('button', { name: 'Headers', exact: true }).click()
    await typeInto(page, '.graphiql-editor-tool', `{ "Authorization": "Bearer ${token}" }`)
    await page.locator('.graphiql-execute-button').click()
    const answer = page.locator('.result-window')
    await expect.poll(() => answer.textContent(), { timeout: 30_000 }).toMatch(/Ada\sLindqvist/)
    expect(await answer.textContent()).toContain('Toolmaker')
  })

  it('asks no other host for anything, and runs without an error', () => {
    const own = new URL(app.url).host
    const isOwn = (address: string) => URL.canParse(address) && new URL(address).host === own
    const isInline = (address: string) => /^(data|blob):/.test(address)
    expect(watched.asked.filter((address) => !isOwn(address) && !isInline(address))).toEqual([])
    expect(watched.asked.filter(isOwn).length).toBeGreaterThanOrEqual(3)
    expect(watched.problems).toEqual([])
  })

  it('is kept from asking another host, which would be noticed here', async () => {
    const { page, asked } = watched
    const fetched = page.evaluate(`fetch('https://elsewhere.example/').then(() => 'fetched', () => 'refused')`)
    expect(await fetched).toBe('refused')
    await expect.poll(() => asked.some((address) => address.startsWith('https://elsewhere.example'))).toBe(true)
  })
})
