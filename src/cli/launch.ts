#!/usr/bin/env node
import module from 'node:module'
import { loadFetchClassesLate } from './late-class.ts'

// Caches compiled code for the next start, on Node 22.8 and later.
if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function')
  Reflect.apply(module.enableCompileCache, module, [])

loadFetchClassesLate()
void import('./main.ts').then(({ main }) => main())
