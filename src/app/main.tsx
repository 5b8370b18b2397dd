import './tokens.css';
import './base.css';
import { render } from 'solid-js/web';
import * as z from 'zod/mini';
import { App } from './App.tsx';
import { applyScheme } from './session/scheme.ts';

// The content policy forbids compiling code from strings, which zod would otherwise try.
z.config({ jitless: true });

applyScheme();
render(() => <App />, document.getElementById('app')!);
