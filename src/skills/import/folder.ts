import { readdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { type TableFile, tableFileAt } from './table-file.js'
import { UnknownVocabulary } from './vocabulary-source.js'

/** A publisher's download, unpacked into one folder. */
export class Folder {
  private readonly names: readonly string[]

  /** @throws UnknownVocabulary where there is no such folder. */
  constructor(private readonly path: string) {
    try {
      this.names = readdirSync(path)
    } catch (error) {
      throw new UnknownVocabulary(`${path} is not a folder that can be read`, { cause: error })
    }
  }

  /** Names that may say which version this is, the folder's own first. */
  get titles(): readonly string[] {
    return [basename(resolve(this.path)), ...this.names]
  }

  /** @throws UnknownVocabulary where several files could be meant. */
  find(pattern: RegExp): TableFile | null {
    const found = this.names.filter((name) => pattern.test(name))
    if (found.length > 1)
      throw new UnknownVocabulary(`${this.path} has several such files: ${found.sort().join(', ')}. Leave one there.`)
    return found[0] === undefined ? null : tableFileAt(join(this.path, found[0]))
  }

  /** `name`: what the publisher calls the file. @throws UnknownVocabulary where it is not there. */
  get(pattern: RegExp, name: string): TableFile {
    const file = this.find(pattern)
    if (!file) throw new UnknownVocabulary(`${this.path} lacks the file ${name}`)
    return file
  }
}
