import { serve } from '@hono/node-server';
import { Hono } from 'hono';

// What the framework costs by itself: one route, nothing behind it.
serve({ fetch: new Hono().get('/', (c) => c.json({ status: 'live' })).fetch, port: Number(process.env.PORT) });
