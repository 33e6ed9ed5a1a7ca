#!/usr/bin/env node
import module from 'node:module'
import { loadFetchClassesLate } from './late-class.ts'

// What V8 has compiled is kept for the next start, where this Node can do that (22.8 and later).
if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function')
  Reflect.apply(module.enableCompileCache, module, [])

loadFetchClassesLate()
void import('./main.ts').then(({ main }) => main())
