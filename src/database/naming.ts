import { DefaultNamingStrategy } from 'typeorm'

/** Tables and columns in snake_case; constraints carry the names that the migrations gave them. */
export class SnakeCaseNames extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName || propertyName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  }

  override primaryKeyName(table: { name: string } | string): string {
    const name = typeof table === 'string' ? table : table.name
    return `${name.split('.').pop()}_pkey`
  }
}
