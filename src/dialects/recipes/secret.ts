import type { Recipe, RecipeInput } from './recipe.ts'

interface SecretMistake extends Pick<Recipe, 'id' | 'explanation' | 'fix'> {
  readonly keys: readonly (string | Buffer)[]
}

const secretMistakes = (secret: string): readonly SecretMistake[] => [
  {
    id: 'secret-whitespace',
    explanation: 'the secret had whitespace or a line break around it',
    fix: 'trim the secret when it is read from a file or the environment',
    keys: [secret.trim(), `${secret}\n`, `${secret}\r\n`, ` ${secret}`, `${secret} `].filter((key) => key !== secret),
  },
  {
    id: 'secret-quotes',
    explanation: 'the secret had quotes around it',
    fix: 'remove the quotes from the .env file or the configuration',
    keys: [`"${secret}"`, `'${secret}'`, secret.replace(/^["']|["']$/g, '')].filter((key) => key !== secret),
  },
  {
    id: 'secret-empty',
    explanation: 'the secret was empty or undefined',
    fix: 'set the secret where the receiver runs, and refuse to start without it',
    keys: ['', 'undefined', 'null', 'None'],
  },
  {
    id: 'secret-base64',
    explanation: 'the secret was decoded from or encoded in base64',
    fix: 'use the text of the secret as the key',
    keys: [Buffer.from(secret, 'base64'), Buffer.from(secret).toString('base64')],
  },
  {
    id: 'secret-case',
    explanation: 'the secret was converted to upper or lower case',
    fix: 'use the text of the secret as the key',
    keys: [secret.toUpperCase(), secret.toLowerCase()].filter((key) => key !== secret),
  },
]

/** Returns the mistakes in a secret whose text is the key. `digest` signs with a key for the dialect. */
export const secretRecipes = (digest: (key: string | Buffer, input: RecipeInput) => string): readonly Recipe[] =>
  secretMistakes('x').map(({ id, explanation, fix }) => ({
    id,
    explanation,
    fix,
    compute: (input) =>
      (secretMistakes(input.secret).find((one) => one.id === id)?.keys ?? []).map((key) => digest(key, input)),
  }))
