export function checkImports(project?: string): Promise<{ modules: number; violations: string[] }>
